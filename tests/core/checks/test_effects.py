"""What a repair would change."""

from hypothesis import given
from hypothesis import strategies as st

from core.checks.effects import Effect, effects
from core.checks.runner import check
from core.form.form import Form
from core.report.report import Report
from tests.factories import blank_report
from tests.strategies import reports

CELL = "disputes.review.pending"


def test_the_cell_comes_first_then_what_is_computed(form: Form) -> None:
    report = blank_report(form, {"disputes.review.upheld": 2})
    assert effects(report, {CELL: 3}) == (
        Effect(CELL, None, 3),
        Effect("disputes.review.total", 2, 5),
    )
    assert report.figures[CELL] is None, "nothing is changed yet"


def test_no_change_has_no_effects(form: Form) -> None:
    report = blank_report(form, {CELL: 3})
    assert effects(report, {CELL: 3}) == ()


@given(reports(), st.data())
def test_effects_are_what_happens(report: Report, data: st.DataObject) -> None:
    suggestions = [each for finding in check(report) for each in finding.suggestions]
    if not suggestions:
        return
    changes = data.draw(st.sampled_from(suggestions)).changes
    expected = {each.cell: each.after for each in effects(report, changes)}
    before = dict(report.figures)
    report.store(changes)
    assert {c: v for c, v in report.figures.items() if before[c] != v} == expected
