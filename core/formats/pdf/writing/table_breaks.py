"""Where a table is broken over pages, and the tables its parts are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.document.document import Cell, Role, Table
from core.formats.pdf.writing.tables import SetTable, set_table
from core.formats.pdf.writing.typefaces import GlyphTables
from core.formats.setting.density import ON_SEVERAL_PAGES

_LEAST_FILLED = 0.4  # of the rows that fit: a better break above them is not worth it


def split_table(
    table: Table, room: float, page_room: float, fonts: GlyphTables
) -> Iterator[SetTable]:
    """Yield the parts of a table, for `room` on this page and `page_room` on the next ones."""
    heights = set_table(table, ON_SEVERAL_PAGES, fonts).heights
    first = 0
    while first < table.rows:
        limit = _rows_within(room, heights, first, table.header_rows if first else 0)
        part, first = _part(table, first, limit, room, fonts)
        yield part
        room = page_room


def _rows_within(room: float, heights: Sequence[float], first: int, header: int) -> int:
    """Return the row before which the rows from `first` on fill the room, one row at least."""
    used, row = sum(heights[:header]), first
    while row < len(heights) and used + heights[row] <= room:
        used += heights[row]
        row += 1
    return max(row, first + 1)


def _part(
    table: Table, first: int, limit: int, room: float, fonts: GlyphTables
) -> tuple[SetTable, int]:
    """Set the part of a table from `first` on; return it and the row after it.

    Labels of cells that were cut may need more height than in the whole table.
    """
    while True:
        end = best_break(table, first, limit)
        part = set_table(rows_of(table, first, end), ON_SEVERAL_PAGES, fonts)
        part = replace(part, first=first, repeated=table.header_rows if first else 0)
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
