"""Numbers in running text: 1,234件, 一百零五件, 3万元; and compared: 同比增长12.3%, 占33.9%."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from core.checks.claims.claim import ClaimKind
from core.checks.claims.words import APPLICANT_UNITS, COUNT_UNITS, SPELLED_UNITS
from core.text import NOTE_MARKS

HOLE = "\x00"
"""Stands for every character of brackets and what is in them."""

_HALF_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_DIGITS |= {char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_SCALES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
MONEY_SCALES = {"元": 1, "万元": 10**4, "亿元": 10**8}
"""How many 元 the units of money are."""

_MOST_DIGITS = 20  # a longer number is no figure, and arithmetic would lose its end
_NO_UNIT = "个(?:月|工作日|百分点|方面|栏目|专栏|部门)|部[分门]|单位|条例|次[年月日]|项目|个人|份额"
_COUNTS = f"(?!{_NO_UNIT})(?:{'|'.join(COUNT_UNITS)})"
_SPELLED = "|".join(SPELLED_UNITS)
_HAN = "".join(_DIGITS) + "".join(_PLACES)
_NUMERAL = re.compile(
    rf"(?:(?P<arabic>\d{{1,3}}(?:[, ]\d{{3}})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<chinese>[{_HAN}]+(?:万[{_HAN}]*)?(?=万?(?:{_SPELLED}|元))|(?<=为)零(?=[，,。；;、]|$)))"
    rf"[{NOTE_MARKS}]*(?P<scale>[百千]?万|亿|千)?(?P<more>[余多来几])?(?P<unit>个百分点|{_COUNTS}|[%\u4e00-\u9fff])?"
)
COUNT = re.compile(rf"共?计?\d[\d,]*{_COUNTS}")
"""A number with its unit, and nothing else."""

_ROUGH_BEFORE = re.compile(
    r"(?:近|约|超|逾|超过|不足|不到|接近|上|至少|最多|平均|不少于|不低于|不超过|每年|每)$"
)
_ROUGH_AFTER = re.compile(r"\s*(?:以上|以下|左右|以内|上下|次?/|[-—~～至到]+\s*\d)")
_WITHIN = re.compile(r"[\dA-Za-z][-—~～至到./:：]?\s*$|[第〔\[【]$|[A-Za-z]-?$")
_LISTED = re.compile(r"(?:^|(?<=[。；;：:，,\s]))\d{1,2}[.．](?=[^\d\s])")
_DEALT = re.compile(r"(?:依次|分别)[为是]?[：:]?\d+(?:/\d+)+")
"""Numbers that strokes divide, each for one of several names; elsewhere they make codes."""
_INDEFINITE = re.compile(r"[每同某任这该首第另哪那]$")

_LAST_YEAR = r"(?:上年|去年|上一年|\d{4}年)度?(?:同期)?(?:的?\d+[件宗份起例条次])?"
_RISES = "增幅|涨幅|增长|增加|上升|提高|增|升|多"
_FALLS = "降幅|减幅|减少|下降|降低|下滑|回落|减|降|少"
_COMPARED = re.compile(
    rf"(?:同比|(?:较|比|与|同|相比){_LAST_YEAR}(?:相比|比)?|(?P<bare>(?<=[，,（(、])))"
    rf"[，,]?(?:同比|总体|总量|件数|数量)?"
    rf"(?:(?P<level>持平)|(?P<turn>{_RISES}|{_FALLS})(?:了|率为|幅度为|率)?)"
)
_RATIO = re.compile(
    rf"(?:是|为|达|达到|相当于)?(?:上年|去年|上一年|\d{{4}}年)度?(?:同期)?{HOLE}*的(?=[\d.]+倍)"
)
_SHARE = re.compile(
    r"占(?:比|[本全年部所有的总量数件比例重为达办理答复处受收到新申请案结果行政议诉讼信息公开依]*)"
    r"(?=[\d.]+%)"
)


class Numeral(NamedTuple):
    """A number at `start` to `end`, followed by its unit up to `unit_end`.

    `value` is in ones (元 for money), exact to a `step`; `scale` is what one of
    the written number counts. A `rough` number is about, more or less than.
    """

    start: int
    end: int
    unit_end: int
    value: Decimal
    step: Decimal
    scale: Decimal
    unit: str
    rough: bool

    @property
    def counts(self) -> bool:
        """Whether it counts cases."""
        return self.unit in COUNT_UNITS

    @property
    def counts_applicants(self) -> bool:
        """Whether it may count those who applied."""
        return self.unit in APPLICANT_UNITS

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit == "元"


def half_width(text: str) -> str:
    """Return the text, of the same length, with half-width digits."""
    return text.translate(_HALF_WIDTH)


def numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers of a text with half-width digits; no part of a name or a date is one."""
    listed = list_marks(text)
    dealt = [range(found.start(), found.end()) for found in _DEALT.finditer(text)]
    for found in _NUMERAL.finditer(text):
        if found.start() in listed or (found["chinese"] and _is_indefinite(text, found)):
            continue
        numeral = _numeral(text, found)
        is_dealt = any(numeral.start in each for each in dealt)
        yield numeral._replace(rough=False) if is_dealt else numeral


