"""Rows that stand in one line, label and figures with spaces between: each is told apart."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace

from core.interpret.figures import looks_like_figure
from core.interpret.labels import LabelIndex
from core.interpret.pieces import Line

_CELLS = re.compile(r"[^，。；]*(?:,[^，。；]*){2,}")
_LONGEST = 300  # characters of a row


def pieces_of_row(line: Line, index: LabelIndex) -> list[Line]:
    """Return labels and figures of a row as lines of their own; another line stays as it is."""
    if len(line.text) > _LONGEST:
        return [line]
    words = words_of(line.text)
    first = len(words)
    while first and looks_like_figure(words[first - 1]):
        first -= 1
    if first == len(words) or (first == 0 and len(words) == 1):
        return [line] if len(words) < 2 else _labels(line, words, index)
    labels = list(_joined(words[:first], index))
    return [replace(line, text=text) for text in (*labels, *words[first:])]


def words_of(text: str) -> list[str]:
    """Return what stands apart in a line: between spaces, or commas where there are several."""
    if _CELLS.fullmatch(text):
        return [cell.strip() for cell in next(csv.reader([text])) if cell.strip()]
    return text.split()


def _labels(line: Line, words: list[str], index: LabelIndex) -> list[Line]:
    """Return a row of headers label by label; other text stays as it is."""
    if all(index.is_known(word) for word in words):
        return [replace(line, text=word) for word in words]
    return [line]


def _joined(words: list[str], index: LabelIndex) -> Iterator[str]:
    """Yield known labels by themselves, and what is between them joined."""
    other: list[str] = []
    for word in words:
        if index.is_known(word):
            if other:
                yield "".join(other)
            other = []
            yield word
        else:
            other.append(word)
    if other:
        yield "".join(other)
