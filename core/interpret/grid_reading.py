"""Figures out of a grid: a row by the label beside it, a column by the labels above it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.document import Cell
from core.form_schema import Kind
from core.interpret.figures import looks_like_figure
from core.interpret.headers import Headers
from core.interpret.labels import LabelIndex, Spot, address, alike, keys, plain
from core.interpret.pieces import Grid
from core.interpret.placing import Findings, Placed

_ORDINAL = re.compile(r"\(?\d{1,2}\)?[.、]?")
_BY_PLACE = "没有认出栏目名称，按位置读入"
_LIKE_ROW = "行名“{}”与表样不同，按最接近的一行读入"
_LIKE_COLUMN = "栏目名称与表样不同，按最接近的一栏读入"
_BETWEEN = "行名没有认出，按上下行的位置读入"
_FEW = 3  # labels of columns that tell a table without row labels


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a grid that a row of the form was found for."""

    spot: Spot
    labels: tuple[Cell, ...]
    values: tuple[Cell, ...]
    doubt: str = ""


@dataclass
class Attempt:
    """What one way of looking at a grid yields."""

    places: dict[str, Placed] = field(default_factory=dict)
    used: list[Cell] = field(default_factory=list)
    orders: dict[tuple[str, int], list[Spot]] = field(default_factory=dict)

    def put(self, where: str, placed: Placed, *cells: Cell) -> None:
        """Note a figure; the first that is not blank counts."""
        there = self.places.get(where)
        if there is None or (not there.text.strip() and placed.text.strip()):
            self.places[where] = placed
        elif placed.text.strip() and plain(placed.text) != plain(there.text):
            return  # left over
        self.used.extend(cells)


