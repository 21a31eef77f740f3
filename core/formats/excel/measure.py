"""Widths and heights: wrapped text is shown whole, because merged cells do not grow by themselves.

Widths are pixels at 96 an inch, heights are points.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

from core import grid
from core.document import Cell, Role, Table
from core.formats.excel.styles import BODY_POINTS
from core.formats.excel.text import line_count, text_units

_PIXELS_PER_POINT = 96 / 72
_SIDE_PADDING = 7  # pixels that a cell keeps free, both sides together
_INDENT = 12  # pixels more, beside indented text
_LINE_SPACING = 1.3
_ROW_PADDING = 5  # points above and below the lines
LEAST_HEIGHT = 19  # that of a single line


def column_pixels(widths: Sequence[float], total: int) -> list[int]:
    """Share out `total` pixels in proportion to the relative widths."""
    whole = sum(widths)
    edges = [round(total * sum(widths[:index]) / whole) for index in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]


@lru_cache(maxsize=4096)  # the labels of a form are the same in every report
def text_height(text: str, pixels: int, points: float = BODY_POINTS) -> float:
    """Return the height of a text wrapped in a cell of this width."""
    unit = points * _PIXELS_PER_POINT / 2
    units = max(floor((pixels - _SIDE_PADDING) / unit), 2)
    lines = line_count(text, units)
    return ceil(lines * points * _LINE_SPACING) + _ROW_PADDING


def fitting_pixels(texts: Iterable[str], most: int) -> int:
    """Return the width of a column in which none of the texts wraps, unless it exceeds `most`."""
    longest = max(map(text_units, texts), default=0)
    return min(ceil(longest * BODY_POINTS * _PIXELS_PER_POINT / 2) + _SIDE_PADDING + _INDENT, most)


def line_height(texts: Iterable[str], pixels: Iterable[int]) -> float:
    """Return the height of a row of indented texts, each with the width of its column."""
    return max(map(text_height, texts, [width - _INDENT for width in pixels]))


def row_heights(table: Table, pixels: Sequence[int]) -> list[float]:
    """Return the height of each row of a table; values are one line high."""

    def needed(cell: Cell) -> float:
        if cell.role is Role.VALUE:
            return 0
        return text_height(cell.text, sum(pixels[cell.column : cell.last_column + 1]))

    return [ceil(height) for height in grid.row_heights(table, needed, LEAST_HEIGHT)]
