"""Tables without ruling lines: figures that stand below one another in columns.

Prose has no wide gaps; lines that have them, and figures after them, are rows.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from core.formats.pdf_reading.lines import Line, pieces_of
from core.formats.pdf_reading.parts import PartCell, TablePart

_FIGURE = re.compile(r"[-+－]?[\d,，]+(?:[.．]\d+)?|[/／—－-]|无")
_LEAST_ROWS = 2  # with figures
_MOST_HEADERS = 4  # lines above the first figures that may be headers


def with_tables(lines: Sequence[Line]) -> list[Line | TablePart]:
    """Return lines from the top, with a table in place of those that are its rows."""
    pieces = [pieces_of(line) for line in lines]
    found: list[Line | TablePart] = []
    start = 0
    while start < len(lines):
        end = _end_of_rows(pieces, start)
        rows = pieces[start:end]
        if sum(map(_has_figures, rows)) >= _LEAST_ROWS:
            found.append(_table(rows, lines[start:end]))
            start = end
        else:
            found.append(lines[start])
            start += 1
    return found


def _end_of_rows(pieces: Sequence[Sequence[Line]], start: int) -> int:
    """Return the line after the rows that begin at a line: all but a few have figures."""
    end = start
    without = 0
    while end < len(pieces) and len(pieces[end]) > 1:
        without = 0 if _has_figures(pieces[end]) else without + 1
        if without > _MOST_HEADERS:
            return start
        end += 1
    return end


def _has_figures(row: Sequence[Line]) -> bool:
    return any(_FIGURE.fullmatch(piece.text) for piece in row[1:])


def _table(rows: Sequence[Sequence[Line]], lines: Sequence[Line]) -> TablePart:
    xs = _edges(rows)
    cells = [
        PartCell(number, 1, *_sides(piece, xs), piece.text)
        for number, row in enumerate(rows)
        for piece in row
    ]
    return TablePart(
        lines[0].top, lines[-1].bottom, tuple(xs), len(rows), tuple(cells), tuple(lines)
    )


def _edges(rows: Sequence[Sequence[Line]]) -> list[float]:
    """Return where columns begin and end: between the bands that figures and labels fill."""
    narrow = [piece for row in rows for piece in row if _FIGURE.fullmatch(piece.text)]
    first = min(piece.x0 for piece in narrow)
    labels = [p for row in rows if _has_figures(row) for p in row if p.x1 <= first]
    bands = _bands([*narrow, *labels])
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(bands)]
    every = [piece for row in rows for piece in row]
    return [min(p.x0 for p in every), *middles, max(p.x1 for p in every)]


def _bands(pieces: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the stretches that pieces cover, from the left."""
    bands: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if bands and piece.x0 <= bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], piece.x1))
        else:
            bands.append((piece.x0, piece.x1))
    return bands


def _sides(piece: Line, xs: Sequence[float]) -> tuple[float, float]:
    """Return the sides of the columns in which most of a piece stands."""
    inside = [
        (left, right)
        for left, right in pairwise(xs)
        if min(piece.x1, right) - max(piece.x0, left) > min(piece.size, piece.x1 - piece.x0) / 2
    ]
    return (inside[0][0], inside[-1][1]) if inside else (xs[0], xs[1])
