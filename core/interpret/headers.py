"""Which column of the form stands above a cell of a grid."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from core.document.document import Cell
from core.interpret.labels import LabelIndex, Spot, alike, keys, plain
from core.interpret.pieces import Grid

_UNIT = re.compile(r"单位[:为]?(?P<unit>[^()\s]{1,3})")


@dataclass(frozen=True, slots=True)
class _Header:
    """A label in a grid, with the columns it covers, blank cells beside it included."""

    cell: Cell
    last_column: int
    keys: frozenset[str]
    spots: tuple[Spot, ...]

    def covers(self, cell: Cell) -> bool:
        return self.cell.column <= cell.last_column and cell.column <= self.last_column

    def overlaps(self, cell: Cell) -> bool:
        """Say whether the label itself stands above the cell, not a blank beside it."""
        return self.cell.column <= cell.last_column and cell.column <= self.cell.last_column


class Headers:
    """The column labels of one grid."""

    def __init__(self, grid: Grid, index: LabelIndex) -> None:
        self._grid = grid
        self._index = index
        self._headers = [
            _Header(cell, self._reach(cell, spots), frozenset(keys(cell.text)), tuple(spots))
            for cell in sorted(grid.cells, key=lambda cell: -cell.row)
            if cell.text and (spots := index.spots(cell.text, "column"))
        ]
        # A table may have thousands of columns; each is looked up for every cell below.
        self._over: dict[int, list[_Header]] = {}
        for header in self._headers:
            for column in range(header.cell.column, header.last_column + 1):
                self._over.setdefault(column, []).append(header)

    @cached_property
    def _texts(self) -> dict[int, dict[int, Cell]]:
        """The cells with text, by the rows and columns they cover."""
        return {
            row: {
                column: cell
                for cell in cells
                if cell.text.strip()
                for column in range(cell.column, cell.last_column + 1)
            }
            for row, cells in self._grid.rows.items()
        }

    def _above(self, cell: Cell) -> Iterator[Cell]:
        """Yield the texts above a cell, the nearest first."""
        for row in range(cell.row - 1, min(self._grid.rows) - 1, -1):
            other = self._texts.get(row, {}).get(cell.column)
            if other is not None:
                yield other

    def _reach(self, cell: Cell, spots: list[Spot]) -> int:
        """Return the last column of a label; a group reaches over blanks to its right."""
        last = cell.last_column
        if all(spot.is_leaf for spot in spots):
            return last
        for other in self._grid.rows[cell.row]:
            if other.column == last + 1 and not other.text.strip():
                last = other.last_column
        return last

    def leaf_cells(self, table: str, block: int) -> list[Cell]:
        """Return the cells that name columns of a block, from the left."""
        found = [
            header.cell
            for header in self._headers
            if any(self._is_leaf(spot, table, block) for spot in header.spots)
        ]
        return sorted(found, key=lambda cell: cell.column)

    @staticmethod
    def _is_leaf(spot: Spot, table: str, block: int) -> bool:
        return spot.is_leaf and (spot.table, spot.block) == (table, block)

    def used_for(self, cell: Cell) -> list[Cell]:
        """Return the labels above a cell."""
        return [h.cell for h in self._covering(cell) if h.cell.row < cell.row]

    def _covering(self, cell: Cell) -> list[_Header]:
        """Return the labels over the columns of a cell, the lowest first."""
        if cell.column == cell.last_column:
            return self._over.get(cell.column, [])
        return [header for header in self._headers if header.covers(cell)]

    def column(
        self, table: str, block: int, cell: Cell, beside: frozenset[str] = frozenset()
    ) -> Spot | None:
        """Return the column of a block that a cell stands in.

        Where columns have the same label, the groups above decide, or groups
        named `beside` the cell. None when no label tells, or several.
        """
        above = [h for h in self._covering(cell) if h.cell.last_row < cell.row]
        candidates = self._nearest(above, table, block, cell)
        if len(candidates) > 1:
            groups = beside.union(*(header.keys for header in above))
            candidates = _best(candidates, groups)
        return candidates[0] if len(candidates) == 1 else None

    def _nearest(self, above: list[_Header], table: str, block: int, cell: Cell) -> list[Spot]:
        """Return the leaves that the lowest label above the cell may name."""
        found: list[Spot] = []
        row = -1
        for header in above:
            if found and header.cell.row < row:
                break
            leaves = [spot for spot in header.spots if self._is_leaf(spot, table, block)]
            begins = header.cell.column <= cell.column
            if leaves and header.overlaps(cell) and (begins or not found):
                found = leaves
                row = header.cell.row
        return found

    def like(self, cell: Cell, spots: list[Spot]) -> Spot | None:
        """Return the column whose label is most like the text above a cell."""
        for other in self._above(cell):
            if not any(
                char.isdigit() for char in plain(other.text)[:1]
            ):  # no figure of a row above
                return alike(other.text, spots)
        return None

    def unit(self, cell: Cell) -> str:
        """Return the unit that the nearest text above a cell names, or an empty string."""
        for other in self._above(cell):
            found = _UNIT.search(plain(other.text))
            if found:
                return found["unit"]
        return ""


def _best(candidates: list[Spot], groups: frozenset[str]) -> list[Spot]:
    """Return the candidates most of whose groups are named."""
    scored = [(sum(bool(group & groups) for group in spot.groups), spot) for spot in candidates]
    most = max(score for score, _ in scored)
    return [spot for score, spot in scored if score == most]
