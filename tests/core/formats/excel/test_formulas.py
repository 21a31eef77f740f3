"""Formulas without stored results, and text that is struck out or raised, in a workbook."""

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from core.form.form import Form
from core.formats.excel.reading.reader import read
from core.interpret.figures import read_figure
from core.interpret.result import Certainty
from core.text import STRUCK


def _read(fill: Callable[[Worksheet, Workbook], None]) -> dict[tuple[int, int], str]:
    """The texts of the first sheet, by place; its first row has 3, 4, a word and a blank."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"], sheet["C1"] = 3, 4.5, "甲"
    fill(sheet, book)
    file = BytesIO()
    book.save(file)
    table = read(file.getvalue(), lambda _: None).tables[0]
    return {(cell.row, cell.column): cell.text for cell in table.cells}


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=SUM(A1:D1)", "7.5"),
        ("=A1+B1", "7.5"),
        ("=$A$1-B1-D1", "-1.5"),
        ("=sum(A1, B1, 2)+(A1-1)", "11.5"),
        ("=-A1", "-3"),
        ("=底稿!A1", "12"),
        ("=SUM('底 稿 2'!A1:B2)+A1", "100"),
        ("=A3+1", "8"),
    ],
)
def test_sums_of_cells_are_computed(formula: str, result: str) -> None:
    def fill(sheet: Worksheet, book: Workbook) -> None:
        sheet["A2"] = formula
        sheet["A3"] = "=SUM(A1,4)"
        book.create_sheet("底稿")["A1"] = 12
        hidden = book.create_sheet("底 稿 2")
        hidden["B2"] = 97
        hidden.sheet_state = "hidden"

    assert _read(fill)[1, 0] == result


@pytest.mark.parametrize(
    "formula",
    [
        "=VLOOKUP(A1,B:C,2)",
        "=A1*2",
        "=A1+C1",
        "=A2",
        "=没有!A1",
        "=SUM('[1]甲'!A1:B2)",
        "=SUM(A1",
        "=A1:B1",
        "=SUM(A1)%",
    ],
)
def test_other_formulas_are_missing_with_the_reason(form: Form, formula: str) -> None:
    def fill(sheet: Worksheet, _: Workbook) -> None:
        sheet["A2"] = formula

    text = _read(fill)[1, 0]
    assert text == formula
    reading = read_figure(form.cells["applications.received.total"], text)
    assert (reading.value, reading.certainty) == (None, Certainty.MISSING)
    assert formula in reading.reason


def test_figures_stored_as_text_are_not_left_out_of_a_sum() -> None:
    def fill(sheet: Worksheet, _: Workbook) -> None:
        sheet["D1"] = "12"
        sheet["A2"] = "=SUM(A1:D1)"

    assert _read(fill)[1, 0] == "=SUM(A1:D1)"


def test_looks_of_runs_and_of_whole_cells() -> None:
    def fill(sheet: Worksheet, _: Workbook) -> None:
        mark = TextBlock(InlineFont(vertAlign="superscript"), "1")
        old = TextBlock(InlineFont(strike=True), "9")
        sheet["A2"] = CellRichText(TextBlock(InlineFont(b=True), "34"), mark)
        sheet["B2"] = CellRichText(old, "34")
        sheet["C2"], sheet["D2"] = 34, 34
        sheet["C2"].font = Font(strike=True)
        sheet["D2"].font = Font(vertAlign="subscript")

    found = _read(fill)
    assert [found[1, column] for column in range(4)] == ["34¹", "34", STRUCK, "³⁴"]
