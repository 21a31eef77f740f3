"""A paragraph cut up: sentences, and what stands in brackets inside them."""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from core.checks.claims.words import ENDS

HOLE = "\x00"
"""Stands for every character of brackets and what is in them."""

_BRACKETS = {"（": "）", "(": ")"}


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


def sentences(paragraph: str) -> Iterator[Passage]:
    """Yield the sentences of a paragraph, each with its end."""
    whole = _without_brackets(paragraph, 0)
    start = 0
    for end in [*(i for i, char in enumerate(whole.text) if char in ENDS), len(paragraph)]:
        text = whole.text[start : end + 1]
        inner = tuple(each for each in whole.inner if start <= each.start <= end)
        if text:
            yield Passage(start, text, paragraph[start : end + 1], inner)
        start = end + 1


@functools.lru_cache(maxsize=512)
def _without_brackets(text: str, offset: int) -> Passage:
    """Return the text with a hole for each pair of brackets that stand in no others."""
    result: list[str] = []
    inner: list[Passage] = []
    done = 0
    for start, end in _pairs(text):
        result += text[done:start], HOLE * (end + 1 - start)
        inner.append(_without_brackets(text[start + 1 : end], offset + start + 1))
        done = end + 1
    return Passage(offset, "".join([*result, text[done:]]), text, tuple(inner))


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of outer brackets; one that is never closed is none."""
    position = 0
    while True:
        start = min((i for i in (text.find(b, position) for b in _BRACKETS) if i >= 0), default=-1)
        if start < 0:
            return
        end = _closing(text, start)
        if end is None:
            position = start + 1
            continue
        yield start, end
        position = end + 1


def _closing(text: str, start: int) -> int | None:
    depth = 0
    for position in range(start, len(text)):
        depth += (text[position] in _BRACKETS) - (text[position] in _BRACKETS.values())
        if depth == 0:
            return position
    return None
