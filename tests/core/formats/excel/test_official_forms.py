"""The workbook of the official forms, as compose lays them out."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from core.document.document import Document, Role
from core.form.library import official_forms
from core.layout.compose import compose
from tests.core.formats.excel.excel_samples import area, expected, opened, summed, written
from tests.factories import balanced_report, blank_report

FIRST = 5


@pytest.fixture(params=["2019", "2021"])
def document(request: pytest.FixtureRequest) -> Document:
    return compose(balanced_report(official_forms().by_id(request.param)))


def test_the_merged_cells_are_the_spans_of_the_form(document: Document) -> None:
    book = opened(document)

    for table in document.tables:
        merged = {
            str(found) for found in book[table.sheet].merged_cells.ranges if found.min_row > 2
        }
        assert merged == {area(cell).ref for cell in table.cells if not area(cell).is_single}


def test_every_balance_recomputes_its_cells(document: Document) -> None:
    book = opened(document)
    sheet = book["勾稽核对"]

    for row, balance in enumerate(document.balances, FIRST):
        assert summed(book, sheet.cell(row, 3).value) == expected(document, balance.left)
        assert summed(book, sheet.cell(row, 4).value) == expected(document, balance.right)


def test_a_balanced_report_is_said_to_balance(document: Document) -> None:
    sheet = load_workbook(BytesIO(written(document)), data_only=True)["勾稽核对"]

    assert sheet["A3"].value == "勾稽关系：全部平衡"
    conclusions = {sheet.cell(FIRST + row, 6).value for row in range(len(document.balances))}
    assert conclusions == {"平衡"}


def test_every_address_of_the_form_is_in_the_data(document: Document) -> None:
    rows = opened(document)["数据"].iter_rows(min_row=6, max_col=1, values_only=True)
    entries = [cell.entry for table in document.tables for cell in table.cells if cell.entry]

    assert [row[0] for row in rows] == [entry.address for entry in entries]


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_each_table_of_a_blank_form_fits_on_its_page(form: str) -> None:
    document = compose(blank_report(official_forms().by_id(form)))
    book = opened(document)
    set_ups = [book[table.sheet].page_setup for table in document.tables]

    assert [set_up.fitToHeight for set_up in set_ups] == [1, 1, 1]
    assert [set_up.orientation for set_up in set_ups] == ["portrait", "portrait", "landscape"]


def test_no_header_of_a_column_breaks_inside_a_word(document: Document) -> None:
    book = opened(document)

    for table in document.tables:
        for cell in table.cells:
            if cell.role is not Role.HEADER or cell.column_span > 1:
                continue
            found = book[table.sheet][area(cell).anchor.ref]
            width = book[table.sheet].column_dimensions[found.column_letter].width
            pixels = 8 * width + 5  # a width counts digits of the default font, beside a margin
            lines = str(found.value).split("\n")
            assert all(len(line) * found.font.size * 96 / 72 <= pixels - 7 for line in lines)
            assert len(lines) == 1 or all(len(line) % 2 == 0 for line in lines), "whole words"


def test_the_label_of_all_outcomes_is_set_vertically(document: Document) -> None:
    book = opened(document)
    turned = {
        cell.text
        for table in document.tables
        for cell in table.cells
        if book[table.sheet][area(cell).anchor.ref].alignment.textRotation == 255
    }

    assert turned == {"三、本年度办理结果"}