class GridReader:
    """Reads one grid after the other; a grid without headers goes on with those before."""

    def __init__(self, index: LabelIndex, found: Findings) -> None:
        self._index = index
        self._found = found
        self._orders: dict[tuple[str, int], list[Spot]] = {}

    def read(self, grid: Grid) -> None:
        """Place the figures of a grid."""
        if any(cell.entry for cell in grid.cells):
            self._take_over(grid)
            return
        attempt = self._attempt(grid)
        if 2 * len(attempt.places) < _figures(grid):
            turned = grid.transposed()
            other = self._attempt(turned)
            if len(other.places) > len(attempt.places):
                attempt = other
                back = {(cell.column, cell.row): cell for cell in grid.cells}
                attempt.used = [back[cell.row, cell.column] for cell in attempt.used]
        self._accept(attempt)

    def _take_over(self, grid: Grid) -> None:
        """Take the figures of a table that was composed from a report."""
        self._found.use(*grid.cells)
        for cell in grid.cells:
            if cell.entry and cell.entry.address in self._index.form.cells:
                self._found.place(cell.entry.address, Placed(cell.text))

    def _accept(self, attempt: Attempt) -> None:
        self._orders |= attempt.orders
        refused = {
            id(placed) for where, placed in attempt.places.items()
            if not self._found.place(where, placed)
        }  # fmt: skip
        if refused:
            texts = {p.text for p in attempt.places.values() if id(p) in refused}
            attempt.used = [cell for cell in attempt.used if cell.text not in texts]
        self._found.use(*attempt.used)

    def _attempt(self, grid: Grid) -> Attempt:
        attempt = Attempt()
        headers = Headers(grid, self._index)
        rows = self._rows(grid)
        for table, block in self._index.blocks:
            self._note_order(headers, table, block, set(rows), attempt)
        for row in rows.values():
            self._read_row(row, headers, attempt)
        for table, block in self._index.blocks:
            if not self._index.has_row_labels(table, block):
                _Unlabelled(self._index, grid, headers, table, block).read(
                    set(rows), attempt, self._orders.get((table, block))
                )
        return attempt

    # Rows ------------------------------------------------------------------

    def _rows(self, grid: Grid) -> dict[int, _Row]:
        rows: dict[int, _Row] = {}
        for number, cells in grid.rows.items():
            row = self._row(number, cells)
            if row:
                rows[number] = row
        self._add_similar(grid, rows)
        self._add_between(grid, rows)
        return rows

    def _row(self, number: int, cells: list[Cell]) -> _Row | None:
        """Return the row of the form whose label begins a row of the grid."""
        labels: list[Cell] = []
        leaf: Spot | None = None
        for cell in cells:
            spots = self._index.spots(cell.text, "row")
            if spots:
                labels.append(cell)
                leaf = next((spot for spot in spots if spot.is_leaf), leaf)
            elif cell.text.strip() and (labels or not _ORDINAL.fullmatch(plain(cell.text))):
                break
        if leaf is None:
            return None
        return self._with_values(number, cells, leaf, tuple(labels))

    def _with_values(
        self, number: int, cells: list[Cell], leaf: Spot, labels: tuple[Cell, ...], doubt: str = ""
    ) -> _Row | None:
        """Return the row with the cells right of its label; None for a row of headers."""
        after = labels[-1].last_column
        right = [cell for cell in cells if cell.column > after]
        if not right or any(self._index.spots(cell.text, "column") for cell in right):
            return None
        values = tuple(cell for cell in right if cell.row == number)
        return _Row(leaf, labels, values, doubt)

    def _add_similar(self, grid: Grid, rows: dict[int, _Row]) -> None:
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

    def _add_between(self, grid: Grid, rows: dict[int, _Row]) -> None:
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
                row = self._with_values(number, cells, between[0], (label,), _BETWEEN)
                if row:
                    rows[number] = row

    def _free(self, rows: Iterable[_Row]) -> list[Spot]:
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

    # Columns ---------------------------------------------------------------

    def _read_row(self, row: _Row, headers: Headers, attempt: Attempt) -> None:
        table, block = row.spot.table, row.spot.block
        columns = self._index.leaves[table, block, "column"]
        found = [(cell, headers.column(table, block, cell)) for cell in row.values]
        attempt.used += row.labels
        if not any(spot for _, spot in found):
            self._read_by_place(row, columns, headers, attempt)
            return
        taken = {id(spot) for _, spot in found if spot}
        free = [spot for spot in columns if id(spot) not in taken]
        for cell, spot in found:
            column, doubt = spot, row.doubt
            if spot is None and cell.text.strip():
                column, doubt = headers.like(cell, free), _LIKE_COLUMN
            if column:
                self._put(row.spot, column, cell, doubt, headers, attempt)

    def _put(
        self, row: Spot, column: Spot, cell: Cell, doubt: str, headers: Headers, attempt: Attempt
    ) -> None:
        where = address(row, column)
        spec = self._index.form.cells[where]
        unit = headers.unit(cell) if spec.kind is Kind.AMOUNT else ""
        attempt.put(where, Placed(cell.text, doubt, unit), cell, *headers.used_for(cell))

    def _read_by_place(
        self, row: _Row, columns: list[Spot], headers: Headers, attempt: Attempt
    ) -> None:
        """Read a row of a grid without headers: by those of a grid before, or by the form's."""
        key = (row.spot.table, row.spot.block)
        order = self._orders.get(key)
        doubt = row.doubt
        if order is None or len(order) != len(row.values):
            order = columns
            doubt = doubt or ("" if len(columns) == 1 else _BY_PLACE)
        values = [cell for cell in row.values if cell.text.strip() or len(order) > 1]
        if len(columns) == 1 and not values:
            values = list(row.values[:1])
        for cell, column in zip(values, order, strict=False):
            self._put(row.spot, column, cell, doubt, headers, attempt)

    def _note_order(
        self, headers: Headers, table: str, block: int, rows: set[int], attempt: Attempt
    ) -> None:
        """Remember the order of the columns, for a grid that goes on without headers."""
        lowest: dict[int, tuple[Cell, Spot]] = {}
        for cell in sorted(headers.leaf_cells(table, block), key=lambda cell: cell.row):
            spot = headers.column(table, block, _below(cell)) if cell.row not in rows else None
            if spot:
                lowest[id(spot)] = cell, spot
        order = [spot for _, spot in sorted(lowest.values(), key=lambda pair: pair[0].column)]
        if len(order) >= len(self._index.leaves[table, block, "column"]) / 2:
            attempt.orders[table, block] = order


