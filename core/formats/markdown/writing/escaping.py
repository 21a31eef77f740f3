"""Text in which no character is taken for a mark of Markdown."""

import re

from core.formats.setting.cleaning import clean, one_line

_MARKS = re.compile(r"[\\`*_#\[\]|~$&]")
_START = re.compile(r"[-+=>]|\d{1,9}(?=[.)](?:\s|$))")  # of a list, a quotation, a line


def escaped(text: str) -> str:
    """Return a paragraph or heading on one line."""
    marked = _inline(one_line(text).strip())
    start = _START.match(marked)
    if start is None:
        return marked
    place = start.end() if start[0].isdigit() else 0
    return f"{marked[:place]}\\{marked[place:]}"


def escaped_cell(text: str) -> str:
    """Return the text of a cell; its lines are broken as HTML does it."""
    return "<br>".join(_inline(line.strip()) for line in clean(text).split("\n"))


def _inline(text: str) -> str:
    """Escape marks; some programs take an angle for a tag in spite of a backslash."""
    return _MARKS.sub(r"\\\g<0>", text.replace("\t", " ")).replace("<", "&lt;")
