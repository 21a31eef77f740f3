"""Quotes and brackets that have no partner in their paragraph."""

import re
from collections.abc import Iterator

from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing.passages import Spot, by_paragraph, everywhere, quoted

ID = "text.pairs"
_PAIRS = ("“”", "‘’", "（）", "《》", "〈〉", "【】", "〔〕", "［］", "「」", "『』")
_CLOSE = {pair[0]: pair[1] for pair in _PAIRS}
_OPEN = {pair[1]: pair[0] for pair in _PAIRS}
_HALF = str.maketrans("()[]", "（）［］")
_NUMBER = re.compile(
    r"(?:^|[。；：，、\s])[0-9０-９一二三四五六七八九十A-Za-z]{1,3}$"
)  # before 1）
_LONGEST_NUMBER = 4  # characters, with the mark before it
_LATIN = re.compile(r"[A-Za-z]’")  # an apostrophe


@by_paragraph
def find(line: str) -> tuple[Spot, ...]:
    """Find quotes and brackets without a partner."""
    turned = _turned_quote(line)
    if turned is not None:
        right = "”" if line[turned] == "“" else "“"
        message = f"{quoted(line, turned, turned + 1)}里的引号方向反了，请改为“{right}”"
        return (Spot(turned, turned + 1, message, right),)
    return tuple(
        Spot(at, at + 1, f"{quoted(line, at, at + 1)}里的“{line[at]}”没有配对，请补上或删去")
        for at in sorted(_alone(line))
    )


def _turned_quote(line: str) -> int | None:
    """Return the only quote that faces the wrong way, when turning it makes all of them pair."""
    quotes = [at for at, char in enumerate(line) if char in "“”"]
    wrong = [at for number, at in enumerate(quotes) if line[at] != "“”"[number % 2]]
    return wrong[0] if len(wrong) == 1 and len(quotes) % 2 == 0 else None


def _alone(line: str) -> Iterator[int]:
    """Yield the places of characters without a partner."""
    opened: list[int] = []
    for at, char in enumerate(line.translate(_HALF)):
        if char in _CLOSE:
            opened.append(at)
        elif char in _OPEN and not _is_other(line, at):
            partner = _partner(line, opened, _OPEN[char])
            if partner is None:
                yield at
            else:
                yield from opened[partner + 1 :]
                del opened[partner:]
    yield from opened


def _partner(line: str, opened: list[int], wanted: str) -> int | None:
    """Return which of the open characters, from the innermost out, is the wanted one."""
    numbers = range(len(opened) - 1, -1, -1)
    return next((n for n in numbers if line[opened[n]].translate(_HALF) == wanted), None)


def _is_other(line: str, at: int) -> bool:
    """Say whether a closing character is that of a number, as in 1）, or an apostrophe."""
    if line[at] in ")）":
        return bool(_NUMBER.search(line[max(0, at - _LONGEST_NUMBER) : at]))
    return bool(line[at] == "’" and _LATIN.match(line[at - 1 : at + 1]))


RULE = Rule(
    id=ID,
    title="引号和括号不配对",
    severity=Severity.WARNING,
    source="GB/T 15834-2011《标点符号用法》",
    example="“严格落实《条例规定”：里的“《”没有配对，请补上或删去。",
    check=everywhere(ID, Severity.WARNING, find),
)
