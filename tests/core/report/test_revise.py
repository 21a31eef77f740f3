"""Another year or organ: what follows, and what somebody wrote in its place and stays."""

from dataclasses import replace
from datetime import date

import pytest

from core.form.form import Form
from core.report.report import Report, new_report
from core.report.revise import revise
from tests.factories import AGENCY, YEAR

OTHER = "白水乡人民政府"
SIGNED = date(YEAR + 1, 1, 20)


@pytest.fixture
def report(form: Form) -> Report:
    """A new report, nothing of which anybody has changed."""
    return new_report(form, YEAR, AGENCY, SIGNED)


def revised(report: Report, year: int = YEAR + 1, agency: str = OTHER) -> Report:
    """The report with all that a revision changes."""
    revision = revise(report, year, agency)
    texts = {s: change.apply(report.narrative(s)) for s, change in revision.narratives.items()}
    return replace(report, heading=revision.heading, narratives=report.narratives | texts)


def test_everything_follows_that_nobody_has_changed(report: Report) -> None:
    found = revised(report)
    fresh = new_report(report.form, YEAR + 1, OTHER, SIGNED.replace(year=YEAR + 2))
    assert found.heading == fresh.heading
    assert found.narratives == fresh.narratives
    assert OTHER in found.heading.title


def test_a_title_of_ones_own_stays(report: Report) -> None:
    report.heading = replace(report.heading, title="公开工作报告")
    assert revised(report).heading.title == "公开工作报告"


def test_another_organ_below_stays(report: Report) -> None:
    report.heading = replace(report.heading, signed_by="党政综合办公室")
    assert revised(report).heading.signed_by == "党政综合办公室"


@pytest.mark.parametrize("day", [None, date(YEAR, 12, 30), date(YEAR + 2, 1, 5)])
def test_a_date_that_is_not_of_the_year_after_stays(report: Report, day: date | None) -> None:
    report.heading = replace(report.heading, signed_on=day)
    assert revised(report).heading.signed_on == day


def test_a_leap_day_becomes_the_last_of_february(report: Report) -> None:
    report.heading = replace(report.heading, signed_on=date(2024, 2, 29))
    assert YEAR == 2023
    assert revised(report, YEAR + 1).heading.signed_on == date(2025, 2, 28)
    assert revised(report, YEAR + 4).heading.signed_on == date(2028, 2, 29)


def test_texts_of_ones_own_stay(report: Report) -> None:
    report.narratives = {section.id: "自己写的。" for section in report.form.narratives}
    assert revise(report, YEAR + 1, OTHER).narratives == {}


def test_a_text_that_stays_the_same_is_no_change(report: Report) -> None:
    assert revise(report, YEAR, AGENCY).narratives == {}
    assert revise(report, YEAR, AGENCY).heading == report.heading
