"""Where a table is broken over pages, and the tables its parts are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.document.document import Cell, Role, Table
from core.document.grid import edges
from core.formats.pdf.writing.geometry import DEPTH
from core.formats.pdf.writing.tables import COMFORTABLE, DENSITIES, SetTable, TableSetter, set_table
from core.formats.setting.density import ON_SEVERAL_PAGES, Density

_LEAST_FILLED = 0.4  # of the rows that fit: a better break above them is not worth it


def split_table(
    table: Table, room: float, page_room: float, tables: TableSetter
) -> Iterator[SetTable]:
    """Yield the parts of a table, for `room` on this page and `page_room` on the next ones."""
    heights = tables.set(table, ON_SEVERAL_PAGES).heights
    first = 0
    while first < table.rows:
        limit = _rows_within(room, heights, first, table.header_rows if first else 0)
        part, first = _part(table, first, limit, room, tables)
        yield part
        room = page_room


def split_blocks(table: Table, room: float, tables: TableSetter) -> list[SetTable]:
    """Split a table between its blocks with captions so that the first part fits `room`.

    It is set as comfortably as most of its blocks find room; the second part fits a page.
    Empty where no such parts are found.
    """
    starts = [cell.row for cell in table.cells if cell.role is Role.CAPTION and cell.row]
    chosen, end = DENSITIES[0], 0
    for density in COMFORTABLE if starts else ():
        tops = edges(tables.set(table, density).heights)
        below = (row for row in starts if tops[row] <= room and tops[-1] - tops[row] <= DEPTH)
        fitting = max(below, default=0)
        if fitting > end:
            chosen, end = density, fitting
    ranges = ((0, end), (end, table.rows)) if end else ()
    return [_set_part(table, *rows, chosen, tables) for rows in ranges]


def _set_part(
    table: Table, first: int, end: int, density: Density, tables: TableSetter
) -> SetTable:
    widths = tables.set(table, density).widths
    part = set_table(rows_of(table, first, end), density, tables.fonts, widths)
    return replace(part, first=first, repeated=table.header_rows if first else 0)


def _rows_within(room: float, heights: Sequence[float], first: int, header: int) -> int:
    """Return the row before which the rows from `first` on fill the room, one row at least."""
    used, row = sum(heights[:header]), first
    while row < len(heights) and used + heights[row] <= room:
        used += heights[row]
        row += 1
    return max(row, first + 1)


def _part(
    table: Table, first: int, limit: int, room: float, tables: TableSetter
) -> tuple[SetTable, int]:
    """Set the part of a table from `first` on; return it and the row after it.

    Labels of cells that were cut may need more height than in the whole table.
    """
    while True:
        end = best_break(table, first, limit)
        part = _set_part(table, first, end, ON_SEVERAL_PAGES, tables)
        if part.height <= room or end == first + 1:
            return part, end
        limit = end - 1


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
