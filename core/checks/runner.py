"""All checks together."""

from core.checks.diagnosis.in_text import heard
from core.checks.finding import Finding, Severity
from core.checks.folding import with_causes
from core.checks.places import in_order
from core.checks.rules import all_rules
from core.report.report import Report


def check(report: Report) -> tuple[Finding, ...]:
    """Return all findings, in the order of the report's sections.

    Findings of silenced rules are left out, unless they are errors: with an
    error a report must not be sent, whatever the reason.
    """
    findings = [
        finding
        for rule in all_rules()
        for finding in rule.check(report)
        if finding.severity is Severity.ERROR or finding.rule not in report.silenced
    ]
    return in_order(report.form, with_causes(heard(report, with_causes(findings))))


def unchecked(report: Report) -> Finding:
    """Return what is found of a report in place of all else when checking it broke down."""
    return Finding(
        rule="unchecked",
        severity=Severity.ERROR,
        message="核对时程序出错，还没有核对完，请先保存，再重新打开程序。",
        section=report.form.sections[0].id,
    )
