"""The rules over numbers in the narratives.

Source: notices on the yearly report ask that text and tables agree; an error in
either is sent back.
"""

import functools
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from core.checks.claims.claim import Claim, ClaimKind
from core.checks.claims.claims_in_text import claims_of, said_with
from core.checks.claims.corroboration import corroborated
from core.checks.claims.judge import Judged, Verdict, judge, message, quote, replacement
from core.checks.claims.passages import Enumeration, enumerations
from core.checks.finding import Excerpt, Finding, Severity
from core.checks.rule import Rule
from core.numbers import format_number
from core.report.report import Report

_SOURCE = "年度报告格式的表格；文中的数字应当与表格一致"

RULE_OF = {
    ClaimKind.FIGURE: "text.figure",
    ClaimKind.DENIAL: "text.figure",
    ClaimKind.GROWTH: "text.growth",
    ClaimKind.GROWTH_RATE: "text.growth",
    ClaimKind.RATIO: "text.growth",
    ClaimKind.SHARE: "text.share",
}
"""Which rule tells of a claim that differs from the tables."""


def judged_claims(report: Report) -> tuple[Judged, ...]:
    """Return all numbers of the narratives that state figures, with what the tables say.

    Numbers that are marked are left out: live fields follow their cell anyway.
    """
    return _judged(_State(_key(report), report))


@dataclass(frozen=True)
class _State:
    """A report as several rules see it one after the other; equal when what they judge is."""

    key: Hashable
    report: Report = field(compare=False)


def _key(report: Report) -> Hashable:
    previous = report.previous
    return (
        report.form,
        (report.heading.year, report.heading.agency),
        tuple(report.narratives.items()),
        tuple(report.marks.items()),
        tuple(report.figures.values()),
        previous and (previous.form, previous.heading.year, tuple(previous.figures.values())),
    )


@functools.lru_cache(maxsize=4)
def _judged(state: _State) -> tuple[Judged, ...]:
    report = state.report
    result: list[Judged] = []
    for section in report.form.narratives:
        claims = _claims(report, section.id)
        free = (c for c in claims if not _is_marked(report, section.id, c.start, c.end))
        result += corroborated([judge(section.id, claim, report) for claim in free], report)
    return tuple(result)


def _claims(report: Report, section: str) -> Iterator[Claim]:
    heading = report.heading
    said = ""
    for offset, paragraph in _paragraphs(report.narrative(section)):
        for claim in claims_of(report.form, heading.year, heading.agency, paragraph, said):
            yield claim.moved(offset)
        said = said_with(report.form, paragraph, said)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for paragraph in text.split("\n"):
        yield offset, paragraph
        offset += len(paragraph) + 1


def _is_marked(report: Report, section: str, start: int, end: int) -> bool:
    return any(mark.start < end and start < mark.end for mark in report.marks.get(section, ()))


def check_figures_in_text(report: Report) -> Iterator[Finding]:
    """Yield a finding for every number that is not the figure it states."""
    return _differing(report, "text.figure")


def check_growth_in_text(report: Report) -> Iterator[Finding]:
    """Yield a finding for every comparison with last year that does not hold."""
    return _differing(report, "text.growth")


def check_shares_in_text(report: Report) -> Iterator[Finding]:
    """Yield a finding for every percentage that is not the share it states."""
    return _differing(report, "text.share")


def _differing(report: Report, rule: str) -> Iterator[Finding]:
    for judged in judged_claims(report):
        claim = judged.claim
        if judged.verdict is Verdict.DIFFERS and RULE_OF[claim.kind] == rule:
            text = report.narrative(judged.section)[claim.start : claim.end]
            yield Finding(
                rule=rule,
                severity=Severity.WARNING,
                message=message(judged, report),
                section=judged.section,
                cells=judged.cells,
                narrative=Excerpt(judged.section, claim.start, claim.end, text),
                replacement=replacement(claim, judged),
            )


def check_enumerations(report: Report) -> Iterator[Finding]:
    """Yield a finding for every list whose parts do not add up to its whole.

    Where a number of the list already differs from the tables, that is said, and
    this is not.
    """
    wrong = {
        (judged.section, judged.claim.start)
        for judged in judged_claims(report)
        if judged.verdict is Verdict.DIFFERS
    }
    for section in report.form.narratives:
        for offset, paragraph in _paragraphs(report.narrative(section.id)):
            for found in enumerations(paragraph):
                places = {(section.id, offset + n.start) for n in (found.whole, *found.parts)}
                if found.is_off and not places & wrong:
                    yield from _uneven(report, section.id, offset, found)


def _uneven(report: Report, section: str, offset: int, found: Enumeration) -> Iterator[Finding]:
    start, end = offset + found.whole.start, offset + found.whole.end
    if any(
        _is_marked(report, section, offset + n.start, offset + n.end)
        for n in (found.whole, *found.parts)
    ):
        return
    text = report.narrative(section)
    total = format_number((found.sum / found.whole.scale).normalize() + 0)
    unit = f"{'万' if found.whole.scale != 1 else ''}{found.whole.unit}"
    yield Finding(
        rule="text.enumeration",
        severity=Severity.NOTE,
        message=f"“{quote(text, start, end)}”：写的是{text[start:end]}{unit}，"
        f"后面{len(found.parts)}项相加是{total}{unit}，请核对。",
        section=section,
        narrative=Excerpt(section, start, end, text[start:end]),
    )


FIGURE_RULE = Rule(
    id="text.figure",
    title="文中数字与表格",
    severity=Severity.WARNING,
    source=_SOURCE,
    example="文中写“收到政府信息公开申请12件”，表格中“总计·一、本年新收”是10件。",
    check=check_figures_in_text,
)

GROWTH_RULE = Rule(
    id="text.growth",
    title="文中与上年的比较",
    severity=Severity.WARNING,
    source="本年和上年报告的表格",
    example="文中写“同比增长20%”，上年新收10件、本年新收11件：比上年增加10%。",
    check=check_growth_in_text,
)

SHARE_RULE = Rule(
    id="text.share",
    title="文中的百分比",
    severity=Severity.WARNING,
    source=_SOURCE,
    example="文中写“予以公开3件，占50%”，表格中办理结果总计12件：占25%。",
    check=check_shares_in_text,
)

ENUMERATION_RULE = Rule(
    id="text.enumeration",
    title="文中列举的合计",
    severity=Severity.NOTE,
    source="文中前后的数字应当一致",
    example="文中写“编发简报30期，其中甲10期、乙12期、丙9期”：后面3项相加是31期。",
    check=check_enumerations,
)

_IDS = frozenset(rule.id for rule in (FIGURE_RULE, GROWTH_RULE, SHARE_RULE, ENUMERATION_RULE))


def is_about_a_claim(finding: Finding) -> bool:
    """Say whether a finding takes a number for one that a clerk may mark as 与表格无关."""
    return finding.rule in _IDS
