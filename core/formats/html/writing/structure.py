"""What a table's grid means: its groups of rows and columns, and what its headers head.

A browser works out from `scope` which headers belong to a figure: `row` and
`col` reach as far as the header's own span, `rowgroup` and `colgroup` over all
of a group, which is therefore claimed only by a header that spans exactly that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from core.document.document import Cell, Role, Table


@dataclass(frozen=True, slots=True)
class Groups:
    """The rows of the head, which may be none, those of each body, and the columns."""

    head: range
    bodies: list[range]
    columns: list[range]


def groups(table: Table) -> Groups:
    """Group the rows and columns of a table."""
    rows = _row_groups(table)
    if table.header_rows and rows[0].stop == table.header_rows:
        return Groups(rows[0], rows[1:], _column_groups(table))
    return Groups(range(0), rows, _column_groups(table))


def _row_groups(table: Table) -> list[range]:
    """Part the rows below the head, at each block's caption, and around labelled groups."""
    borders = {0, table.header_rows, table.rows}
    inside = set(range(1, table.header_rows))
    for cell in table.cells:
        inside |= set(range(cell.row + 1, cell.last_row + 1))
        if cell.role is Role.CAPTION:
            borders.add(cell.row)
        elif cell.role is Role.LABEL and cell.column == 0 and cell.row_span > 1:
            borders |= {cell.row, cell.last_row + 1}
    return _ranges(borders - inside)


def _column_groups(table: Table) -> list[range]:
    """Part the columns around each header that stands right above single columns."""
    wide = [cell for cell in table.cells if _is_wide_head(cell, table)]
    borders = {0, table.columns}
    for cell in wide:
        if not any(_is_below(other, cell) for other in wide):
            borders |= {cell.column, cell.last_column + 1}
    return _ranges(borders)


def _ranges(borders: Iterable[int]) -> list[range]:
    return [range(first, end) for first, end in pairwise(sorted(borders))]


def _is_wide_head(cell: Cell, table: Table) -> bool:
    heads = cell.role in {Role.HEADER, Role.CORNER}
    return heads and cell.column_span > 1 and cell.last_row < table.header_rows


def _is_below(cell: Cell, other: Cell) -> bool:
    """Whether `cell` stands below `other`, within its columns."""
    inside = other.column <= cell.column and cell.last_column <= other.last_column
    return inside and cell.row > other.last_row


def scope(cell: Cell, parts: Groups) -> str:
    """Return the scope of a header cell; empty for a cell that heads nothing.

    A corner in a single column names the labels below it; a wider one holds a
    remark on the whole table.
    """
    rows = range(cell.row, cell.last_row + 1)
    columns = range(cell.column, cell.last_column + 1)
    match cell.role:
        case Role.CAPTION:
            return "rowgroup" if any(cell.row == body.start for body in parts.bodies) else "col"
        case Role.LABEL:
            return "rowgroup" if len(rows) > 1 and rows in parts.bodies else "row"
        case Role.HEADER:
            return "colgroup" if len(columns) > 1 and columns in parts.columns else "col"
        case Role.CORNER if len(columns) == 1:
            return "col"
        case _:
            return ""
