"""Years and periods as texts write them: 2021年, 二〇二一年."""

import re

_DIGITS = "〇一二三四五六七八九"
_TO_ASCII = str.maketrans(f"{_DIGITS}○零０１２３４５６７８９", "0123456789000123456789")
_TO_CHINESE = str.maketrans("0123456789", _DIGITS)

YEAR_PATTERN = r"(?<![\d.])((?:20|２０)[\d０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})[ 　]?年"
"""A year of this century; its group holds the number."""

YEAR = re.compile(YEAR_PATTERN)

_TO = r"[ 　]*起?[ 　]*[至到—–－~～-]+[ 　]*"  # between the first day and the last


def period_pattern(period: str) -> str:
    """Return a pattern for a statistical period, in the form's own words, of any year."""
    return re.escape(period).replace(r"\{year\}年", YEAR_PATTERN).replace("至", _TO)


def year_of(written: str) -> int:
    """Return a year that was written in Arabic or Chinese digits."""
    return int(written.translate(_TO_ASCII))


def written_like(year: int, model: str) -> str:
    """Write a year in the kind of digits that `model` has."""
    return str(year).translate(_TO_CHINESE) if model.startswith("二") else str(year)
