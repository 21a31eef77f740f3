"""A paragraph cut up: into sentences, what its brackets hold, and lists that should add up."""

import functools
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from core.checks.claims.numerals import COUNT, HOLE, Numeral, half_width, numerals
from core.checks.claims.words import ENDS
from core.text import NOTE_MARKS, plain_ideographs

_OPENING, _CLOSING = "（(", "）)"
_DEEPEST = 3  # brackets in brackets that are looked into
_NOTHING = re.compile(rf"[\s\u200b-\u200d\u2060\ufeff{NOTE_MARKS}]+")

FEWEST_PARTS = 3
SMALLEST_WHOLE = 20
_CLOSE = Decimal("0.01")  # of the whole; more is missing where a list is not complete
_AMONG_THEM = re.compile(r"(?:其中|包括|包含)[，,：:]?")
_SEPARATOR = re.compile(r"[、，,；;]")
_NO_PART = re.compile(r"同比|比上年|较上年|比去年|较去年|增长|下降|等$|占|其中|另|累计")
_FARTHEST = 12  # characters between a number and its 其中


class Passage(NamedTuple):
    """Text at `start` of the paragraph, with holes; `inner` is what its brackets hold."""

    start: int
    text: str
    whole: str
    inner: tuple["Passage", ...] = ()

    def moved(self, distance: int) -> "Passage":
        """Return the same passage further on in the text."""
        inner = tuple(each.moved(distance) for each in self.inner)
        return self._replace(start=self.start + distance, inner=inner)


class Squeezed(NamedTuple):
    """A text without what means nothing, and the place in it of every character that is left."""

    text: str
    places: range | list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters of the squeezed text stand in the original."""
        return self.places[start], self.places[end - 1] + 1


def squeezed(text: str) -> Squeezed:
    """Return a text without spaces and marks of notes, which mean nothing.

    Two words of Latin letters, and two numbers, keep what stands between them.
    """
    plain = plain_ideographs(text)
    if not _NOTHING.search(plain):
        return Squeezed(plain, range(len(plain)))
    places: list[int] = []
    done = 0
    for found in _NOTHING.finditer(plain):
        around = plain[found.start() - 1 : found.start()] + plain[found.end() : found.end() + 1]
        is_needed = len(around) == 2 and around.isascii() and around.isalnum()
        places += range(done, found.start() + is_needed)
        done = found.end()
    places += range(done, len(plain))
    return Squeezed("".join(plain[place] for place in places), places)


def sentences(paragraph: str) -> Iterator[Passage]:
    """Yield the sentences of a paragraph, each with its end."""
    whole = _without_brackets(paragraph, 0, 0)
    waiting = list(reversed(whole.inner))
    start = 0
    for end in [*(i for i, char in enumerate(whole.text) if char in ENDS), len(paragraph)]:
        inner: list[Passage] = []
        while waiting and waiting[-1].start <= end:
            inner.append(waiting.pop())
        text = whole.text[start : end + 1]
        if text:
            yield Passage(start, text, paragraph[start : end + 1], tuple(inner))
        start = end + 1


@functools.lru_cache(maxsize=512)
def _without_brackets(text: str, offset: int, depth: int) -> Passage:
    """Return the text with a hole for each pair of brackets that stand in no others."""
    result: list[str] = []
    inner: list[Passage] = []
    done = 0
    for start, end in _outer_pairs(text) if depth < _DEEPEST else ():
        if COUNT.fullmatch(text, start + 1, end):  # 予以公开（8件）: as if there were none
            result += text[done:start], HOLE, text[start + 1 : end], HOLE
            done = end + 1
            continue
        result += text[done:start], HOLE * (end + 1 - start)
        inner.append(_without_brackets(text[start + 1 : end], offset + start + 1, depth + 1))
        done = end + 1
    return Passage(offset, "".join([*result, text[done:]]), text, tuple(inner))


def _outer_pairs(text: str) -> list[tuple[int, int]]:
    """Return the places of brackets that stand in no others; one that is never closed is none."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for position, char in enumerate(text):
        if char in _OPENING:
            opened.append(position)
        elif char in _CLOSING and opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, position))
    return pairs


class Enumeration(NamedTuple):
    """A number and those that should add up to it; positions are the paragraph's."""

    whole: Numeral
    parts: tuple[Numeral, ...]

    def moved(self, distance: int) -> "Enumeration":
        """Return the same list further on in the text."""
        parts = tuple(_moved(part, distance) for part in self.parts)
        return Enumeration(_moved(self.whole, distance), parts)

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
        start = sentence.start
        lists = _lists(sentence.moved(-start), before.moved(-start))
        found += (each.moved(start) for each in lists)
        before = sentence
    return tuple(found)


@functools.lru_cache(maxsize=1024)
def _lists(sentence: Passage, before: Passage) -> tuple[Enumeration, ...]:
    """Return the lists of a sentence that stands at 0."""
    found = list(_bracketed(sentence)) if sentence.inner else []
    return (*found, *_among_them(sentence, before))


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
