"""A blank is never sure: 0 where the sums bear it out, else an open question."""

from dataclasses import replace

import pytest

from core.form.form import Form
from core.interpret import judge_blanks
from core.interpret.result import CellReading, Certainty, Interpretation
from core.report.report import Report
from tests.factories import balanced_report

BLANK = CellReading(None, Certainty.SURE)


@pytest.fixture
def report(form: Form) -> Report:
    return balanced_report(form)


def read(report: Report, blank: set[str]) -> Interpretation:
    """The reading of a file in which some cells of the report are blank."""
    left = report.copy()
    left.store(dict.fromkeys(blank))
    cells = {a: CellReading(v, Certainty.SURE, str(v)) for a, v in report.figures.items()}
    return Interpretation(left, cells | dict.fromkeys(blank, BLANK))


def zeros(report: Report, table: str) -> set[str]:
    return {a for a, v in report.figures.items() if v == 0 and a.startswith(f"{table}.")}


def test_blanks_for_0_are_0(report: Report) -> None:
    blank = zeros(report, "applications")
    assert blank
    reading = judge_blanks(read(report, blank))
    assert {a for a in blank if reading.cells[a].value == 0} == blank
    assert {reading.cells[a].certainty for a in blank} == {Certainty.GUESSED}
    assert all("按0读入" in reading.cells[a].reason for a in blank)
    assert reading.report.figures == report.figures


def test_a_blank_that_the_sums_need_stays_blank(report: Report) -> None:
    filled = next(
        c.address
        for c in report.form.cells_of("applications")
        if report.figures[c.address] and c.address not in report.form.totals
    )
    blank = {filled, *zeros(report, "applications")}
    reading = judge_blanks(read(report, blank))
    assert all(reading.cells[a].value is None for a in blank)
    assert all("空着" in reading.cells[a].reason for a in blank)
    assert {reading.cells[a].certainty for a in blank} == {Certainty.GUESSED}


def test_a_table_without_sums_keeps_its_blanks(report: Report) -> None:
    reading = judge_blanks(read(report, {"disclosure.licensing.decisions"}))
    cell = reading.cells["disclosure.licensing.decisions"]
    assert (cell.value, cell.certainty) == (None, Certainty.GUESSED)


def test_what_the_file_names_by_its_address_is_as_it_is(report: Report) -> None:
    blank = zeros(report, "applications")
    reading = replace(read(report, blank), confirmed=frozenset(report.form.cells))
    assert judge_blanks(reading) == reading


def test_a_form_to_fill_in_is_blank_for_sure(report: Report) -> None:
    reading = read(report, set(report.form.cells))
    assert judge_blanks(reading).cells == reading.cells


def test_totals_alone_bear_out_nothing(report: Report) -> None:
    """A total is computed from its parts, so that it holds in a draft with one figure too."""
    draft = Report(report.form, report.heading)
    draft.store({"disputes.review.upheld": 3})
    reading = judge_blanks(read(draft, {a for a, v in draft.figures.items() if v is None}))
    assert reading.cells["disputes.review.pending"].value is None
    assert reading.cells["disputes.review.pending"].certainty is Certainty.GUESSED
