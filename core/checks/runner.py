"""All checks together."""

from core import limits
from core.checks.diagnosis.in_text import heard
from core.checks.finding import UNCHECKED, Finding, Severity
from core.checks.folding import with_causes
from core.checks.places import in_order
from core.checks.rules import all_rules
from core.checks.writing.stale_years import stale_years
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
    listed = _listed(report, [*stale_years(report, findings), *findings])
    return in_order(report.form, with_causes(heard(report, with_causes(listed))))


def _listed(report: Report, findings: list[Finding]) -> list[Finding]:
    """Return as many findings as anybody can go through: all errors, then the first others."""
    if len(findings) <= limits.FINDINGS:
        return findings
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    others = [finding for finding in findings if finding.severity is not Severity.ERROR]
    shown = others[: max(0, limits.FINDINGS - len(errors))]
    left = len(others) - len(shown)
    more = Finding(
        rule="too_many",
        severity=Severity.WARNING,
        message=f"问题太多，这里没有全部列出，还有 {left} 处，请先改正列出的。",
        section=report.form.sections[0].id,
    )
    return [more, *errors, *shown]


def unchecked(report: Report) -> Finding:
    """Return what is found of a report in place of all else when checking it broke down."""
    return Finding(
        rule=UNCHECKED,
        severity=Severity.ERROR,
        message="核对时程序出错，还没有核对完，请先保存，再重新打开程序。",
        section=report.form.sections[0].id,
    )
