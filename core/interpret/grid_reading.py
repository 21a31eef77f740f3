"""Figures out of a grid: a row by the label beside it, a column by the labels above it."""

from core.document.document import Cell
from core.form.labels import CellKind
from core.interpret.attempt import BY_PLACE, Attempt
from core.interpret.figures import looks_like_figure
from core.interpret.headers import Headers
from core.interpret.labels import LabelIndex, Spot, address
from core.interpret.pieces import Grid
from core.interpret.placing import Placed, Understood
from core.interpret.rows import GridRow, RowFinder
from core.interpret.stacked import Stacked
from core.interpret.unlabelled import Unlabelled

_TWICE = "“{}”表在文件里出现了不止一次，数字不同，读入的是前面的，请核对。"
_LIKE_COLUMN = "栏目名称与表样不同，按最接近的一栏读入"


class GridReader:
    """Reads one grid after the other; a grid without headers goes on with those before."""

    def __init__(self, index: LabelIndex, found: Understood) -> None:
        self._index = index
        self._found = found
        self._finder = RowFinder(index)
        self._lines = Stacked(index)
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
            if 2 * len(attempt.places) < _figures(grid):
                attempt = self._stacked(grid, turned, attempt)
        self._accept(attempt)

    def _stacked(self, grid: Grid, turned: Grid, attempt: Attempt) -> Attempt:
        """Return what is read of a table of one line, upright or turned, if that is more."""
        line, other = self._lines.read(grid), self._lines.read(turned)
        if len(other.places) > len(line.places):
            back = {(cell.column, cell.row): cell for cell in grid.cells}
            other.used = [back[cell.row, cell.column] for cell in other.used]
            line = other
        return line if len(line.places) > len(attempt.places) else attempt

    def _take_over(self, grid: Grid) -> None:
        """Take the figures of a table that was composed from a report."""
        self._found.use(*grid.cells)
        for cell in grid.cells:
            if cell.entry and cell.entry.address in self._index.form.cells:
                self._found.place(cell.entry.address, Placed(cell.text))

    def _accept(self, attempt: Attempt) -> None:
        """Place what was found; what differs from an earlier table is left over."""
        self._orders |= attempt.orders
        places = attempt.places.items()
        refused = [where for where, placed in places if not self._found.place(where, placed)]
        if refused:
            texts = {attempt.places[where].text for where in refused}
            attempt.used = [cell for cell in attempt.used if cell.text not in texts]
            self._found.remark(_TWICE.format(self._sheet_of(refused[0])))
        self._found.use(*attempt.used)

    def _sheet_of(self, address_: str) -> str:
        form = self._index.form
        return form.tables[form.cells[address_].table].sheet

    def _attempt(self, grid: Grid) -> Attempt:
        attempt = Attempt()
        headers = Headers(grid, self._index)
        rows = self._finder.find(grid)
        for table, block in self._index.blocks:
            self._note_order(headers, table, block, set(rows), attempt)
        for row in rows.values():
            self._read_row(row, headers, attempt)
        for table, block in self._index.blocks:
            if not self._index.has_row_labels(table, block):
                Unlabelled(self._index, grid, headers, table, block).read(
                    set(rows), attempt, self._orders.get((table, block))
                )
        return attempt

    def _read_row(self, row: GridRow, headers: Headers, attempt: Attempt) -> None:
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
        unit = headers.unit(cell) if spec.kind is CellKind.AMOUNT else ""
        placed = Placed(cell.text, doubt, unit, cell.sighting)
        attempt.put(where, placed, cell, *headers.used_for(cell))

    def _read_by_place(
        self, row: GridRow, columns: list[Spot], headers: Headers, attempt: Attempt
    ) -> None:
        """Read a row of a grid without headers: by those of a grid before, or by the form's."""
        key = (row.spot.table, row.spot.block)
        order = self._orders.get(key)
        doubt = row.doubt
        if order is None or len(order) != len(row.values):
            order = columns
            doubt = doubt or ("" if len(columns) == 1 else BY_PLACE)
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


def _figures(grid: Grid) -> int:
    return sum(bool(cell.text.strip()) and looks_like_figure(cell.text) for cell in grid.cells)


def _below(cell: Cell) -> Cell:
    """Return a cell right below another, as wide as that."""
    return Cell(cell.last_row + 1, cell.column, "", cell.role, 1, cell.column_span)
