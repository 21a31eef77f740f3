"""CSV: cells separated by commas, with and without the blanks of merged cells."""

import csv
import io
from collections.abc import Callable

import pytest

from core.document.document import Paragraph, Table
from core.form.form import Form
from core.formats.text.reading.commas import without_commas
from core.formats.text.reading.reader import read_text
from core.interpret import interpret
from core.interpret.result import Certainty
from core.report.report import Report
from tests.core.foreign_files import grid
from tests.core.interpret.documents import blocks_of
from tests.factories import narrated_report, told_apart_report

WIDTH = 15


def padded(row: list[str]) -> list[str]:
    return row + [""] * (WIDTH - len(row))


def as_it_is(row: list[str]) -> list[str]:
    return row


def without_blanks(row: list[str]) -> list[str]:
    return [cell for cell in row if cell]


def csv_of(report: Report, change: Callable[[list[str]], list[str]]) -> str:
    """The report as a spreadsheet saves it as CSV, its rows changed."""
    file = io.StringIO()
    writer = csv.writer(file)
    for block in blocks_of(report):
        if isinstance(block, Table):
            writer.writerows(change(row) for row in grid(block))
        else:
            writer.writerow(change([block.text]) if len(block.text) < 40 else [block.text])
    return file.getvalue()


@pytest.fixture
def report(form: Form) -> Report:
    told, narrated = told_apart_report(form), narrated_report(form)
    told.narratives = narrated.narratives
    return told


@pytest.mark.parametrize("change", [padded, as_it_is])
def test_a_workbook_saved_as_csv(report: Report, change: Callable[[list[str]], list[str]]) -> None:
    reading = interpret(read_text(csv_of(report, change)))
    assert reading.report.figures == report.figures
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}
    assert reading.report.narratives == report.narratives
    assert reading.report.heading == report.heading
    assert reading.leftovers == ()


def test_rows_of_any_width(form_2021: Form) -> None:
    report = told_apart_report(form_2021)
    reading = interpret(read_text(csv_of(report, without_blanks)))
    assert reading.report.figures == report.figures


def test_commas_of_a_label_that_nobody_quoted(form_2021: Form) -> None:
    report = told_apart_report(form_2021)
    text = csv_of(report, padded).replace(
        "（区分处理的，只计这一情形，", "（区分处理的,只计这一情形,"
    )
    assert "区分处理的,只计" in text
    assert interpret(read_text(text.replace('"', ""))).report.figures == report.figures


@pytest.mark.parametrize(
    "text",
    [
        "规章 1,234 0 2,345\n行政许可 12,001\n行政处罚 1,001\n行政强制 2,001",
        "全年公开1,200条,答复3件。\n共收到1,100件,办结。\n其中,公开2,300条。",
        "规章\t1,2\t3\n规章\t1,2\t3\n规章\t1,2\t3",
        '"规章,1\n行政许可,2\n行政处罚,3',
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    lines = text.split("\n")
    assert without_commas(lines) == lines


def test_a_cell_of_several_lines() -> None:
    text = '规章,1,2,"结果\n维持"\n行政许可,3,4,5\n行政处罚,6,7,8\n全年公开，共3条。'
    table, paragraph = read_text(text).blocks
    assert isinstance(table, Table)
    assert grid(table)[0] == ["规章", "1", "2", "结果\n维持"]
    assert paragraph == Paragraph("全年公开，共3条。")
