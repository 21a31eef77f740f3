"""Any grid with any merged cells, written by hand into each format, is read as it was."""

from collections.abc import Callable

import pytest
import xlwt  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from core.document.document import Cell, Table
from core.formats.any_file import read_document
from core.formats.reading.raw import RawCell, raw_table
from tests.core.formats.excel.workbooks import ods, xls, xlsx
from tests.core.formats.word.word_files import docx, tbl, tc, tr

SPANS = st.integers(1, 3)


@st.composite
def grids(draw: st.DrawFn) -> Table:
    """A grid of up to 5 × 5 places; every cell has a text of its own."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    cells = [
        RawCell(
            row,
            column,
            f"{row}·{column}",
            min(draw(SPANS), rows - row),
            min(draw(SPANS), columns - column),
        )
        for row in range(rows)
        for column in range(columns)
    ]
    return raw_table(cells)


def at(table: Table) -> dict[tuple[int, int], Cell]:
    """The cell at every place."""
    return {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.last_row + 1)
        for column in range(cell.column, cell.last_column + 1)
    }


def as_word(table: Table) -> bytes:
    def cell(row: int, column: int) -> str:
        found = at(table)[row, column]
        if found.column != column:
            return ""
        span = f'<w:gridSpan w:val="{found.column_span}"/>'
        merge = '<w:vMerge w:val="restart"/>' if found.row == row else "<w:vMerge/>"
        text = found.text if found.row == row else ""
        return tc(text, span + (merge if found.row_span > 1 else ""))

    places = [[cell(row, column) for column in range(table.columns)] for row in range(table.rows)]
    return docx(tbl(*(tr(*row) for row in places)))


def as_old_word(table: Table) -> bytes:
    """Merged to the right by the way of Word 97: all cells are there."""

    def cell(row: int, column: int) -> str:
        found = at(table)[row, column]
        across = "restart" if found.column == column else "continue"
        down = "restart" if found.row == row else "continue"
        first = (found.row, found.column) == (row, column)
        return tc(
            found.text if first else "",
            (f'<w:vMerge w:val="{down}"/>' if found.row_span > 1 else "")
            + (f'<w:hMerge w:val="{across}"/>' if found.column_span > 1 else ""),
        )

    places = [[cell(row, column) for column in range(table.columns)] for row in range(table.rows)]
    return docx(tbl(*(tr(*row) for row in places)))


def as_xlsx(table: Table) -> bytes:
    def fill(sheet: Worksheet) -> None:
        for cell in table.cells:
            sheet.cell(cell.row + 3, cell.column + 2, cell.text)
            if cell.row_span * cell.column_span > 1:
                sheet.merge_cells(
                    None, cell.row + 3, cell.column + 2, cell.last_row + 3, cell.last_column + 2
                )

    return xlsx(fill)


def as_xls(table: Table) -> bytes:
    def fill(sheet: xlwt.Worksheet) -> None:
        for cell in table.cells:
            sheet.write_merge(
                cell.row + 2, cell.last_row + 2, cell.column, cell.last_column, cell.text
            )

    return xls(fill)


def as_ods(table: Table) -> bytes:
    def cell(row: int, column: int) -> str:
        found = at(table)[row, column]
        if (found.row, found.column) != (row, column):
            return "<table:covered-table-cell/>"
        spans = (
            f'table:number-rows-spanned="{found.row_span}" '
            f'table:number-columns-spanned="{found.column_span}"'
        )
        return f"<table:table-cell {spans}><text:p>{found.text}</text:p></table:table-cell>"

    places = [[cell(row, column) for column in range(table.columns)] for row in range(table.rows)]
    rows = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in places)
    return ods(f'<table:table table:name="表">{rows}</table:table>')


@pytest.mark.parametrize("write", [as_word, as_old_word, as_xlsx, as_xls, as_ods])
@given(wanted=grids())
@settings(max_examples=25)
def test_any_grid(
    tmp_path_factory: pytest.TempPathFactory, write: Callable[[Table], bytes], wanted: Table
) -> None:
    path = tmp_path_factory.mktemp("grid") / "表"
    path.write_bytes(write(wanted))
    (found,) = read_document(path).tables

    visible = {cell for cell in found.cells if cell.text}
    assert visible == set(wanted.cells)
