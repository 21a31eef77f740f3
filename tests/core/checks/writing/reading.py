"""Reports with one text of their own, and what a rule finds in them."""

from dataclasses import replace
from typing import Any

from core.checks.finding import Excerpt, Finding
from core.checks.runner import check
from core.form.form import Form
from core.report.report import Report
from tests.factories import PROPER_TEXTS, blank_report


def report_with(form: Form, section: str, text: str, **heading: Any) -> Report:  # noqa: ANN401
    """A report with proper texts but for one section, and with another heading."""
    report = blank_report(form)
    sections = {section.id for section in form.narratives}
    report.narratives = {id_: words for id_, words in PROPER_TEXTS.items() if id_ in sections}
    report.narratives[section] = text
    report.heading = replace(report.heading, **heading)
    return report


def found(report: Report, rule: str) -> list[Finding]:
    """What a rule finds, place by place."""
    return [each for each in check(report) if each.rule == rule and not each.gathers]


def spots(form: Form, rule: str, text: str) -> list[tuple[str, str | None]]:
    """The words that a rule finds fault with in a text, and what it puts in their place."""
    findings = found(report_with(form, "problems", text), rule)
    return [
        (finding.narrative.text, finding.replacement) for finding in findings if finding.narrative
    ]


def corrected(report: Report, finding: Finding) -> str:
    """The text of a section after the repair that a finding offers."""
    excerpt = finding.narrative
    assert isinstance(excerpt, Excerpt)
    assert finding.replacement is not None
    text = report.narrative(excerpt.section)
    return text[: excerpt.start] + finding.replacement + text[excerpt.end :]
