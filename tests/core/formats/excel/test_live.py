"""A workbook in which a corrected figure corrects totals, data and checks; or figures alone."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from core.document.document import Document
from core.form.form import Form
from core.formats.excel.writing import writer as excel
from core.layout.compose import compose
from core.report.report import Report
from tests.core.formats.excel.excel_samples import CREATED, opened, stored
from tests.factories import balanced_report, blank_report

TOTAL = "applications.received.total"
FIRST = "applications.received.natural_person"


@pytest.fixture
def report(form: Form) -> Report:
    return balanced_report(form)


def cell_at(book: Any, address: str) -> Any:  # noqa: ANN401 (openpyxl has many kinds)
    """The cell that bears an address as its name."""
    ((sheet, ref),) = book.defined_names[address].destinations
    return book[sheet][ref]


def formulas(document: Document, **options: bool) -> Iterator[str]:
    file = BytesIO()
    excel.write(document, file, created=CREATED, **options)  # type: ignore[arg-type]
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                yield from archive.read(name).decode().split("<f>")[1:]


def test_every_cell_has_its_address_for_a_name(report: Report) -> None:
    book = stored(compose(report))
    assert set(book.defined_names) >= set(report.form.cells)
    for address, value in report.figures.items():
        assert cell_at(book, address).value == (value if value is None else float(value))


def test_totals_are_sums_and_nothing_else_is(report: Report) -> None:
    book = opened(compose(report))
    for address in report.form.cells:
        is_formula = str(cell_at(book, address).value).startswith("=SUM(")
        assert is_formula is (address in report.form.totals), address


def test_a_printed_total_that_differs_stays_what_somebody_wrote(report: Report) -> None:
    report.store({TOTAL: 4711})
    assert cell_at(opened(compose(report)), TOTAL).value == 4711


def test_a_blank_total_waits_for_its_parts(form: Form) -> None:
    document = compose(blank_report(form))
    assert str(cell_at(opened(document), TOTAL).value).startswith("=IF(COUNT(")
    assert not cell_at(stored(document), TOTAL).value


def test_the_data_and_the_row_refer_to_the_tables(report: Report) -> None:
    document = compose(report)
    data = {row[0]: row[2] for row in opened(document)["数据"].iter_rows(values_only=True)}
    kept = {row[0]: row[2] for row in stored(document)["数据"].iter_rows(values_only=True)}
    place = cell_at(opened(document), FIRST)
    assert data[FIRST] == f"='{place.parent.title}'!{place.coordinate}"
    assert kept[FIRST] == report.figures[FIRST]
    assert all(str(data[address]).startswith("='") for address in report.form.cells)
    header, row = stored(document)["汇总行"].iter_rows(values_only=True)
    assert row[:2] == (report.heading.agency, report.heading.year)
    assert [str(head).split(" ")[0] for head in header[2:]] == [
        place for place in kept if place in report.form.cells
    ]
    assert list(row[2:]) == [kept[str(head).split(" ")[0]] for head in header[2:]]


def test_the_row_is_a_named_table_with_the_headers_of_its_cells(report: Report) -> None:
    sheet = opened(compose(report))["汇总行"]
    (table,) = sheet.tables.values()
    assert table.displayName == "nianbao"
    headers = [cell.value for cell in sheet[1]]
    assert [column.name for column in table.tableColumns] == headers
    assert len(set(headers)) == len(headers)


def test_labels_and_totals_are_locked_without_a_password_and_figures_open(report: Report) -> None:
    book = opened(compose(report))
    for address in report.form.cells:
        cell = cell_at(book, address)
        assert cell.protection.locked is (address in report.form.totals)
        assert cell.parent.protection.sheet
        assert cell.parent.protection.password is None
    assert book["数据"].protection.sheet
    assert not book["汇总行"].protection.sheet, "rows are put under it"


def test_figures_alone_where_formulas_are_refused(report: Report) -> None:
    document = compose(report)
    assert list(formulas(document))
    assert list(formulas(document, values_only=True)) == []
    file = BytesIO()
    excel.write(document, file, created=CREATED, values_only=True)
    book = load_workbook(file)
    kept = {row[0]: row[2] for row in book["数据"].iter_rows(values_only=True)}
    assert kept[TOTAL] == report.figures[TOTAL]
    assert book["勾稽核对"]["A3"].value == "勾稽关系：全部平衡"


def test_a_sheet_has_room_for_the_holes(report: Report) -> None:
    for sheet in opened(compose(report)).worksheets:
        margins = sheet.page_margins
        lies = sheet.page_setup.orientation == "landscape"
        assert (margins.top if lies else margins.left) >= 0.98
