"""Where the keys lead in a table: only figures are visited, labels are skipped."""

from collections.abc import Sequence
from enum import Enum

from core.document.document import Cell, Role
from ui.paper.table_model import FormTableModel


class Move(Enum):
    """A way to go from one cell to another."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    ROW_START = "row start"
    ROW_END = "row end"
    FIRST = "first"
    LAST = "last"
    NEXT = "next"  # Tab: along the rows, over cells to fill in
    PREVIOUS = "previous"
    NEXT_DOWN = "next down"  # Enter: down the columns, over cells to fill in
    PREVIOUS_UP = "previous up"


FORWARD = {Move.NEXT, Move.NEXT_DOWN, Move.DOWN}
BACKWARD = {Move.PREVIOUS, Move.PREVIOUS_UP, Move.UP}

_STEPS = {Move.LEFT: (0, -1), Move.RIGHT: (0, 1), Move.UP: (-1, 0), Move.DOWN: (1, 0)}


class Navigator:
    """Finds the cell a move leads to."""

    def __init__(self, model: FormTableModel) -> None:
        self._model = model
        self._cells = list(model.by_address.values())
        self._along = sorted(model.inputs, key=lambda cell: (cell.row, cell.column))
        self._down = sorted(model.inputs, key=lambda cell: (cell.column, cell.row))

    def entry(self, move: Move) -> Cell:
        """Return the cell to fill in that is met first when `move` leads into the table."""
        order = self._down if move is Move.PREVIOUS_UP else self._along
        return order[0] if move in FORWARD else order[-1]

    def go(self, cell: Cell, move: Move) -> Cell | None:
        """Return the cell that `move` leads to, or None when it leads out of the table."""
        if move in _STEPS:
            return self._step(cell, *_STEPS[move])
        match move:
            case Move.ROW_START | Move.ROW_END:
                row = [other for other in self._cells if other.row == cell.row]
                return row[0] if move is Move.ROW_START else row[-1]
            case Move.FIRST | Move.LAST:
                return self._cells[0] if move is Move.FIRST else self._cells[-1]
            case Move.NEXT | Move.NEXT_DOWN:
                return _after(cell, self._along if move is Move.NEXT else self._down, move)
            case _:
                order = self._along if move is Move.PREVIOUS else self._down
                return _before(cell, order, move)

    def is_last_below(self, cell: Cell) -> bool:
        """Say whether a cell is the last to fill in of a column that has several."""
        column = [other for other in self._down if other.column == cell.column]
        return len(column) > 1 and cell is column[-1]

    def _step(self, cell: Cell, down: int, right: int) -> Cell | None:
        """Go on in one direction until a figure is met."""
        row, column = cell.row, cell.column
        while True:
            row, column = row + down, column + right
            other = self._model.by_position.get((row, column))
            if other is None:
                return None
            if other.role is Role.VALUE and other is not cell:
                return other


def _place(cell: Cell, move: Move) -> tuple[int, int]:
    along = move in (Move.NEXT, Move.PREVIOUS)
    return (cell.row, cell.column) if along else (cell.column, cell.row)


def _after(cell: Cell, order: Sequence[Cell], move: Move) -> Cell | None:
    place = _place(cell, move)
    return next((other for other in order if _place(other, move) > place), None)


def _before(cell: Cell, order: Sequence[Cell], move: Move) -> Cell | None:
    place = _place(cell, move)
    return next((other for other in reversed(order) if _place(other, move) < place), None)
