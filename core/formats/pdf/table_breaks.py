"""Where a table may be broken over pages, and the tables its parts are."""

from dataclasses import replace

from core.document import Cell, Role, Table

_LEAST_FILLED = 0.4  # of the rows that fit: a better break above them is not worth it


def rows_of(table: Table, first: int, end: int) -> Table:
    """Return the rows `first` up to `end` under the table's header rows.

    A cell that reaches beyond them is cut and keeps its text, so that a group's
    label stands on every page of the group.
    """
    header = table.header_rows if first else 0
    cells = [cell for cell in table.cells if cell.row < header]
    cells += [
        _cut(cell, first, end, header)
        for cell in table.cells
        if cell.row < end and cell.last_row >= first and cell not in cells
    ]
    return replace(table, rows=header + end - first, cells=tuple(cells))


def _cut(cell: Cell, first: int, end: int, header: int) -> Cell:
    top, bottom = max(cell.row, first), min(cell.last_row + 1, end)
    return replace(cell, row=top - first + header, row_span=bottom - top)


def best_break(table: Table, first: int, limit: int) -> int:
    """Return the row before which to break: at most `limit`, after `first`."""
    if limit >= table.rows:
        return table.rows
    least = first + int((limit - first) * _LEAST_FILLED)
    allowed = [row for row in range(max(least, first + 1), limit + 1) if _may_break(table, row)]
    return min(allowed, key=lambda row: (_broken(table, row), -row), default=limit)


def _may_break(table: Table, row: int) -> bool:
    """Tell whether the row above has figures: a caption or header never ends a page."""
    return any(cell.role is Role.VALUE for cell in table.cells if cell.last_row == row - 1)


def _broken(table: Table, row: int) -> int:
    """Count what a break before `row` tears apart: spanning cells and blocks."""
    spanning = sum(cell.row < row <= cell.last_row for cell in table.cells)
    captions = {cell.row for cell in table.cells if cell.role is Role.CAPTION}
    return spanning + (bool(captions) and row not in captions)
