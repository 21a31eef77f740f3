"""A sheet as it was read, and the table it makes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from core.document.document import Table
from core.formats.reading.raw import RawCell, Room, raw_table

MAX_AREA = 500_000  # cells of a sheet, blank ones among them, that a parser may lay out

_BEYOND = 20  # rows or columns


class Merged(NamedTuple):
    """A merged range; rows and columns count from 0, the last ones belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The texts of a sheet by row and column, from 0; blank cells are not among them.

    `last_row` is the last one in use, be it blank; -1 when it is not known.
    """

    name: str
    texts: dict[tuple[int, int], str]
    merged: list[Merged] = field(default_factory=list)
    last_row: int = -1


def tables(grids: Iterable[Grid]) -> list[Table]:
    """Return a table for each sheet that is not empty, without the empty edges."""
    room = Room()
    made = []
    for grid in grids:
        cells = _cells(grid)
        if cells:
            made.append(raw_table(cells, grid.name))
            room.take(made[-1])
    return made


def _cells(grid: Grid) -> list[RawCell]:
    """Return the cells with text, moved to the top left corner, and merged blank ones.

    What is under a merged cell is as invisible as it is in the spreadsheet.
    """
    visible = {place: text for place, text in grid.texts.items() if not text.isspace()}
    if not visible:
        return []
    used = _used(grid, visible)
    spans = {
        (area.top, area.left): (
            min(area.bottom, used.bottom) - area.top + 1,
            min(area.right, used.right) - area.left + 1,
        )
        for area in grid.merged
        if used.top <= area.top <= used.bottom and used.left <= area.left <= used.right
    }
    places = visible.keys() | spans.keys() | {(used.bottom, used.left)}
    return [
        RawCell(
            row - used.top,
            column - used.left,
            visible.get((row, column), ""),
            *spans.get((row, column), (1, 1)),
        )
        for row, column in sorted(places)
    ]


def _used(grid: Grid, visible: dict[tuple[int, int], str]) -> Merged:
    """Return the area with text.

    Merged cells may reach a little beyond the last text; what they have further
    out is cut off, for a title may be merged over the whole width of the sheet.
    One blank row below the text stays, too: it may be that of the figures.
    """
    rows, columns = {row for row, _ in visible}, {column for _, column in visible}
    bottom, right = max(rows), max(columns)
    areas = [area for area in grid.merged if area[:2] in visible]
    below = [area.bottom for area in areas if area.bottom <= bottom + _BEYOND]
    beside = [area.right for area in areas if area.right <= right + _BEYOND]
    bottom = max([bottom, min(bottom + 1, grid.last_row), *below])
    return Merged(min(rows), min(columns), bottom, max([right, *beside]))
