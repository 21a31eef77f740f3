"""A group of rows that stands there as one row, without its rows."""

import pytest

from core.document.document import Paragraph, Table
from core.form.form import Form
from core.formats.reading.raw import RawCell, raw_document, raw_table
from core.interpret import interpret
from core.interpret.result import Certainty, Interpretation
from core.report.report import Report
from tests.core.foreign_files import grid
from tests.core.interpret.documents import (
    Change,
    blocks_of,
    document_of,
    one_cell_a_line,
    turned,
    with_texts,
)
from tests.factories import told_apart_report

OTHER, DENIED = ("（六）其他处理", 3), ("（三）不予公开", 8)
"""Groups of the form of 2021, and how many rows they have."""


def in_one_row(table: Table, group: tuple[str, int]) -> Table:
    """Return the table with one row for a group, its figures those of the group's last row."""
    name, count = group
    found = next((cell for cell in table.cells if cell.text == name), None)
    if found is None:
        return table
    removed = count - 1
    cells = []
    for cell in table.cells:
        place = cell.row - removed if cell.row >= found.row + removed else cell.row
        if cell is found:
            cells.append(RawCell(found.row, found.column, name, 1, 2))
        elif cell.row < found.row or cell.row > found.row + removed:
            span = cell.row_span - removed * (cell.row < found.row <= cell.last_row)
            cells.append(RawCell(place, cell.column, cell.text, span, cell.column_span))
        elif cell.row == found.row + removed and cell.column > found.column + 1:
            cells.append(RawCell(place, cell.column, cell.text))
    return raw_table(cells)


def assert_read(
    reading: Interpretation, report: Report, *, guessed: str, missing: set[str]
) -> None:
    for address, cell in reading.cells.items():
        row = address.split(".")[1] if address.startswith("applications.") else ""
        if row in missing:
            assert cell.certainty is Certainty.MISSING
        else:
            assert cell.value == report.figures[address]
        if row == guessed:
            assert cell.certainty is Certainty.GUESSED
            assert "（六）其他处理" in cell.reason
            assert "3.其他" in cell.reason


MISSING = {"other_not_corrected", "other_fee_unpaid"}


@pytest.mark.parametrize("change", [with_texts(str), turned])
def test_in_a_table(form_2021: Form, change: Change) -> None:
    report = told_apart_report(form_2021)
    reading = interpret(document_of(report, lambda table: change(in_one_row(table, OTHER))))
    assert_read(reading, report, guessed="other_misc", missing=MISSING)
    assert reading.leftovers == ()


def test_each_row_of_a_group_that_is_0_is_0(form_2021: Form) -> None:
    report = told_apart_report(form_2021)
    report.store({"applications.other_misc.welfare": 0})
    reading = interpret(document_of(report, lambda table: in_one_row(table, OTHER)))
    for row in MISSING:
        zero = reading.cells[f"applications.{row}.welfare"]
        assert (zero.value, zero.certainty) == (0, Certainty.GUESSED)
        assert "是0" in zero.reason
        other = reading.cells[f"applications.{row}.research"]
        assert other.certainty is Certainty.MISSING


def test_one_cell_a_line(form_2021: Form) -> None:
    report = told_apart_report(form_2021)
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        if isinstance(block, Table):
            blocks += one_cell_a_line(in_one_row(block, OTHER))
        else:
            blocks.append(block)
    reading = interpret(raw_document(blocks))
    assert_read(reading, report, guessed="other_misc", missing=MISSING)


def test_one_row_a_line(form_2021: Form) -> None:
    report = told_apart_report(form_2021)
    blocks: list[Paragraph | Table] = []
    for block in blocks_of(report):
        if isinstance(block, Table):
            rows = grid(in_one_row(block, OTHER))
            blocks += (Paragraph(" ".join(t.replace("\n", "") for t in row if t)) for row in rows)
        else:
            blocks.append(block)
    reading = interpret(raw_document(blocks))
    for column in ("natural_person", "commercial", "total"):
        address = f"applications.other_misc.{column}"
        assert reading.cells[address].certainty is Certainty.GUESSED
        assert reading.cells[address].value == report.figures[address]


def test_a_group_without_a_row_for_the_rest_is_left_over(form_2021: Form) -> None:
    """Nobody can say which of the reasons the figures belong to."""
    report = told_apart_report(form_2021)
    reading = interpret(document_of(report, lambda t: in_one_row(t, DENIED)))
    rows = {a.split(".")[1] for a, c in reading.cells.items() if c.certainty is Certainty.MISSING}
    assert len(rows) == DENIED[1]
    assert all(row.startswith("denied_") for row in rows)
    figure = str(report.figures["applications.denied_administrative_query.research"])
    assert any(figure in leftover.text for leftover in reading.leftovers)


def test_a_sum_above_its_rows_is_left_over(form_2021: Form) -> None:
    """A row of the group besides the rows it has says nothing of any of these."""
    report = told_apart_report(form_2021)

    def with_sum(table: Table) -> Table:
        found = next((cell for cell in table.cells if cell.text == OTHER[0]), None)
        if found is None:
            return table
        cells = [RawCell(found.row, found.column, OTHER[0], 1, 2)]
        cells += (RawCell(found.row, n, "7771") for n in range(found.column + 2, table.columns))
        for cell in table.cells:
            row = cell.row + (cell.row >= found.row)
            span = cell.row_span + (cell.row < found.row <= cell.last_row)
            cells.append(RawCell(row, cell.column, cell.text, span, cell.column_span))
        return raw_table(cells)

    reading = interpret(document_of(report, with_sum))
    assert reading.report.figures == report.figures
    assert any("7771" in leftover.text for leftover in reading.leftovers)