class _Unlabelled:
    """Reads a block whose headers alone name the cells."""

    def __init__(
        self, index: LabelIndex, grid: Grid, headers: Headers, table: str, block: int
    ) -> None:
        self._index = index
        self._grid = grid
        self._headers = headers
        self._table = table
        self._block = block
        self._columns = index.leaves[table, block, "column"]

    def read(self, rows: set[int], attempt: Attempt, order: list[Spot] | None) -> None:
        """Read the rows below the headers, or the only row of a grid that goes on."""
        leaves = self._headers.leaf_cells(self._table, self._block)
        leaves = [cell for cell in leaves if cell.row not in rows]
        if len({plain(cell.text) for cell in leaves}) < min(_FEW, len(self._columns)):
            self._go_on(rows, attempt, order)
            return
        top = max(cell.last_row for cell in leaves)
        for number, cells in self._grid.rows.items():
            if number > top and number not in rows:
                self._read_row(number, cells, attempt)

    def _read_row(self, number: int, cells: list[Cell], attempt: Attempt) -> None:
        groups = [cell for cell in cells if self._is_group(cell)]
        values = [cell for cell in cells if cell.row == number and looks_like_figure(cell.text)]
        beside = frozenset(found for cell in groups for found in keys(cell.text))
        spots = [self._headers.column(self._table, self._block, v, beside) for v in values]
        doubt = ""
        if not all(spots) and len(values) == len(self._columns):
            spots, doubt = list(self._columns), _BY_PLACE
        for cell, spot in zip(values, spots, strict=True):
            if spot:
                above = self._headers.used_for(cell)
                attempt.put(address(None, spot), Placed(cell.text, doubt), cell, *above, *groups)

    def _is_group(self, cell: Cell) -> bool:
        spots = self._index.spots(cell.text, "column")
        return any((s.table, s.block) == (self._table, self._block) for s in spots)

    def _go_on(self, rows: set[int], attempt: Attempt, order: list[Spot] | None) -> None:
        numbers = [n for n, cells in self._grid.rows.items() if any(c.text.strip() for c in cells)]
        if len(numbers) != 1 or numbers[0] in rows:
            return
        values = self._grid.rows[numbers[0]]
        wanted = order or self._columns
        if len(values) != len(wanted) or not all(looks_like_figure(c.text) for c in values):
            return
        for cell, spot in zip(values, wanted, strict=True):
            doubt = "" if order else _BY_PLACE
            attempt.put(address(None, spot), Placed(cell.text, doubt), cell)


def _unnamed(grid: Grid, rows: dict[int, _Row]) -> list[tuple[int, Cell, list[Cell]]]:
    """Return the rows without a known label that have figures, with the text before these."""
    found = []
    for number, cells in grid.rows.items():
        filled = [cell for cell in cells if cell.text.strip()]
        texts = [cell for cell in filled if not looks_like_figure(cell.text)]
        figures = [cell for cell in filled if looks_like_figure(cell.text) and cell.row == number]
        if number not in rows and texts and figures and texts[-1].column < figures[-1].column:
            found.append((number, texts[-1], cells))
    return found


def _figures(grid: Grid) -> int:
    return sum(bool(cell.text.strip()) and looks_like_figure(cell.text) for cell in grid.cells)


def _below(cell: Cell) -> Cell:
    """Return a cell right below another, as wide as that."""
    return Cell(cell.last_row + 1, cell.column, "", cell.role, 1, cell.column_span)
