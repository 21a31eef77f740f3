"""Lists that divide a number into parts: 30期，其中甲10期、乙12期……, and 25件（甲10件、……）."""

import functools
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from core.checks.claims.numerals import Numeral, half_width, numerals
from core.checks.claims.passages import HOLE, Passage, sentences

FEWEST_PARTS = 3
SMALLEST_WHOLE = 20
_CLOSE = Decimal("0.01")  # of the whole; more is missing where a list is not complete
_AMONG_THEM = re.compile(r"(?:其中|包括|包含)[，,：:]?")
_SEPARATOR = re.compile(r"[、，,；;]")
_NO_PART = re.compile(r"同比|比上年|较上年|比去年|较去年|增长|下降|等$|占|其中|另|累计")
_FARTHEST = 12  # characters between a number and its 其中


class Enumeration(NamedTuple):
    """A number and those that should add up to it; positions are the paragraph's."""

    whole: Numeral
    parts: tuple[Numeral, ...]

    @property
    def sum(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def is_off(self) -> bool:
        """Whether the list seems to be complete, and yet does not add up.

        Few parts, or a sum that is far off, make a list of examples.
        """
        gap = abs(self.sum - self.whole.value)
        near = max(self.whole.step, self.whole.value * _CLOSE)
        is_long = len(self.parts) >= FEWEST_PARTS and self.whole.value >= SMALLEST_WHOLE
        return is_long and 0 < gap <= near


@functools.lru_cache(maxsize=512)
def enumerations(paragraph: str) -> tuple[Enumeration, ...]:
    """Return the lists of a paragraph."""
    found: list[Enumeration] = []
    before = Passage(0, "", "")
    for sentence in sentences(half_width(paragraph)):
        if sentence.inner:
            found += _bracketed(sentence)
        if _AMONG_THEM.search(sentence.text):
            found += _among_them(sentence, before)
        before = sentence
    return tuple(found)


def _placed(passage: Passage) -> list[Numeral]:
    return [_moved(number, passage.start) for number in numerals(passage.text)]


def _moved(number: Numeral, by: int) -> Numeral:
    return number._replace(
        start=number.start + by, end=number.end + by, unit_end=number.unit_end + by
    )


def _bracketed(sentence: Passage) -> Iterator[Enumeration]:
    """Yield the lists in brackets right behind a number."""
    here = {number.unit_end: number for number in _placed(sentence)}
    for inner in sentence.inner:
        whole = here.get(inner.start - 1)
        if whole and whole.unit and not whole.rough:
            parts = _parts(inner.text, inner.start, whole)
            items = len(_SEPARATOR.findall(inner.text)) + 1
            if parts is not None and len(parts) == items:
                yield Enumeration(whole, parts)


def _among_them(sentence: Passage, before: Passage) -> Iterator[Enumeration]:
    """Yield the lists behind 其中, one for each unit; the wholes stand before it."""
    found = _AMONG_THEM.search(sentence.text)
    if not found:
        return
    start = sentence.start + found.start()
    wholes = [number for number in _placed(sentence) if number.end <= start]
    if not sentence.text[: found.start()].strip():
        wholes = _placed(before)
    text = sentence.text[found.end() :].rstrip("。！？!?")
    for whole in _last_of_each_unit(wholes, start):
        parts = _parts(text, sentence.start + found.end(), whole)
        if parts:
            yield Enumeration(whole, parts)


def _last_of_each_unit(numbers: Iterable[Numeral], start: int) -> Iterable[Numeral]:
    by_unit = {number.unit: number for number in numbers if number.unit and not number.rough}
    near = {unit for unit, number in by_unit.items() if start - number.unit_end <= _FARTHEST}
    return by_unit.values() if near else ()


def _parts(text: str, offset: int, whole: Numeral) -> tuple[Numeral, ...] | None:
    """Return the numbers of a list that have the whole's unit; None when it is no plain list."""
    parts: list[Numeral] = []
    position = 0
    for item in _SEPARATOR.split(text):
        numbers = [_moved(each, offset + position) for each in numerals(item)]
        position += len(item) + 1
        alike = [number for number in numbers if number.unit == whole.unit]
        if len(alike) > 1 or any(n.rough or n.scale != whole.scale for n in alike):
            return None
        if _NO_PART.search(item.strip(HOLE)):
            return None
        if not numbers and parts:
            break
        parts += alike
    return tuple(parts)
