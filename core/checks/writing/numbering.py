"""Numbers of paragraphs and enumerations that skip or repeat."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple

from core.checks.finding import Finding, Severity
from core.checks.rule import Rule
from core.checks.writing.passages import Spot, narratives_of, quoted
from core.report.report import Report

ID = "text.numbering"
_DIGITS = "一二三四五六七八九"
_CHINESE = (
    *_DIGITS,
    *(f"{tens}十{ones}" for tens in ("", *_DIGITS[1:]) for ones in ("", *_DIGITS)),
)
_VALUES = {numeral: value for value, numeral in enumerate(_CHINESE, 1)}
_HAN = r"([一二三四五六七八九十]{1,4})"
_START = r"(?:(?<=\n)|\A)[ 　]*"
_PAUSE = r"(?<![^，。；：、！？）”\s])"  # at the beginning, or after a mark
_SENTENCE = r"(?<![^。；：！？\s])"  # not 第二、三季度

# Each kind of number, and where it may stand; a number within a sentence is none.
_KINDS = {
    "一、": re.compile(rf"{_START}{_HAN}、"),
    "（一）": re.compile(rf"{_START}[（(]{_HAN}[）)]"),
    "1.": re.compile(rf"{_START}(\d{{1,2}})[.．、](?!\d)", re.ASCII),
    "（1）": re.compile(rf"{_START}[（(](\d{{1,2}})[）)]", re.ASCII),
    "一是": re.compile(rf"{_PAUSE}{_HAN}是"),
    "第一": re.compile(rf"{_SENTENCE}第{_HAN}[，,]"),
}
_WITHIN = ("一是", "第一")  # also stand without a list; what does not begin with one is none


class _Number(NamedTuple):
    """A number where it stands."""

    start: int
    end: int
    value: int


def check_numbering(report: Report) -> Iterator[Finding]:
    """Yield a finding for every number that is not the next one."""
    for passage in narratives_of(report):
        for spot in find(passage.text):
            yield passage.finding(ID, Severity.WARNING, spot)


@lru_cache(maxsize=32)
def find(text: str) -> tuple[Spot, ...]:
    """Find the numbers that do not follow from the one before."""
    spots = [
        spot
        for kind, pattern in _KINDS.items()
        for spot in _wrong(text, _listed(kind, list(_numbers(text, pattern))))
    ]
    return tuple(sorted(spots))


def _numbers(text: str, pattern: re.Pattern[str]) -> Iterator[_Number]:
    for found in pattern.finditer(text):
        value = int(found[1]) if found[1].isascii() else _VALUES.get(found[1], 0)
        yield _Number(*found.span(1), value)


def _listed(kind: str, numbers: list[_Number]) -> list[_Number]:
    """Return the numbers without those that no list has begun before."""
    if kind not in _WITHIN:
        return numbers
    return list(dropwhile(lambda number: number.value != 1, numbers))


def _wrong(text: str, numbers: list[_Number]) -> Iterator[Spot]:
    """Yield what neither begins a list, nor goes on with this one or one around it."""
    lists: list[int] = []  # the last value of every list one is in, the innermost last
    for index, number in enumerate(numbers):
        while number.value != 1 and number.value - 1 in lists and lists[-1] != number.value - 1:
            lists.pop()
        if number.value == 1:
            lists.append(1)
        elif lists and lists[-1] == number.value - 1:
            lists[-1] = number.value
        else:
            expected = lists[-1] + 1 if lists else 1
            follower = numbers[index + 1].value if index + 1 < len(numbers) else 1
            yield _spot(text, number, expected, is_alone=follower in (1, expected + 1))
            lists[-1:] = [expected if follower == expected + 1 else number.value]


def _spot(text: str, number: _Number, expected: int, *, is_alone: bool) -> Spot:
    """Describe a wrong number; when no other has to change with it, offer the right one."""
    start, end, value = number
    written = text[start:end]
    right = str(expected) if written.isascii() else _CHINESE[expected - 1]
    fault = "重复" if value == expected - 1 else "不连续"
    message = f"{quoted(text, start, end)}的序号{fault}，这里应当是“{right}”，请核对"
    return Spot(start, end, message, right if is_alone else None)


RULE = Rule(
    id=ID,
    title="序号不连续",
    severity=Severity.WARNING,
    source="GB/T 9704-2012 第7.3.3条",
    example="（一）之后是（三）：序号不连续，这里应当是“二”，请核对。",
    check=check_numbering,
)
