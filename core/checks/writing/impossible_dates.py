"""Dates that no calendar has: 2月30日, 13月1日, 2023年2月29日."""

import re
from datetime import date

from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing.passages import Spot, by_paragraph, everywhere, quoted

ID = "text.impossible_date"

_DATE = re.compile(
    r"(?:(?<!\d)(?P<year>\d{4})\s?年\s?)?"
    r"(?<![\d.．])(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日(?!均)"
)
_LEAP_YEAR = 2024  # for a date without a year, which may be of one


@by_paragraph
def find(text: str) -> tuple[Spot, ...]:
    """Find the dates that do not exist."""
    return tuple(
        Spot(*date.span(), f"{quoted(text, *date.span())}里没有{date[0]}这一天，请核对")
        for date in _DATE.finditer(text)
        if not _exists(int(date["year"] or _LEAP_YEAR), int(date["month"]), int(date["day"]))
    )


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


RULE = Rule(
    id=ID,
    title="不存在的日期",
    severity=Severity.WARNING,
    source="公历",
    example="“截至11月31日，公开信息36条。”：没有11月31日这一天，请核对。",
    check=everywhere(ID, Severity.WARNING, find),
)
