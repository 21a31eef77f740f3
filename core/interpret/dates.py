"""Years and dates in every notation: 2022年1月15日, 二〇二二年一月十五日, 2022-01-15, 2022.1.15."""

import re
from collections.abc import Iterator
from datetime import date

from core.interpret.labels import plain

_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_YEAR = r"(?P<year>\d{4}|[一二〇○零Ｏ三四五六七八九]{4})"
_PART = r"(?:\d{1,2}|[一二三四五六七八九十廿卅〇○零]{1,3})"
_DATE = re.compile(rf"{_YEAR}(?:年|[-/.．])(?P<month>{_PART})(?:月|[-/.．])(?P<day>{_PART})[日号]?")
_REPORT_YEAR = re.compile(rf"(?<!\d){_YEAR}年?度?")
_YEARS = re.compile(rf"(?<!\d){_YEAR}年")
FIRST, LAST = 2008, 2099  # the first Regulations took effect in 2008


def find_date(text: str) -> tuple[date, str, str] | None:
    """Return the first date of a line, and what stands before and after it."""
    body = plain(text)
    for found in _DATE.finditer(body):
        day = _date(found["year"], found["month"], found["day"])
        if day:
            return day, body[: found.start()], body[found.end() :]
    return None


def whole_date(text: str) -> date | None:
    """Return the date that a line is, or None."""
    found = find_date(text)
    return found[0] if found and not "".join(found[1:]).strip("()") else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year.translate(_DIGITS)), _number(month), _number(day))
    except ValueError:
        return None


def _number(text: str) -> int:
    """Return a number up to 99, in digits of either kind."""
    if "十" in text or "廿" in text or "卅" in text:
        text = text.replace("廿", "二十").replace("卅", "三十")
        tens, _, ones = text.partition("十")
        return int((tens or "一").translate(_DIGITS)) * 10 + int((ones or "0").translate(_DIGITS))
    return int(text.translate(_DIGITS))


def report_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield years, with or without 年 and 年度, and where they start and end in plain text."""
    for found in _REPORT_YEAR.finditer(plain(text)):
        year = int(found["year"].translate(_DIGITS))
        if FIRST <= year <= LAST:
            yield year, found.start(), found.end()


def years_named(text: str) -> Iterator[int]:
    """Yield the years that a text names with 年."""
    for found in _YEARS.finditer(plain(text)):
        year = int(found["year"].translate(_DIGITS))
        if FIRST <= year <= LAST:
            yield year
