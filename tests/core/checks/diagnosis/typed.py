"""One column of applications, typed so that totals are computed, to make errors in."""

from dataclasses import replace

from core.checks.finding import Finding, Severity
from core.checks.folding import fold
from core.checks.runner import check
from core.form.form import Form
from core.report.report import Report
from tests.factories import blank_report

NATURAL = "applications.{}.natural_person"
OTHER = "applications.{}.other_organization"
RIGHT = {"received": 3119, "carried_in": 34, "granted": 1288, "denied_safety_stability": 92}
RIGHT |= {"unavailable_not_held": 1670, "carried_out": 103}
TEXT = "全年收到政府信息公开申请3119件，上年结转34件，办结3050件，结转下年度继续办理103件。"


def zeros(form: Form) -> Report:
    return blank_report(form, {cell: 0 for cell in form.cells if cell not in form.totals})


def typed(form: Form, text: str = "", **wrong: int) -> Report:
    """One column, with some figures wrong; the totals follow."""
    report = zeros(form)
    report.store({NATURAL.format(row): value for row, value in (RIGHT | wrong).items()})
    report.narratives["overview"] = text
    assert report.printed_totals == ()
    return report


def open_findings(report: Report) -> list[Finding]:
    """The findings about figures that no other one explains, great changes left out."""
    found = (each.finding for each in fold(check(report)) if each.finding.cells)
    return [each for each in found if each.severity is not Severity.NOTE]


def with_last_year(report: Report, figures: dict[str, int]) -> Report:
    last = zeros(report.form)
    last.store(figures)
    last.heading = replace(report.heading, year=report.heading.year - 1)
    report.previous = last
    return report
