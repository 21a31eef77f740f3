"""What is in a cell, as text that a person would read there."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import TypeAlias

Content: TypeAlias = str | bool | int | float | date | time | timedelta

_EXACT = 2**53  # up to here a float holds every whole number
_RETURN = re.compile("_x000[dD]_")  # a carriage return, as workbooks write it


def as_text(content: Content) -> str:
    """Return the content of a cell as text."""
    match content:
        case str():
            return content if content.isprintable() and "_x" not in content else _lines(content)
        case bool():
            return "TRUE" if content else "FALSE"
        case int() | float():
            return _number(content)
        case date():
            return _date(content)
        case _:
            return _clock(content)


def _lines(text: str) -> str:
    return _RETURN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def _number(number: float) -> str:
    """Return a number with 15 digits, which is all a spreadsheet keeps, and no idle ones.

    What a formula made of 0.1 and 0.2 is then 0.3, as it is shown.
    """
    if abs(number) < _EXACT and number == int(number):
        return str(int(number))
    return format(Decimal(f"{number:.15g}"), "f") if isfinite(number) else ""


def _date(day: date) -> str:
    """Return a date as reports write it, 2022年1月15日; a time of day follows when there is one."""
    text = f"{day.year}年{day.month}月{day.day}日"
    return f"{text} {day:%H:%M}" if isinstance(day, datetime) and day.time() != time() else text


def _clock(duration: time | timedelta) -> str:
    if isinstance(duration, time):
        return f"{duration:%H:%M}"
    minutes = round(duration.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"
