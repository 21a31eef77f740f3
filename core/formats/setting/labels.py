"""How the labels of a table are set.

From top to bottom, a group's number on its own line, a head broken between its words.
"""

import re
from typing import NamedTuple

from core.document.document import Cell, Role

_ROWS = 4  # a label over fewer rows is never set vertically
_WIDTH = 3.0  # ems: a narrower column sets its tall labels vertically
_GROUP = re.compile(r"(（[一二三四五六七八九十]+）)(.+)", re.DOTALL)


_WORDS = re.compile(r"(?:[\u4e00-\u9fff]{2}){2,}")  # as nearly all words of a head are two long


class GroupLabel(NamedTuple):
    """The label of a group of rows: （三） and 不予公开."""

    number: str
    name: str


def is_vertical(cell: Cell, text: str, measure: float) -> bool:
    """Tell whether a label is tall, narrow and free of marks that lie on their side.

    `measure` is the room for a line of its text, in ems.
    """
    tall = cell.role is Role.LABEL and cell.row_span >= _ROWS
    return tall and measure < _WIDTH and len(text) > 2 and "（" not in text


def words_of(text: str) -> list[str]:
    """Return the words of a column's head, between which alone it may be broken.

    The official template breaks so: 社会／公益／组织. A text of other characters, or of an
    odd number, is one word.
    """
    if not _WORDS.fullmatch(text):
        return [text]
    return [text[place : place + 2] for place in range(0, len(text), 2)]


def head_lines(text: str, measure: float) -> list[str]:
    """Break a head between its words into as few lines as fit `measure` ems, of like length.

    One line where it fits, or where its words are not known or too long for the measure.
    """
    words = words_of(text)
    most = int(measure // 2)  # words on a line
    if len(text) <= measure or len(words) == 1 or not most:
        return [text]
    count = -(-len(words) // most)
    each = -(-len(words) // count)
    return ["".join(words[place : place + each]) for place in range(0, len(words), each)]


def group_label(cell: Cell, text: str) -> GroupLabel | None:
    """Return the parts of a numbered label over several rows; None for another cell."""
    found = _GROUP.fullmatch(text)
    return GroupLabel(*found.groups()) if found and cell.row_span > 1 else None
