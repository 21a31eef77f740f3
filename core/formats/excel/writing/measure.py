"""Widths and heights: wrapped text is shown whole, because merged cells do not grow by themselves.

Widths are pixels at 96 an inch, heights are points.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

from core.document import grid
from core.document.document import Cell, Role, Table
from core.formats.excel.writing.cell_texts import line_count, text_units
from core.formats.excel.writing.styles import BODY_POINTS, SMALL_POINTS
from core.formats.setting.labels import group_label, head_lines, is_vertical

_PIXELS_PER_POINT = 96 / 72
_SIDE_PADDING = 7  # pixels that a cell keeps free, both sides together
_INDENT = 12  # pixels more, beside indented text
_LINE_SPACING = 1.3
_ROW_PADDING = 5  # points above and below the lines
_WORD = 8  # half characters: what is no longer is one word, which does not look well in two lines
LEAST_HEIGHT = 19  # that of a single line


def column_pixels(widths: Sequence[float], total: int) -> list[int]:
    """Share out `total` pixels in proportion to the relative widths."""
    whole = sum(widths)
    edges = [round(total * sum(widths[:index]) / whole) for index in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _room(pixels: int, points: float = BODY_POINTS) -> int:
    """Return how many half characters fit on a line of a cell."""
    return max(floor((pixels - _SIDE_PADDING) / (points * _PIXELS_PER_POINT / 2)), 2)


@lru_cache(maxsize=4096)  # the labels of a form are the same in every report
def text_height(text: str, pixels: int, points: float = BODY_POINTS) -> float:
    """Return the height of a text wrapped in a cell of this width."""
    lines = line_count(text, _room(pixels, points))
    return ceil(lines * points * _LINE_SPACING) + _ROW_PADDING


def fitting_pixels(texts: Iterable[str], most: int) -> int:
    """Return the width of a column in which none of the texts wraps, unless it exceeds `most`."""
    longest = max(map(text_units, texts), default=0)
    return min(ceil(longest * BODY_POINTS * _PIXELS_PER_POINT / 2) + _SIDE_PADDING + _INDENT, most)


def line_height(texts: Iterable[str], pixels: Iterable[int]) -> float:
    """Return the height of a row of indented texts, each with the width of its column."""
    return max(map(text_height, texts, [width - _INDENT for width in pixels]))


def cell_pixels(cell: Cell, pixels: Sequence[int]) -> int:
    """Return the width of a cell from those of the columns."""
    return sum(pixels[cell.column : cell.last_column + 1])


def is_stacked(cell: Cell, pixels: int) -> bool:
    """Tell whether the characters of a cell this wide stand one below the other."""
    return is_vertical(cell, cell.text, _room(pixels) / 2)


def header_points(table: Table, pixels: Sequence[int]) -> float:
    """Return the size of a table's headers: small where a column's would break into pieces."""
    breaks = any(
        text_units(cell.text) <= _WORD and line_count(cell.text, _room(pixels[cell.column])) > 1
        for cell in table.cells
        if cell.role is Role.HEADER and cell.column_span == 1
    )
    return SMALL_POINTS if breaks else BODY_POINTS


def shown_text(cell: Cell, pixels: int, points: float) -> str:
    """Return what a label's cell shows: a head broken between words, a group after its number."""
    group = group_label(cell, cell.text)
    if group and text_units(cell.text) > _room(pixels):
        return "\n".join(group)
    if cell.role is not Role.HEADER:
        return cell.text
    return "\n".join(head_lines(cell.text, _room(pixels, points) / 2))


def row_heights(table: Table, pixels: Sequence[int]) -> list[float]:
    """Return the height of each row of a table; values are one line high."""
    of_headers = header_points(table, pixels)

    def needed(cell: Cell) -> float:
        if cell.role is Role.VALUE:
            return 0
        width = cell_pixels(cell, pixels)
        if is_stacked(cell, width):
            return len(cell.text) * text_height("", width)
        points = of_headers if cell.role is Role.HEADER else BODY_POINTS
        return text_height(shown_text(cell, width, points), width, points)

    return [ceil(height) for height in grid.row_heights(table, needed, LEAST_HEIGHT)]
