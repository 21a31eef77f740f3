"""The geometry of a table's grid: heights of rows and places of edges."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from core.document.document import Cell, Table


def row_heights(
    table: Table, needed_height: Callable[[Cell], float], minimum: float
) -> list[float]:
    """Return the least heights with which every cell holds its text.

    No row is lower than `minimum`. Cells of one row decide first; where a cell
    that spans rows still needs more, its rows grow by equal parts.
    """
    heights = [minimum] * table.rows
    for cell in sorted(table.cells, key=lambda cell: cell.row_span):
        rows = range(cell.row, cell.last_row + 1)
        missing = needed_height(cell) - sum(heights[row] for row in rows)
        if missing > 0:
            for row in rows:
                heights[row] += missing / cell.row_span
    return heights


def edges(sizes: Sequence[float]) -> list[float]:
    """Return where rows or columns of these sizes begin, and where the last ends."""
    return list(accumulate(sizes, initial=0.0))


def column_widths(table: Table, total: float) -> list[float]:
    """Return the column widths, in the table's proportions, that make up `total`."""
    scale = total / sum(table.widths)
    return [width * scale for width in table.widths]


def span(sizes: Sequence[float], first: int, count: int) -> float:
    """Return the size of `count` rows or columns from `first` on."""
    return sum(sizes[first : first + count])
