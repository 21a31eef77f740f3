"""Text as a workbook can hold it, and the room it takes."""

import re
from collections.abc import Iterable

from core.formats.setting.cleaning import clean
from core.numbers import Number

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
FORMULA_STARTS = ("=", "+", "-", "@")  # text that begins so is a formula when it is typed
_NOT_AT_LINE_START = frozenset("，。、；：！？）】》〉”’％,.;:!?)]}%")
_LONGEST_TEXT = 32767  # characters of a cell
_LONGEST_SHEET_NAME = 31


def cell_text(text: str) -> str:
    """Return as much of the text as a cell can hold."""
    return clean(text)[:_LONGEST_TEXT]


def number_text(value: Number) -> str:
    """Return all digits of a number, without an exponent and never by way of a float."""
    return format(value, "f") if not isinstance(value, int) else str(value)


def text_units(text: str) -> int:
    """Return the width of a text on one line, in half characters.

    UTF-8 has three bytes for a full-width character, curly quotes among them,
    and one for a digit or a Latin letter: 3 + 1 and 1 + 1, halved, are their widths.
    """
    return (len(text.encode("utf-8", "replace")) + len(text) + 1) // 2


def line_count(text: str, units: int) -> int:
    """Return how many lines a text takes that is wrapped at `units` half characters.

    A mark that may not start a line takes the character before it along.
    """
    return sum(_wrapped_lines(line, units) for line in text.split("\n"))


def _wrapped_lines(text: str, units: int) -> int:
    if text_units(text) <= units:
        return 1
    lines, used, previous = 1, 0, 0
    for character in text:
        needed = text_units(character)
        if used + needed > units and used > 0:
            lines += 1
            used = previous if character in _NOT_AT_LINE_START else 0
        used += needed
        previous = needed
    return lines


def sheet_names(wanted: Iterable[str], reserved: Iterable[str]) -> list[str]:
    """Return names that a workbook accepts, in order; the reserved ones are taken."""
    taken = {name.casefold() for name in reserved}
    names = []
    for name in wanted:
        names.append(_free_name(_allowed_name(name), taken))
        taken.add(names[-1].casefold())
    return names


def _allowed_name(name: str) -> str:
    allowed = _NOT_IN_SHEET_NAMES.sub("", clean(name)).strip(" '")[:_LONGEST_SHEET_NAME]
    return allowed.rstrip(" '") or "表"


def _free_name(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        suffix = f"（{number}）"
        free = name[: _LONGEST_SHEET_NAME - len(suffix)] + suffix
    return free
