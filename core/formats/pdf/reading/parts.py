"""The part of a table that stands on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.formats.pdf.reading.grid import Grid
from core.formats.pdf.reading.lines import Line, joined, lines_of
from core.formats.pdf.reading.pages import Glyph


class PartCell(NamedTuple):
    """A cell: its rows in the part, its sides on the page, and its text."""

    row: int
    row_span: int
    x0: float
    x1: float
    text: str
    sighting: int = -1  # the number of what was seen of it, on a scan

    @property
    def last_row(self) -> int:
        """The lowest row the cell covers."""
        return self.row + self.row_span - 1


@dataclass(frozen=True, slots=True)
class TablePart:
    """Rows of a table on one page; `lines` are its text as if there were no table."""

    top: float
    bottom: float
    xs: tuple[float, ...]
    rows: int
    cells: tuple[PartCell, ...]
    lines: tuple[Line, ...]

    @property
    def is_table(self) -> bool:
        """Whether there are columns: a frame, or a column of shades, is no table."""
        return any(cell.x0 > self.xs[0] for cell in self.cells)


def part_of(grid: Grid, glyphs: Sequence[Glyph]) -> TablePart:
    """Return the part that a grid makes of the characters inside it."""
    places = _owners(grid)
    texts: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        row = _interval(grid.ys, (glyph.top + glyph.bottom) / 2)
        column = _interval(grid.xs, (glyph.x0 + glyph.x1) / 2)
        texts.setdefault(places[row, column], []).append(glyph)
    cells = tuple(
        PartCell(
            cell.row,
            cell.row_span,
            grid.xs[cell.column],
            grid.xs[cell.column + cell.column_span],
            joined(lines_of(texts.get(index, ()))),
        )
        for index, cell in enumerate(grid.cells)
    )
    rows = len(grid.ys) - 1
    return TablePart(grid.ys[0], grid.ys[-1], grid.xs, rows, cells, tuple(lines_of(glyphs)))


def is_inside(grid: Grid, glyph: Glyph) -> bool:
    """Tell whether a character stands in the area of a grid."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]


def _owners(grid: Grid) -> dict[tuple[int, int], int]:
    """Return which cell has each place; where cells overlap, the first."""
    owners: dict[tuple[int, int], int] = {}
    for index, cell in enumerate(grid.cells):
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                owners.setdefault((row, column), index)
    return owners


def _interval(edges: Sequence[float], position: float) -> int:
    """Return the number of the interval between edges that a position is in."""
    return min(max(sum(edge <= position for edge in edges) - 1, 0), len(edges) - 2)
