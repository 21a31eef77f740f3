"""Figures of any length that a file may have are checked to the end, and called wrong."""

from decimal import Decimal

import pytest

from core.checks.finding import Severity
from core.checks.progress import SectionState, Standing
from core.checks.rules import has_errors
from core.checks.runner import check, unchecked
from core.form.form import Form
from core.numbers import Number
from tests.core.checks.diagnosis.tables import large_report, misprinted

GRANTED = "applications.granted.natural_person"
LONG = [10**12, 10**28 - 1, 10**28, 10**29, 10**30 - 1, 10**100 - 1]


@pytest.mark.parametrize("figure", LONG)
@pytest.mark.parametrize("is_printed", [True, False])
def test_a_long_count_is_an_error(form: Form, figure: int, *, is_printed: bool) -> None:
    report = large_report(form, seed=4)
    if is_printed:
        report = misprinted(report, {GRANTED: figure})
    report.store({GRANTED: figure})
    report.narratives["overview"] = (
        f"予以公开{figure}件，占50%，比上年增加3件，收取{'9' * 30}万元。"
    )
    report.previous = large_report(form, seed=5)
    found = check(report)
    assert has_errors(report)
    assert any(f.severity is Severity.ERROR and GRANTED in f.cells for f in found)
    assert report.figures[GRANTED] == figure


@pytest.mark.parametrize("figure", [Decimal(10**29), Decimal(10**23) + Decimal("0.123456")])
def test_a_long_amount_is_an_error(form: Form, figure: Number) -> None:
    report = large_report(form, seed=4)
    cell = next(each for each, spec in form.cells.items() if spec.decimals)
    report.store({cell: figure})
    assert any(f.severity is Severity.ERROR and f.cells == (cell,) for f in check(report))


def test_where_checking_broke_down_no_section_is_complete(form: Form) -> None:
    report = large_report(form, seed=4)
    standing = Standing(report, (unchecked(report),))
    assert not standing.is_checked
    assert standing.error_count == 1
    assert {standing.state(section.id) for section in form.sections} == {SectionState.ERROR}