def list_marks(text: str) -> dict[int, int]:
    """Return where the marks of a list start and end: 1.予以公开8件；2.部分公开2件."""
    return {found.start(): found.end() for found in _LISTED.finditer(text)}


def _is_indefinite(text: str, found: re.Match[str]) -> bool:
    """Say whether 一件 is meant as 每一件 or 一件事."""
    after = text[found.end() : found.end() + 1]
    return bool(_INDEFINITE.search(text[: found.start()])) or after == "事"


def _numeral(text: str, found: re.Match[str]) -> Numeral:
    written = found["arabic"] or found["chinese"]
    arabic = (found["arabic"] or "").replace(",", "").replace(" ", "")
    number = Decimal(arabic) if arabic else chinese(written)
    exponent = number.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    scale = Decimal(_SCALES[found["scale"] or ""])
    unit = found["unit"] or ""
    # 万 belongs to the unit of money (3万元), and to the number of anything else.
    end = found.end("scale") if found["scale"] and unit != "元" else found.start() + len(written)
    return Numeral(
        start=found.start(),
        end=end,
        unit_end=found.end(),
        value=number * scale,
        step=step * scale,
        scale=scale if unit == "元" else Decimal(1),
        unit=unit,
        rough=bool(found["more"])
        or len(written) > _MOST_DIGITS
        or _is_rough(text, found.start(), found.end()),
    )


def _is_rough(text: str, start: int, end: int) -> bool:
    """Say whether the number is no exact one: about, a range, or part of a code."""
    before = text[max(0, start - 4) : start]
    return bool(
        _ROUGH_BEFORE.search(before) or _WITHIN.search(before) or _ROUGH_AFTER.match(text, end)
    )


def chinese(written: str) -> Decimal:
    """Return the value of a number in Chinese characters: 一百零五, 两, 二〇."""
    if not set(written) & {*_PLACES, "万"}:
        return Decimal("".join(str(_DIGITS[char]) for char in written))
    upper, ten_thousands, lower = written.rpartition("万")
    value = _below_ten_thousand(lower)
    return Decimal(value + _below_ten_thousand(upper) * 10**4 if ten_thousands else value)


def _below_ten_thousand(written: str) -> int:
    total = digit = 0
    for char in written:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


class Relation(NamedTuple):
    """A comparison at `start` to `end`, and the number in it.

    `value` is negative for a decrease. Without a `numeral` (持平) it is 0, and
    the words at `start` to `end` state it.
    """

    start: int
    end: int
    kind: ClaimKind
    value: Decimal
    numeral: Numeral | None = None


def relations(text: str, numbers: Mapping[int, Numeral]) -> Iterator[Relation]:
    """Yield the comparisons of a text whose numbers are given by where they start.

    One about a rough number is none.
    """
    for found in _COMPARED.finditer(text):
        if found["level"] and found["bare"] is None:
            yield Relation(found.start(), found.end(), ClaimKind.GROWTH, Decimal(0))
        elif (number := numbers.get(found.end())) and (kind := _growth(number)):
            if found["bare"] is not None and kind is not ClaimKind.GROWTH_RATE:
                continue
            sign = -1 if found["turn"] in _FALLS.split("|") else 1
            yield Relation(found.start(), number.unit_end, kind, sign * number.value, number)
    for pattern, kind in ((_SHARE, ClaimKind.SHARE), (_RATIO, ClaimKind.RATIO)):
        for found in pattern.finditer(text):
            number = numbers.get(found.end())
            if number and not number.rough:
                yield Relation(found.start(), number.unit_end, kind, number.value, number)


def _growth(number: Numeral) -> ClaimKind | None:
    if number.rough:
        return None
    if number.unit == "%":
        return ClaimKind.GROWTH_RATE
    return ClaimKind.GROWTH if number.counts or number.is_money else None
