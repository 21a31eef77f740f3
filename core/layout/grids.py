"""Plain tables: a row of heads, and texts below it."""

from collections.abc import Sequence

from core.document.document import Cell, Role, Table


def grid(
    name: str,
    heads: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    roles: Sequence[Role],
) -> Table:
    """Return a table of texts; `roles` are those of the columns below their heads."""
    cells = [Cell(0, column, text, Role.HEADER) for column, text in enumerate(heads)]
    for number, row in enumerate(rows, 1):
        pairs = enumerate(zip(row, roles, strict=True))
        cells += [Cell(number, column, text, role) for column, (text, role) in pairs]
    size = len(rows) + 1, len(heads)
    return Table(name, name, name, *size, tuple(cells), tuple(widths), 1)
