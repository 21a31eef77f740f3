"""The date in the signature."""

from collections.abc import Iterator

from core.checks.finding import Finding, Severity
from core.checks.rule import Rule
from core.checks.writing.passages import signature_of
from core.report.report import Report

ID = "heading.date"


def check_date(report: Report) -> Iterator[Finding]:
    """Yield a finding when the report is dated outside the season of its year."""
    day, year = report.heading.signed_on, report.heading.year + 1
    if day is None:
        return
    end = report.form.definition.season_end
    if day.year == year and f"{day:%m-%d}" <= end:
        return
    month, last = map(int, end.split("-"))
    yield Finding(
        rule=ID,
        severity=Severity.WARNING,
        message=f"成文日期是{day.year}年{day.month}月{day.day}日，"
        f"应当在{year}年1月1日至{month}月{last}日之间，请核对。",
        section=signature_of(report).section,
        heading="signed_on",
    )


RULE = Rule(
    id=ID,
    title="成文日期",
    severity=Severity.WARNING,
    source="《条例》第四十九条",
    example="2023年的报告落款是2023年1月12日：应当在2024年1月1日至3月31日之间。",
    check=check_date,
)
