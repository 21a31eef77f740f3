"""The ruling lines among what is drawn on a page."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2_raw as raw  # type: ignore[import-untyped]

from core.formats.pdf.reading.pages import Rule
from core.formats.pdf.reading.ruling import (
    IDENTITY,
    MOST_SEGMENTS,
    Matrix,
    Point,
    moved,
    product,
    rules_of,
)
from core.formats.pdf.reading.turning import Turn

_DEEPEST = 8  # forms inside forms
_CURVED = raw.FPDF_SEGMENT_BEZIERTO


def rules_on(page: Any, turn: Turn) -> tuple[list[Rule], bool]:  # noqa: ANN401 (a pointer)
    """Return the lines on a page, and whether there is a picture."""
    drawing = _Drawing(turn)
    objects = (
        raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page))
    )
    drawing.visit(objects, IDENTITY, _DEEPEST)
    return drawing.rules, drawing.has_picture


class _Drawing:
    """Collects lines from page objects and from forms, which have objects of their own."""

    def __init__(self, turn: Turn) -> None:
        self.rules: list[Rule] = []
        self.has_picture = False
        self._turn = turn
        self._left = MOST_SEGMENTS

    def visit(self, objects: Iterator[object], matrix: Matrix, depth: int) -> None:
        """Look at objects that stand in the coordinates of a matrix."""
        for item in objects:
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.has_picture = True
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(item, product(_matrix_of(item), matrix))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
                inner = (
                    raw.FPDFFormObj_GetObject(item, index)
                    for index in range(raw.FPDFFormObj_CountObjects(item))
                )
                self.visit(inner, product(_matrix_of(item), matrix), depth - 1)
            if self._left <= 0:
                return

    def _path(self, path: object, matrix: Matrix) -> None:
        count = raw.FPDFPath_CountSegments(path)
        self._left -= count
        if count < 2 or self._left <= 0:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        for points in _pieces(path, count, matrix):
            if fill.value or stroke.value:
                corners = [self._turn.point(x, y) for x, y in points]
                self.rules += rules_of(corners, is_stroked=bool(stroke.value))


def _pieces(path: object, count: int, matrix: Matrix) -> Iterator[list[Point]]:
    """Yield the corners of each part of a path that hangs together and has no curves."""
    points: list[Point] = []
    is_curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not is_curved:
                yield points
            points, is_curved = [], False
        is_curved = is_curved or kind == _CURVED
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(moved(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not is_curved:
        yield points


def _matrix_of(item: object) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
