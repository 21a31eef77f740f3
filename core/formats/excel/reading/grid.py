"""A sheet as it was read, and the table it makes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from core.document import Table
from core.formats.raw import RawCell, Room, raw_table

MAX_AREA = 500_000  # cells of a sheet, blank ones among them, that a parser may lay out


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
    """Return the cells with text, moved to the top left corner.

    What is under a merged cell is as invisible as it is in the spreadsheet, and
    what merged cells have beyond the last text is cut off. One blank row below
    it stays, for it may be that of the figures.
    """
    visible = {place: text for place, text in grid.texts.items() if not text.isspace()}
    if not visible:
        return []
    rows, columns = {row for row, _ in visible}, {column for _, column in visible}
    top, left, bottom, right = min(rows), min(columns), max(rows), max(columns)
    bottom = max(bottom, min(bottom + 1, grid.last_row))
    spans = {
        (area.top, area.left): (
            min(area.bottom, bottom) - area.top + 1,
            min(area.right, right) - area.left + 1,
        )
        for area in grid.merged
        if top <= area.top <= bottom and left <= area.left <= right
    }
    places = visible.keys() | spans.keys() | {(bottom, left)}
    return [
        RawCell(
            row - top,
            column - left,
            visible.get((row, column), ""),
            *spans.get((row, column), (1, 1)),
        )
        for row, column in sorted(places)
    ]
