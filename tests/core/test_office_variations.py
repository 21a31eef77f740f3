"""Word and Excel files as offices make them: every figure and every paragraph comes back."""

import re
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.document.document import Cell, Table
from core.form.form import Form
from core.formats.word.writing import writer as word
from core.importing import read_any
from core.interpret.result import Certainty, Interpretation
from core.layout.compose import compose
from core.numbers import Number, format_number
from core.report.report import Report
from tests.core.formats.excel.workbooks import ods, saved, xls
from tests.core.formats.word.word_files import zipped
from tests.factories import narrated_report


@pytest.fixture
def report(form: Form) -> Report:
    return narrated_report(form)


def read(folder: Path, data: bytes) -> Interpretation:
    path = folder / "去年的年报"
    path.write_bytes(data)
    return read_any(path)


def assert_figures(reading: Interpretation, report: Report) -> None:
    assert reading.missing_tables == ()
    wrong = {
        address: (cell.source, report.figures[address])
        for address, cell in reading.cells.items()
        if cell.certainty is not Certainty.SURE or cell.value != report.figures[address]
    }
    assert wrong == {}
    assert reading.report.form.id == report.form.id


TABLE = re.compile("<w:tbl>.*?</w:tbl>", re.DOTALL)
RUN = re.compile("<w:r>.*?</w:r>", re.DOTALL)
ROW = re.compile("<w:tr>.*?</w:tr>", re.DOTALL)


def in_a_cell(body: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>"


def in_a_text_box(body: str) -> str:
    box = f"<w:txbxContent>{body}</w:txbxContent>"
    return f'<w:p><w:r><w:pict><x:shape xmlns:x="urn:x">{box}</x:shape></w:pict></w:r></w:p>'


def tables_in_cells(body: str) -> str:
    return TABLE.sub(lambda found: in_a_cell(found[0]), body)


def corrected(body: str) -> str:
    old = "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
    return RUN.sub(lambda found: f"{old}<w:ins>{found[0]}</w:ins>", body)


def split(body: str) -> str:
    """The longest table torn in two, between groups of rows."""
    table = max(TABLE.findall(body), key=len)
    rows = ROW.findall(table)
    head = table[: table.index("<w:tr>")]
    parts = (f"{head}{''.join(part)}</w:tbl>" for part in (rows[:5], rows[5:]))
    return body.replace(table, "<w:p/>".join(parts))


def spaced(body: str) -> str:
    """Spaces around what is in the cells."""

    def space(table: re.Match[str]) -> str:
        return re.sub(r"(<w:t[^>]*>)([^<]*)(</w:t>)", r"\1　\2 \3", table[0])

    return TABLE.sub(space, body)


@pytest.mark.parametrize(
    "change",
    [str, in_a_cell, in_a_text_box, tables_in_cells, corrected, split, spaced],
    ids=lambda change: change.__name__,
)
def test_word(tmp_path: Path, report: Report, change: Callable[[str], str]) -> None:
    file = BytesIO()
    word.write(compose(report), file)
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head, start, rest = parts["word/document.xml"].decode().partition("<w:body>")
    body, section, tail = rest.partition("<w:sectPr")
    parts["word/document.xml"] = f"{head}{start}{change(body)}{section}{tail}".encode()

    reading = read(tmp_path, zipped(parts))
    assert_figures(reading, report)
    assert reading.report.narratives == report.narratives
    assert reading.report.heading == report.heading
    assert reading.leftovers == ()


def filled(report: Report) -> list[Table]:
    """The tables with their figures, in their order."""
    return list(compose(report).tables)


def text_of(cell: Cell) -> str:
    return format_number(cell.entry.value) if cell.entry else cell.text


def content_of(cell: Cell) -> Number | str | None:
    return cell.entry.value if cell.entry else cell.text


def put(
    sheet: Worksheet,
    table: Table,
    content: Callable[[Cell], Number | str | None] = content_of,
    top: int = 0,
    left: int = 0,
) -> int:
    """Write a table under its title; return the row below it."""
    sheet.cell(top + 1, left + 1, table.title)
    for cell in table.cells:
        row, column = top + cell.row + 2, left + cell.column + 1
        sheet.cell(row, column, content(cell))
        if cell.row_span * cell.column_span > 1:
            edges = (row, column, row + cell.row_span - 1, column + cell.column_span - 1)
            sheet.merge_cells(None, *edges)
    return top + table.rows + 1


def sheets(tables: Iterable[Table], names: str = "甲乙丙", **options: object) -> bytes:
    book = Workbook()
    for name, table in zip(names, tables, strict=True):
        sheet = book.create_sheet(name)
        put(sheet, table, **options)  # type: ignore[arg-type]
    book.remove(book.worksheets[0])
    return saved(book)


def test_excel_with_a_sheet_for_each_table_under_other_names(
    tmp_path: Path, report: Report
) -> None:
    assert_figures(read(tmp_path, sheets(filled(report))), report)


def test_excel_in_another_order(tmp_path: Path, report: Report) -> None:
    assert_figures(read(tmp_path, sheets(filled(report)[::-1])), report)


def test_excel_not_at_the_corner(tmp_path: Path, report: Report) -> None:
    assert_figures(read(tmp_path, sheets(filled(report), top=4, left=3)), report)


def test_excel_with_numbers_as_text(tmp_path: Path, report: Report) -> None:
    assert_figures(read(tmp_path, sheets(filled(report), content=text_of)), report)


def test_excel_with_all_on_one_sheet(tmp_path: Path, report: Report) -> None:
    book = Workbook()
    row = 0
    for table in filled(report):
        row = put(book.worksheets[0], table, top=row) + 1
    assert_figures(read(tmp_path, saved(book)), report)


def test_excel_of_1997(tmp_path: Path, report: Report) -> None:
    def filling(table: Table) -> Callable[[object], None]:
        def fill(sheet: object) -> None:
            for cell in table.cells:
                edges = (cell.row, cell.last_row, cell.column, cell.last_column)
                sheet.write_merge(*edges, content_of(cell))  # type: ignore[attr-defined]

        return fill

    assert_figures(read(tmp_path, xls(*map(filling, filled(report)))), report)


def test_open_document(tmp_path: Path, report: Report) -> None:
    def element(table: Table, row: int, column: int) -> str:
        found = next((c for c in table.cells if (c.row, c.column) == (row, column)), None)
        if found is None:
            return "<table:covered-table-cell/>"
        spans = (
            f'table:number-rows-spanned="{found.row_span}" '
            f'table:number-columns-spanned="{found.column_span}"'
        )
        return f"<table:table-cell {spans}><text:p>{text_of(found)}</text:p></table:table-cell>"

    def sheet(table: Table) -> str:
        rows = (
            "".join(element(table, row, column) for column in range(table.columns))
            for row in range(table.rows)
        )
        lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        return f'<table:table table:name="{table.sheet}">{lines}</table:table>'

    assert_figures(read(tmp_path, ods("".join(map(sheet, filled(report))))), report)
