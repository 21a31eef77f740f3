"""What still names another year in several places is one finding with one repair."""

from dataclasses import replace

import pytest

from core.checks.finding import Action, Finding
from core.checks.folding import fold
from core.checks.runner import check
from core.form.form import Form
from core.report.report import Report
from tests.factories import proper_report


@pytest.fixture
def stale(form: Form) -> Report:
    """A report whose title and two texts still say last year."""
    report = proper_report(form)
    year = report.heading.year
    report.narratives["overview"] += f"\n{year - 1}年，我镇主动公开信息50条。"
    report.narratives["problems"] += f"\n统计期限：{form.period(year - 1)}。"
    title = report.heading.title.replace(str(year), str(year - 1))
    report.heading = replace(report.heading, title=title)
    return report


def _gathered(report: Report) -> list[Finding]:
    return [each for each in check(report) if each.action is Action.CORRECT_YEARS]


def test_places_of_one_cause_are_one_finding(stale: Report) -> None:
    (found,) = _gathered(stale)
    year = stale.heading.year
    count = len(found.explains)
    assert count >= 2
    assert found.message.startswith(f"{count}处写的还是{year - 1}年（“标题”")
    assert str(year) in found.message
    folded = next(each for each in fold(check(stale)) if each.finding == found)
    assert len(folded.consequences) == count
    assert all(each.replacement for each in folded.consequences)


def test_a_single_place_speaks_for_itself(form: Form) -> None:
    report = proper_report(form)
    title = report.heading.title.replace(str(report.heading.year), "2019")
    report.heading = replace(report.heading, title=title)
    assert _gathered(report) == []


def test_a_proper_report_has_none(form: Form) -> None:
    assert _gathered(proper_report(form)) == []
