"""Narratives that are far longer than they should be."""

from collections.abc import Iterator

from core.checks.finding import Excerpt, Finding, Severity
from core.checks.rule import Rule
from core.report.report import Report

ID = "text.length"
_FAR = 1.5  # times the recommended length


def check_length(report: Report) -> Iterator[Finding]:
    """Yield a finding for every narrative far beyond its recommended length."""
    for section in report.form.narratives:
        text = report.narrative(section.id)
        if not section.length or len(text) <= _FAR * section.length:
            continue
        count = len("".join(text.split()))
        if count > _FAR * section.length:
            yield Finding(
                rule=ID,
                severity=Severity.NOTE,
                message=f"“{section.name}”有{count}字，一般在{section.length}字左右，请精简。",
                section=section.id,
                narrative=Excerpt(section.id, 0, 0, ""),
            )


RULE = Rule(
    id=ID,
    title="文字的篇幅",
    severity=Severity.NOTE,
    source="各地编制年度报告的通知：总体情况一千字左右",
    example="总体情况有3396字，一般在1000字左右，请精简。",
    check=check_length,
)
