"""The marks of Markdown around what is meant: headings, emphasis, escapes."""

import itertools
import re

_DASHES = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_STRONG = re.compile(r"(?<!\\)\*\*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&lt;")


def is_dashes(line: str) -> bool:
    """Tell the line of dashes between the header of a table and its rows."""
    return "-" in line and _DASHES.fullmatch(line) is not None


def is_markdown(lines: list[str]) -> bool:
    """Tell Markdown by what nobody else writes: a line of dashes below a row of a table."""
    pairs = itertools.pairwise(lines)
    return any(is_dashes(below) and "|" in row and not is_dashes(row) for row, below in pairs)


def plain_line(line: str) -> str:
    """Return what a line says."""
    return unescaped(_STRONG.sub("", _HEADING.sub("", line)))


def unescaped(text: str) -> str:
    """Return text without the backslashes that make marks out to be characters."""
    return _ESCAPED.sub(lambda match: match[1] or "<", text)
