"""Half-width punctuation in Chinese text."""

import functools
import re
from collections.abc import Iterator

from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing.characters import CHINESE, HAN, OPENING
from core.checks.writing.passages import Spot, by_paragraph, everywhere, quoted

ID = "text.half_width"
_FULL = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))

# A mark after a Chinese character, or between a number and one; so never in a number,
# a time, an address on the web or Latin words.
_MARK = rf"(?<=[{CHINESE}])[,;:?!]|(?<=[0-9%％])[,;?!](?=[{HAN}{OPENING}])|(?<=[{HAN}])\.(?![\w.])"
_BRACKETED = re.compile(r"[(（]([^()（）\n]*)[)）]")
_HAN = f"[{HAN}]"
_QUOTED = re.compile(r'"([^"\n]*)"')
_HALF = re.compile(r"[,;:?!.()\"]")


@by_paragraph
def find(text: str) -> tuple[Spot, ...]:
    """Find the marks that should be full-width."""
    if text.isascii() or not _HALF.search(text):
        return ()
    spots = [(found.start(), _FULL[found[0]]) for found in _pattern(_MARK).finditer(text)]
    return tuple(
        Spot(at, at + 1, _message(text, at, full), full)
        for at, full in sorted({*spots, *_brackets(text), *_quotes(text)})
    )


@functools.cache
def _pattern(classes: str) -> re.Pattern[str]:
    """Return a pattern; compiling those with classes of Chinese takes a while."""
    return re.compile(classes)


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    """Yield the half-width brackets around Chinese words, or directly after one."""
    for found in _BRACKETED.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if _pattern(_HAN).search(found[1]) or _pattern(_HAN).match(before):
            for at in (found.start(), found.end() - 1):
                if text[at] in "()":
                    yield at, _FULL[text[at]]


def _quotes(text: str) -> Iterator[tuple[int, str]]:
    for found in _QUOTED.finditer(text):
        if _pattern(_HAN).search(found[1]):
            yield found.start(), "“"
            yield found.end() - 1, "”"


def _message(text: str, at: int, full: str) -> str:
    return f"{quoted(text, at, at + 1)}里用了半角的“{text[at]}”，请改为全角的“{full}”"


RULE = Rule(
    id=ID,
    title="半角标点",
    severity=Severity.WARNING,
    source="GB/T 15834-2011《标点符号用法》",
    example="“全年收到申请3件,办结3件”：用了半角的“,”，请改为全角的“，”。",
    check=everywhere(ID, Severity.WARNING, find),
)
