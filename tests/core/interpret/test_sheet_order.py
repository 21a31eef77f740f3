"""A workbook with the text on one sheet and a table on each of the others."""

from collections.abc import Sequence

import pytest

from core.document.document import Table
from core.form.form import Form
from core.formats.reading.raw import RawCell, raw_document, raw_table
from core.interpret import interpret
from core.report.report import Report
from tests.core.interpret.documents import blocks_of, shifted
from tests.factories import narrated_report, told_apart_report


@pytest.fixture
def report(form: Form) -> Report:
    told = told_apart_report(form)
    told.narratives = narrated_report(form).narratives
    return told


def text_sheet(report: Report, *, without: Sequence[str] = ()) -> Table:
    """All text of the report, a paragraph a row."""
    texts = [block.text for block in blocks_of(report) if not isinstance(block, Table)]
    kept = [line for text in texts if text not in without for line in text.splitlines()]
    return raw_table([RawCell(row, 0, text) for row, text in enumerate(kept)], "文字部分")


def table_sheets(report: Report, *, with_headings: bool) -> list[Table]:
    """A sheet a table, below its heading or below nothing."""
    ids = list(report.form.tables)
    tables = [block for block in blocks_of(report) if isinstance(block, Table)]
    sheets = []
    for number, (id_, table) in enumerate(zip(ids, tables, strict=True), 1):
        above = [report.form.section(id_).heading] if with_headings else []
        cells = shifted(table, above).cells
        raws = (RawCell(c.row, c.column, c.text, c.row_span, c.column_span) for c in cells)
        sheets.append(raw_table(raws, f"附表{number}"))
    return sheets


@pytest.mark.parametrize("is_text_last", [False, True])
@pytest.mark.parametrize("are_named_twice", [False, True])
def test_headings_of_the_tables_in_the_text(
    report: Report, *, is_text_last: bool, are_named_twice: bool
) -> None:
    text, tables = text_sheet(report), table_sheets(report, with_headings=are_named_twice)
    blocks = [*tables, text] if is_text_last else [text, *tables]
    reading = interpret(raw_document(blocks))
    assert reading.report.narratives == report.narratives
    assert reading.report.figures == report.figures
    assert reading.report.heading == report.heading
    assert reading.leftovers == ()


def test_headings_of_the_tables_on_their_sheets_alone(report: Report) -> None:
    own = [report.form.section(id_).heading for id_ in report.form.tables]
    text, tables = text_sheet(report, without=own), table_sheets(report, with_headings=True)
    reading = interpret(raw_document([text, *tables]))
    assert reading.report.narratives == report.narratives
    assert reading.report.figures == report.figures
