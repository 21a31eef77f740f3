"""Which row of the form each row of a grid is: by its label, or what is most like it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.document.document import Cell
from core.interpret.figures import looks_like_figure
from core.interpret.labels import LabelIndex, Spot, alike, plain, whole_group
from core.interpret.pieces import Grid

_ORDINAL = re.compile(r"\(?\d{1,2}\)?[.、]?")
_LIKE_ROW = "行名“{}”与表样不同，按最接近的一行读入"
BETWEEN = "行名没有认出，按上下行的位置读入"


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid that a row of the form was found for."""

    spot: Spot
    labels: tuple[Cell, ...]
    values: tuple[Cell, ...]
    doubt: str = ""


class RowFinder:
    """Finds the rows of a form in grids."""

    def __init__(self, index: LabelIndex) -> None:
        self._index = index

    def find(self, grid: Grid) -> dict[int, GridRow]:
        """Return the rows found, by their numbers in the grid."""
        rows: dict[int, GridRow] = {}
        for number, cells in grid.rows.items():
            row = self._row(number, cells)
            if row:
                rows[number] = row
        self._add_similar(grid, rows)
        self._add_between(grid, rows)
        self._add_groups(grid, rows)
        return rows

    def _row(self, number: int, cells: list[Cell]) -> GridRow | None:
        """Return the row of the form whose label begins a row of the grid."""
        labels: list[Cell] = []
        leaf: Spot | None = None
        for cell in cells:
            spots = self._index.spots(cell.text, "row")
            if spots:
                labels.append(cell)
                leaf = next((spot for spot in spots if spot.is_leaf), leaf)
            elif cell.text.strip() and (labels or not _is_beside(cell)):
                break
        if leaf is None:
            return None
        return self._with_values(number, cells, leaf, tuple(labels))

    def _with_values(
        self, number: int, cells: list[Cell], leaf: Spot, labels: tuple[Cell, ...], doubt: str = ""
    ) -> GridRow | None:
        """Return the row with the cells right of its label; None for a row of headers."""
        after = labels[-1].last_column
        right = [cell for cell in cells if cell.column > after]
        if not right or any(self._index.spots(cell.text, "column") for cell in right):
            return None
        values = tuple(cell for cell in right if cell.row == number)
        return GridRow(leaf, labels, values, doubt)

    def _add_similar(self, grid: Grid, rows: dict[int, GridRow]) -> None:
        """Find rows whose label is worded in an unknown way."""
        unnamed = _unnamed(grid, rows) if rows else []
        free = self._free(rows.values()) if unnamed else []
        for number, label, cells in unnamed:
            spot = alike(label.text, free)
            if spot and not self._index.spots(label.text):
                text = " ".join(label.text.split())
                row = self._with_values(number, cells, spot, (label,), _LIKE_ROW.format(text))
                if row:
                    rows[number] = row
                    free.remove(spot)

    def _add_between(self, grid: Grid, rows: dict[int, GridRow]) -> None:
        """Find a row by its neighbours, where the form has exactly one row between them."""
        unnamed = _unnamed(grid, rows)
        free = self._free(rows.values()) if unnamed else []
        order = [spot for spots in self._index.leaves.values() for spot in spots]
        for number, label, cells in unnamed:
            above, below = rows.get(number - 1), rows.get(number + 1)
            if not above or not below:
                continue
            between = order[order.index(above.spot) + 1 : order.index(below.spot)]
            if len(between) == 1 and between[0] in free:
                row = self._with_values(number, cells, between[0], (label,), BETWEEN)
                if row:
                    rows[number] = row

    def _add_groups(self, grid: Grid, rows: dict[int, GridRow]) -> None:
        """Find a group that has figures itself and no rows of its own.

        A group at the end of a grid may have its rows on the next page.
        """
        last = max(rows, default=0)
        for number, label, cells in _unnamed(grid, rows):
            for group in self._index.spots(label.text, "row") if number < last else ():
                rest = self._index.rest_of(group)
                if rest and not self._has_any(group, rows.values()):
                    doubt = whole_group(group, rest)
                    row = self._with_values(number, cells, rest, (label,), doubt)
                    if row:
                        rows[number] = row

    def _has_any(self, group: Spot, rows: Iterable[GridRow]) -> bool:
        leaves = {id(leaf) for leaf in self._index.leaves_of(group)}
        return any(id(row.spot) in leaves for row in rows)

    def _free(self, rows: Iterable[GridRow]) -> list[Spot]:
        """Return the rows not found yet, of the tables of which some are found."""
        rows = list(rows)
        tables = {row.spot.table for row in rows}
        taken = {id(row.spot) for row in rows}
        return [
            spot
            for (table, _, axis), spots in self._index.leaves.items()
            if axis == "row" and table in tables
            for spot in spots
            if id(spot) not in taken
        ]


def _is_beside(cell: Cell) -> bool:
    """Say whether a cell may stand before a row's label: its number, or an unknown group's name."""
    return cell.row_span > 1 or bool(_ORDINAL.fullmatch(plain(cell.text)))


def _unnamed(grid: Grid, rows: dict[int, GridRow]) -> list[tuple[int, Cell, list[Cell]]]:
    """Return the rows without a known label that have figures, with the text before these."""
    found = []
    for number, cells in grid.rows.items():
        filled = [cell for cell in cells if cell.text.strip()]
        texts = [cell for cell in filled if not looks_like_figure(cell.text)]
        figures = [cell for cell in filled if looks_like_figure(cell.text) and cell.row == number]
        if number not in rows and texts and figures and texts[-1].column < figures[-1].column:
            found.append((number, texts[-1], cells))
    return found
