"""All checks in one place; a new check is one function added to RULES."""

from collections.abc import Callable, Iterator

from core.checks.cells import check_blanks, check_figures
from core.checks.equations import check_equations
from core.checks.finding import Finding
from core.report import Report

RULES: tuple[Callable[[Report], Iterator[Finding]], ...] = (
    check_equations,
    check_figures,
    check_blanks,
)


def check(report: Report) -> tuple[Finding, ...]:
    """Return all findings, in the order of the report's sections."""
    order = [section.id for section in report.form.sections]
    findings = [finding for rule in RULES for finding in rule(report)]
    return tuple(sorted(findings, key=lambda finding: order.index(finding.section)))
