"""How the labels of a table are set: from top to bottom, or a group's number on its own line."""

import re
from typing import NamedTuple

from core.document.document import Cell, Role

_ROWS = 4  # a label over fewer rows is never set vertically
_WIDTH = 3.0  # ems: a narrower column sets its tall labels vertically
_GROUP = re.compile(r"(（[一二三四五六七八九十]+）)(.+)", re.DOTALL)


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


def group_label(cell: Cell, text: str) -> GroupLabel | None:
    """Return the parts of a numbered label over several rows; None for another cell."""
    found = _GROUP.fullmatch(text)
    return GroupLabel(*found.groups()) if found and cell.row_span > 1 else None
