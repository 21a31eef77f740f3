"""The rules over numbers in the narratives.

Source: notices on the yearly report ask that text and tables agree; an error in
either is sent back.
"""

import functools
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from core.checks.claims.claim import ClaimKind
from core.checks.claims.claims_in_text import claims_of, said_with
from core.checks.claims.corroboration import added_up, corroborated
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
    """A report, or a part of it, as rules see it one after the other; equal when `key` is."""

    key: Hashable
    report: Report = field(compare=False)


def _key(report: Report) -> Hashable:
    texts = tuple(report.narratives.items())
    return (_figures(_figures_key(report)), texts, tuple(report.marks.items()))


def _figures_key(report: Report) -> Hashable:
    previous = report.previous
    return (
        report.form,
        (report.heading.year, report.heading.agency),
        tuple(report.figures.values()),
        previous and (previous.form, previous.heading.year, tuple(previous.figures.values())),
    )


@dataclass(frozen=True, eq=False)
class _Figures:
    """All that a report's figures are judged by; as one object it is quickly compared."""

    key: Hashable


_figures = functools.lru_cache(maxsize=4)(_Figures)


@functools.lru_cache(maxsize=4)
def _judged(state: _State) -> tuple[Judged, ...]:
    paragraphs = _in_paragraphs(state.report)
    return tuple(
        judged for each, place in paragraphs for judged in _judged_in_paragraph(each, place)
    )


def _in_paragraphs(report: Report) -> Iterator[tuple[_State, "_Place"]]:
    """Yield each paragraph, with that of the report by which its numbers are judged."""
    figures = _figures(_figures_key(report))
    for section in report.form.narratives:
        said = ""
        state = _State((figures, report.marks.get(section.id, ())), report)
        for offset, paragraph in _paragraphs(report.narrative(section.id)):
            yield state, _Place(section.id, offset, paragraph, said)
            said = said_with(report.form, paragraph, said)


class _Place(NamedTuple):
    """A paragraph that starts at `offset` of a section's text; `said` is what stands above."""

    section: str
    offset: int
    paragraph: str
    said: str


@functools.lru_cache(maxsize=512)
def _judged_in_paragraph(state: _State, place: _Place) -> tuple[Judged, ...]:
    report, section = state.report, place.section
    heading = report.heading
    found = claims_of(report.form, heading.year, heading.agency, place.paragraph, place.said)
    claims = (claim.moved(place.offset) for claim in found)
    free = (c for c in claims if not _is_marked(report, section, c.start, c.end))
    judged = added_up([judge(section, claim, report) for claim in free], report)
    return corroborated(judged, report)


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
    for state, place in _in_paragraphs(report):
        yield from (f for f in _found_in_paragraph(state, place) if f.rule == rule)


@functools.lru_cache(maxsize=512)
def _found_in_paragraph(state: _State, place: _Place) -> tuple[Finding, ...]:
    judged = _judged_in_paragraph(state, place)
    places = Counter(each.claim.start for each in judged)
    found = (
        (each, _found(each, state.report)) for each in judged if each.verdict is Verdict.DIFFERS
    )
    return tuple(
        replace(finding, replacement=None) if places[each.claim.start] > 1 else finding
        for each, finding in found  # what several figures have, none of them may change: 均为零
    )


def _found(judged: Judged, report: Report) -> Finding:
    claim = judged.claim
    text = report.narrative(judged.section)[claim.start : claim.end]
    return Finding(
        rule=RULE_OF[claim.kind],
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
