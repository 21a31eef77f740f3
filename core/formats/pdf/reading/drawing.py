"""The ruling lines among what is drawn on a page.

Writers draw a line as a stroke, as a thin filled rectangle, or as an edge of a
stroked rectangle; thick filled rectangles are shades.
"""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TypeAlias

import pypdfium2_raw as raw  # type: ignore[import-untyped]

from core.formats.pdf.reading.pages import Rule
from core.formats.pdf.reading.turning import Turn

_Point: TypeAlias = tuple[float, float]
_Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_THICKEST = 3.0  # points
_SHORTEST = 2.0  # points: shorter ones are dots, or parts of a letter's outline
_MOST_SEGMENTS = 20_000  # on a page; a map may have more
_DEEPEST = 8  # forms inside forms
_CURVED = raw.FPDF_SEGMENT_BEZIERTO


def rules_on(page: Any, turn: Turn) -> tuple[list[Rule], bool]:  # noqa: ANN401 (a pointer)
    """Return the lines on a page, and whether there is a picture."""
    drawing = _Drawing(turn)
    objects = (
        raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page))
    )
    drawing.visit(objects, _IDENTITY, _DEEPEST)
    return drawing.rules, drawing.has_picture


class _Drawing:
    """Collects lines from page objects and from forms, which have objects of their own."""

    def __init__(self, turn: Turn) -> None:
        self.rules: list[Rule] = []
        self.has_picture = False
        self._turn = turn
        self._left = _MOST_SEGMENTS

    def visit(self, objects: Iterator[object], matrix: _Matrix, depth: int) -> None:
        """Look at objects that stand in the coordinates of a matrix."""
        for item in objects:
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.has_picture = True
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(item, _product(_matrix_of(item), matrix))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
                inner = (
                    raw.FPDFFormObj_GetObject(item, index)
                    for index in range(raw.FPDFFormObj_CountObjects(item))
                )
                self.visit(inner, _product(_matrix_of(item), matrix), depth - 1)
            if self._left <= 0:
                return

    def _path(self, path: object, matrix: _Matrix) -> None:
        count = raw.FPDFPath_CountSegments(path)
        self._left -= count
        if count < 2 or self._left <= 0:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        for points in _pieces(path, count, matrix):
            if fill.value or stroke.value:
                self._piece(
                    [self._turn.point(x, y) for x, y in points], is_stroked=bool(stroke.value)
                )

    def _piece(self, points: list[_Point], *, is_stroked: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Rule(min(xs), min(ys), max(xs), max(ys))
        wide, high = box.x1 - box.x0, box.bottom - box.top
        if min(wide, high) <= _THICKEST:
            if max(wide, high) >= _SHORTEST:
                self.rules.append(box)
        elif is_stroked:
            self.rules += filter(_is_rule, map(_edge, pairwise(points)))


def _edge(ends: tuple[_Point, _Point]) -> Rule:
    (ax, ay), (bx, by) = ends
    return Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _is_rule(edge: Rule) -> bool:
    wide, high = edge.x1 - edge.x0, edge.bottom - edge.top
    return min(wide, high) <= 1 and max(wide, high) >= _SHORTEST


def _pieces(path: object, count: int, matrix: _Matrix) -> Iterator[list[_Point]]:
    """Yield the corners of each part of a path that hangs together and has no curves."""
    points: list[_Point] = []
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
        points.append(_moved(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not is_curved:
        yield points


def _matrix_of(item: object) -> _Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _moved(matrix: _Matrix, x: float, y: float) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _product(first: _Matrix, second: _Matrix) -> _Matrix:
    """Return the matrix that does what the first does, then the second."""
    a, b, c, d, e, f = first
    (e2, f2), (g, h, i, j, _, _) = _moved(second, e, f), second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e2, f2
