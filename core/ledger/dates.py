"""Days as people write them: 2024年3月5日, 2024.3.5, 20240305, 24/3/5, 3月5日, 二〇二四年三月."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_YEARS = range(2008, 2100)
_CENTURY = 2000
_RECENT = range(15, 60)  # two digits that are a year of this century rather than a day or month
_FIRST_SERIAL, _LAST_SERIAL = 39448, 73050  # 2008 and 2099, as a workbook counts days
_SERIAL_ZERO = date(1899, 12, 30)
_SEPARATOR = r"[年./\-—–、·_月,]{1,2}"
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE = re.compile(
    r"[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?"
)
_TENS = re.compile(r"([一二三四五六七八九])?十([一二三四五六七八九])?")
_PATTERNS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?<!\d)(?P<y>20\d\d){_SEPARATOR}(?P<m>\d{{1,2}}){_SEPARATOR}(?P<d>\d{{1,2}})(?!\d)",
        r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d{1,5}(?:\D|$))",
        r"(?<!\d)(?P<m>\d{1,2})[./\-](?P<d>\d{1,2})[./\-](?P<y>20\d\d)(?!\d)",
        r"(?<!\d)(?P<y>\d\d)(?:年|[./\-])(?P<m>\d{1,2})[月./\-](?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<m>\d{1,2})[./\-](?P<d>\d{1,2})[./\-](?P<y>\d\d)(?!\d)",
        r"(?<!\d)(?P<y>20\d\d)年(?P<m>\d{1,2})月?(?![\d日号])",
        r"^(?P<y>20\d\d)[./\-](?P<m>\d{1,2})$",
        r"^(?P<y>\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)$",
        r"(?<![\d年])(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?(?!\d)",
        r"^(?P<m>\d{1,2})[./\-](?P<d>\d{1,2})$",
    )
)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?")


@dataclass(frozen=True, order=True)
class Day:
    """A day; of one that is not `exact` only the month is told, and the day is its first."""

    day: date
    exact: bool = True

    def __str__(self) -> str:
        """Return it as a person writes it."""
        text = f"{self.day.year}年{self.day.month}月"
        return f"{text}{self.day.day}日" if self.exact else text

    def is_before(self, other: "Day") -> bool:
        """Say whether it is surely earlier."""
        if self.exact and other.exact:
            return self.day < other.day
        return (self.day.year, self.day.month) < (other.day.year, other.day.month)


def days_in(text: str, year: int | None = None) -> list[Day]:
    """Return the days that a cell tells, in its order; `year` is that of days without one."""
    plain = _plain(text)
    if serial := _serial(plain):
        return [serial]
    for pattern in _PATTERNS:
        found = [day for match in pattern.finditer(plain) if (day := _day(match, year))]
        if found:
            return found
    return []


def lacks_year(text: str) -> bool:
    """Say whether a cell tells a day, but not of which year."""
    return not days_in(text) and bool(days_in(text, _LEAP))


_LEAP = 2024


def _plain(text: str) -> str:
    half = unicodedata.normalize("NFKC", text)
    half = _CLOCK.sub(" ", half)
    half = _CHINESE.sub(lambda found: "".join(_arabic(found[0])), "".join(half.split()))
    return half.strip("T")


def _arabic(text: str) -> Iterator[str]:
    for piece in re.split(r"([年月日])", text):
        if tens := _TENS.fullmatch(piece):
            yield f"{tens[1] or '一'}{tens[2] or '〇'}".translate(_DIGITS)
        else:
            yield piece.translate(_DIGITS)


def _serial(plain: str) -> Day | None:
    """Return the day of a number that a workbook would show as one, had it been told to."""
    found = re.fullmatch(r"(\d{5})(?:\.\d+)?", plain)
    if not found or not _FIRST_SERIAL <= int(found[1]) <= _LAST_SERIAL:
        return None
    return Day(_SERIAL_ZERO + timedelta(days=int(found[1])))


def _day(match: re.Match[str], year: int | None) -> Day | None:
    parts = {name: int(value) for name, value in match.groupdict().items()}
    year = parts.get("y", year)
    month, day = parts["m"], parts.get("d")
    if year is None:
        return None
    if year < 100:
        if year not in _RECENT:
            return None
        year += _CENTURY
    if match.re.pattern.startswith(r"(?<!\d)(?P<m>") and month > 12 and day:
        month, day = day, month
    try:
        found = date(year, month, day or 1)
    except ValueError:
        return None
    return Day(found, day is not None) if year in _YEARS else None
