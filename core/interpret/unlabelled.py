"""Figures of a block whose headers alone name the cells, without labels beside the rows."""

from core.document.document import Cell
from core.interpret.attempt import BY_PLACE, Attempt
from core.interpret.figures import looks_like_figure
from core.interpret.headers import Headers
from core.interpret.labels import LabelIndex, Spot, address, keys, plain
from core.interpret.pieces import Grid
from core.interpret.placing import Placed

_FEW = 3  # labels of columns that tell such a block


class Unlabelled:
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
            spots, doubt = list(self._columns), BY_PLACE
        for cell, spot in zip(values, spots, strict=True):
            if spot:
                above = self._headers.used_for(cell)
                attempt.put(
                    address(None, spot),
                    Placed(cell.text, doubt, sighting=cell.sighting),
                    cell,
                    *above,
                    *groups,
                )

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
            doubt = "" if order else BY_PLACE
            attempt.put(address(None, spot), Placed(cell.text, doubt, sighting=cell.sighting), cell)
