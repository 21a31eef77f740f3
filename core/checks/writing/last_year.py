"""Last year's year, left over in the text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.finding import Finding, Severity
from core.checks.rule import Rule
from core.checks.writing.dates_in_text import (
    YEAR,
    YEAR_PATTERN,
    period_pattern,
    written_like,
    year_of,
)
from core.checks.writing.passages import Spot, narratives_of, quoted
from core.form.form import Form
from core.report.report import Report

ID = "text.last_year"
_SENTENCE = re.compile(r"[^。！？\n]+")
_NUMBERED = r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是)?\s*"

_COMPARISONS = re.compile(  # or what is published and judged a year later
    "与.*?相?比|同比|环比|较|上年|去年|往年|以来|历年|分别|增长|下降|增加|减少"
    "|决算|预算|考核|评估|测评|排名"
)
_YEAR = re.compile(rf"{YEAR_PATTERN}(?!以来|起|以前|底前)")


def check_last_year(report: Report) -> Iterator[Finding]:
    """Yield a finding for every sentence that still speaks of last year as of this one."""
    year = report.heading.year
    for passage in narratives_of(report):
        before = report.previous.narrative(passage.section) if report.previous else ""
        for spot in _find(report.form, passage.text, year, before):
            yield passage.finding(ID, Severity.WARNING, spot)


@lru_cache(maxsize=4)
def _places(form: Form) -> tuple[re.Pattern[str], ...]:
    """Return where a year says of which year the report is.

    At the head of a sentence (2021年，我镇……), as the day up to which was counted,
    and in the name under which the report is published.
    """
    last_day = re.escape(form.period_days[-1])
    return (
        re.compile(
            rf"{_NUMBERED}{YEAR_PATTERN}度?(?=[，,、]|我|本|全[年镇乡县市区]|[镇乡县市区街])"
        ),
        re.compile(rf".*?截[至止到]\s*{YEAR_PATTERN}\s*(?:{last_day}|年?底)"),
        re.compile(rf".*?(?:公布|发布|编制|现将)[^《]*?{YEAR_PATTERN}度?政府信息公开"),
    )


@lru_cache(maxsize=4)
def _others(form: Form) -> re.Pattern[str]:
    """Return what to pass over: names of documents; periods, which have a rule of their own."""
    return re.compile(rf"《[^《》]*》|〔[^〔〕]*〕|{period_pattern(form.definition.period)}")


@lru_cache(maxsize=32)
def _find(form: Form, text: str, year: int, before: str) -> tuple[Spot, ...]:
    """Find last year's years; `before` is what the section said last year."""
    written = (str(year - 1), written_like(year - 1, "二"))
    if not any(digits in text for digits in written):
        return ()
    spots: list[Spot] = []
    for found in _SENTENCE.finditer(text):
        for place in _left_over(form, found[0], year, before):
            start, end = place.start(1) + found.start(), place.end(1) + found.start()
            message = f"{quoted(text, start, end)}写的还是{place[1]}年，像是上年留下的，请核对"
            spots.append(Spot(start, end, message, written_like(year, place[1])))
    return tuple(spots)


def _left_over(form: Form, sentence: str, year: int, before: str) -> list[re.Match[str]]:
    """Return where a sentence names last year though it should name this one.

    A sentence that names this year too, or compares, knows what it says; but not
    one that stood in last year's report just so, even if some of its years are
    put right already.
    """
    plain = _others(form).sub(lambda other: " " * len(other[0]), sentence)  # places stay the same
    years = [found for found in _YEAR.finditer(plain) if year_of(found[1]) == year - 1]
    if not years:
        return []
    if before and _turned_back(sentence, year).strip() in before:
        return years
    named = {year_of(found[1]) for found in _YEAR.finditer(plain)}
    if year in named or _COMPARISONS.search(plain):
        return []
    matches = [pattern.match(plain) for pattern in _places(form)]
    return [match for match in matches if match and year_of(match[1]) == year - 1][:1]


def _turned_back(sentence: str, year: int) -> str:
    """Return a sentence with last year in place of this one."""

    def back(found: re.Match[str]) -> str:
        is_this_year = year_of(found[1]) == year
        return (
            found[0].replace(found[1], written_like(year - 1, found[1]))
            if is_this_year
            else found[0]
        )

    return YEAR.sub(back, sentence)


RULE = Rule(
    id=ID,
    title="上年的年份没有改",
    severity=Severity.WARNING,
    source="年度报告只写本年度的情况",
    example="2023年的报告写“2022年，我镇主动公开信息50条”：还是2022年，像是上年留下的，请核对。",
    check=check_last_year,
)
