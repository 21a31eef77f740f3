"""Outlines as ruling lines, and the coordinates they stand in.

Writers draw a line as a stroke, as a thin filled rectangle, or as an edge of a
stroked rectangle; thick filled rectangles are shades.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from core.formats.pdf.reading.pages import Rule

Point: TypeAlias = tuple[float, float]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MOST_SEGMENTS = 20_000  # on a page; a map may have more
_THICKEST = 3.0  # points
_SHORTEST = 2.0  # points: shorter ones are dots, or parts of a letter's outline


def rules_of(points: Sequence[Point], *, is_stroked: bool) -> Iterator[Rule]:
    """Yield the lines that an outline without curves is, given by its corners in points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Rule(min(xs), min(ys), max(xs), max(ys))
    wide, high = box.x1 - box.x0, box.bottom - box.top
    if min(wide, high) <= _THICKEST:
        if max(wide, high) >= _SHORTEST:
            yield box
    elif is_stroked:
        yield from filter(_is_rule, map(_edge, pairwise(points)))


def _edge(ends: tuple[Point, Point]) -> Rule:
    (ax, ay), (bx, by) = ends
    return Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _is_rule(edge: Rule) -> bool:
    wide, high = edge.x1 - edge.x0, edge.bottom - edge.top
    return min(wide, high) <= 1 and max(wide, high) >= _SHORTEST


def moved(matrix: Matrix, x: float, y: float) -> Point:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def product(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does what the first does, then the second."""
    a, b, c, d, e, f = first
    (e2, f2), (g, h, i, j, _, _) = moved(second, e, f), second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e2, f2
