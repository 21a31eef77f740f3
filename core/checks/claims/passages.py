"""A paragraph cut up: without what means nothing, into sentences, and what its brackets hold."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from core.checks.claims.words import ENDS
from core.text import NOTE_MARKS, plain_ideographs

HOLE = "\x00"
"""Stands for every character of brackets and what is in them."""

_OPENING, _CLOSING = "（(", "）)"
_DEEPEST = 3  # brackets in brackets that are looked into
_NOTHING = re.compile(rf"[\s\u200b-\u200d\u2060\ufeff{NOTE_MARKS}]+")


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
