"""All rules in one place; a new check is one function, listed here or in one of its parts."""

from core.checks.claims.rules import CLAIM_RULES
from core.checks.diagnosis.in_text import heard
from core.checks.errors import ERROR_RULES
from core.checks.finding import Finding, Severity
from core.checks.folding import with_causes
from core.checks.places import in_order
from core.checks.rule import Rule
from core.checks.writing.rules import PROPER_RULES
from core.checks.years import CHANGE_RULE
from core.report.report import Report

RULES: tuple[Rule, ...] = (*ERROR_RULES, CHANGE_RULE, *PROPER_RULES, *CLAIM_RULES)


def check(report: Report) -> tuple[Finding, ...]:
    """Return all findings, in the order of the report's sections.

    Findings of silenced rules are left out, unless they are errors: with an
    error a report must not be sent, whatever the reason.
    """
    findings = [
        finding
        for rule in RULES
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


def title_of(rule: str) -> str:
    """Return what the rule of a finding is called, or an empty string for one that is not known.

    A rule over every table finds under ids of the tables': applications.blank.
    """
    titles = {each.id: each.title for each in RULES}
    return titles.get(rule) or titles.get(rule.rpartition(".")[2], "")
