"""Which labels of a table are set from top to bottom."""

from core.document import Cell, Role

_ROWS = 4  # a label over fewer rows is never set vertically
_WIDTH = 3.0  # ems: a narrower column sets its tall labels vertically


def is_vertical(cell: Cell, text: str, measure: float) -> bool:
    """Tell whether a label is tall, narrow and free of marks that lie on their side.

    `measure` is the room for a line of its text, in ems.
    """
    tall = cell.role is Role.LABEL and cell.row_span >= _ROWS
    return tall and measure < _WIDTH and len(text) > 2 and "（" not in text
