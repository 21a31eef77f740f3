"""The statistical period in the text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.finding import Finding, Severity
from core.checks.rule import Rule
from core.checks.writing.dates_in_text import period_pattern, written_like, year_of
from core.checks.writing.passages import Spot, narratives_of
from core.report.report import Report

ID = "text.period"
_SENTENCE_ENDS = "。；\n"
_ABOUT = ("统计", "期限", "数据", "报告")


def check_period(report: Report) -> Iterator[Finding]:
    """Yield a finding for every statistical period that is not the report's year."""
    period = report.form.definition.period
    for passage in narratives_of(report):
        for spot in _find(passage.text, period, report.heading.year):
            yield passage.finding(ID, Severity.ERROR, spot)


@lru_cache(maxsize=16)
def _find(text: str, period: str, year: int) -> tuple[Spot, ...]:
    """Find the wrong periods; one of several years is another matter, unless the text says so."""
    spots: list[Spot] = []
    for found in re.finditer(period_pattern(period), text):
        years = {year_of(written) for written in found.groups()}
        is_meant = len(years) == 1 or any(word in _sentence(text, found) for word in _ABOUT)
        if years != {year} and is_meant:
            message = f"统计期限写的是“{found[0]}”，应当是{year}年的，请改正"
            spots.append(Spot(*found.span(), message, _corrected(found, year)))
    return tuple(spots)


def _corrected(found: re.Match[str], year: int) -> str:
    """Return the period with the right year, written as it was."""
    whole = found[0]
    for group in range(found.re.groups, 0, -1):  # from the end: places before it stay
        start, end = (place - found.start() for place in found.span(group))
        whole = whole[:start] + written_like(year, found[group]) + whole[end:]
    return whole


def _sentence(text: str, found: re.Match[str]) -> str:
    start = max(text.rfind(end, 0, found.start()) for end in _SENTENCE_ENDS) + 1
    return text[start : found.end()]


RULE = Rule(
    id=ID,
    title="统计期限的年度",
    severity=Severity.ERROR,
    source="《条例》第四十九条；年度报告格式",
    example="2023年的报告写“统计期限自2022年1月1日至2023年12月31日”：应当是2023年的，请改正。",
    check=check_period,
)
