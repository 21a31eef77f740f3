"""Parts of the report that nobody has written yet."""

from collections.abc import Iterator

from core.checks.finding import Excerpt, Finding, Severity
from core.checks.rule import Rule
from core.checks.writing.passages import signature_of, title_of
from core.report.report import Report

SECTION = "text.empty"
HEADING = "heading.empty"


def check_sections(report: Report) -> Iterator[Finding]:
    """Yield a finding for every narrative that has to be there and is not."""
    for section in report.form.narratives:
        if section.optional or report.narrative(section.id).strip():
            continue
        advice = f"没有需要报告的，写“{section.nothing}”即可。" if section.nothing else "请补写。"
        yield Finding(
            rule=SECTION,
            severity=Severity.ERROR,
            message=f"“{section.name}”还没有写；{advice}",
            section=section.id,
            narrative=Excerpt(section.id, 0, 0, ""),
            replacement=section.nothing or None,
        )


def check_heading(report: Report) -> Iterator[Finding]:
    """Yield a finding for every part of title and signature that is missing."""
    form, heading = report.form, report.heading
    top, bottom = title_of(report).section, signature_of(report).section
    if not heading.title.strip():
        official = "".join(form.title_parts(heading.agency, heading.year))
        yield _missing("title", "标题", top, official)
    if not heading.agency.strip():
        yield _missing("agency", "机关名称", top, heading.signed_by.strip() or None)
    if not heading.signed_by.strip():
        yield _missing("signed_by", "落款的机关名称", bottom, heading.agency.strip() or None)
    if heading.signed_on is None:
        yield _missing("signed_on", "落款的成文日期", bottom, None)


def _missing(field: str, name: str, section: str, replacement: str | None) -> Finding:
    return Finding(
        rule=HEADING,
        severity=Severity.ERROR,
        message=f"{name}还没有填，请补填。",
        section=section,
        replacement=replacement,
        heading=field,
    )


SECTION_RULE = Rule(
    id=SECTION,
    title="该写的部分没有写",
    severity=Severity.ERROR,
    source="《条例》第五十条；年度报告格式",
    example="“六、其他需要报告的事项”一个字也没有：没有需要报告的，写“无。”即可。",
    check=check_sections,
)

HEADING_RULE = Rule(
    id=HEADING,
    title="标题、机关、日期没有填",
    severity=Severity.ERROR,
    source="年度报告格式；GB/T 9704-2012",
    example="落款没有日期：落款的成文日期还没有填，请补填。",
    check=check_heading,
)
