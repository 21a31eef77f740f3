"""A sheet as it was read, and the table it makes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from core.document import Table
from core.formats.raw import TOO_LARGE, RawCell, ReadError, raw_table

MAX_AREA = 500_000  # cells of a sheet, blank ones among them, that a parser may lay out
_MOST_CELLS = 200_000  # of all sheets together, once their empty edges are gone


class Merged(NamedTuple):
    """A merged range; rows and columns count from 0, the last ones belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The texts of a sheet by row and column, from 0; blank cells are not among them."""

    name: str
    texts: dict[tuple[int, int], str]
    merged: list[Merged] = field(default_factory=list)


def tables(grids: Iterable[Grid]) -> list[Table]:
    """Return a table for each sheet that is not empty, without the empty edges."""
    made = []
    left = _MOST_CELLS
    for grid in grids:
        cells = _cells(grid)
        if not cells:
            continue
        made.append(raw_table(cells, grid.name))
        left -= made[-1].rows * made[-1].columns
        if left < 0:
            raise ReadError(TOO_LARGE)
    return made


def _cells(grid: Grid) -> list[RawCell]:
    """Return the cells with text, moved to the top left corner.

    What is under a merged cell is as invisible as it is in the spreadsheet, and
    what a merged cell has beyond the last text is cut off.
    """
    visible = {place: text for place, text in grid.texts.items() if not text.isspace()}
    if not visible:
        return []
    rows, columns = {row for row, _ in visible}, {column for _, column in visible}
    top, left, bottom, right = min(rows), min(columns), max(rows), max(columns)
    cells = {
        (row, column): RawCell(row - top, column - left, text)
        for (row, column), text in sorted(visible.items())
    }
    for area in grid.merged:
        place = (area.top, area.left)
        if place in cells:
            height = min(area.bottom, bottom) - area.top + 1
            width = min(area.right, right) - area.left + 1
            cells[place] = cells[place]._replace(row_span=height, column_span=width)
    return list(cells.values())
