"""Numbers that compare a figure with last year's, or with a whole: 同比增长12.3%, 占33.9%."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from core.checks.claims.claim import Kind
from core.checks.claims.numerals import Numeral, numerals

_LAST_YEAR = r"(?:上年|去年|上一年|\d{4}年)度?(?:同期)?(?:的?\d+[件宗份起例条次])?"
_RISES = "增长|增加|上升|提高|增|升|多"
_FALLS = "减少|下降|降低|下滑|回落|减|降|少"
_COMPARED = re.compile(
    rf"(?:(?P<bare>(?<=[，,（(、]))|同比|(?:较|比|与|同|相比){_LAST_YEAR}(?:相比|比)?)"
    rf"[，,]?(?:同比|总体|总量|件数|数量)?"
    rf"(?:(?P<level>持平)|(?P<turn>{_RISES}|{_FALLS})(?:了|率为|幅度为|率)?)"
)
_SHARE = re.compile(
    r"占(?:比|[本全年部所有的总量数件比例重为达办理答复处受收到新申请案结果行政议诉讼信息公开依]*)"
    r"(?=[\d.]+%)"
)


class Relation(NamedTuple):
    """A comparison at `start` to `end`, and the number in it.

    `value` is negative for a decrease. Without a `numeral` (持平) it is 0, and
    the words at `start` to `end` state it.
    """

    start: int
    end: int
    kind: Kind
    value: Decimal
    numeral: Numeral | None = None


def relations(text: str) -> Iterator[Relation]:
    """Yield the comparisons of a text; one about a rough number is none."""
    numbers = {number.start: number for number in numerals(text)}
    for found in _COMPARED.finditer(text):
        if found["level"] and found["bare"] is None:
            yield Relation(found.start(), found.end(), Kind.GROWTH, Decimal(0))
        elif (number := numbers.get(found.end())) and (kind := _growth(number)):
            if found["bare"] is not None and kind is not Kind.GROWTH_RATE:
                continue
            sign = -1 if found["turn"] in _FALLS.split("|") else 1
            yield Relation(found.start(), number.unit_end, kind, sign * number.value, number)
    for found in _SHARE.finditer(text):
        number = numbers.get(found.end())
        if number and not number.rough:
            yield Relation(found.start(), number.unit_end, Kind.SHARE, number.value, number)


def _growth(number: Numeral) -> Kind | None:
    if number.rough:
        return None
    if number.unit == "%":
        return Kind.GROWTH_RATE
    return Kind.GROWTH if number.counts or number.is_money else None
