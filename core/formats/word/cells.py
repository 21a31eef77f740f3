"""The cells of a table: spans, shade, alignment, and the size their text fits in.

Sizes are in points, widths in twips.
"""

import re
from typing import NamedTuple

from core.document import Cell, Role
from core.formats.word.measure import (
    balanced,
    ems,
    fitting_size,
    line_widths,
    without_orphan,
)
from core.formats.word.page import TABLE_SIZE
from core.formats.word.styles import CELL_PADDING, CELL_PITCH, TABLE_LABEL, TABLE_TEXT, exact
from core.formats.word.text import clean, paragraph, run

_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="C6D9F1"/>'  # that of the official form
_VERTICAL = '<w:textDirection w:val="tbRlV"/>'
_MIDDLE = '<w:vAlign w:val="center"/>'
_NARROW_PADDING = 10  # twips beside the text of a group's label
_VERTICAL_ROWS = 4  # a label over fewer rows is never set vertically
_VERTICAL_WIDTH = 3.0  # ems: a narrower column sets its tall labels vertically
_LEAST_GROUP = 8.0  # points: a group's label is set no smaller to keep its words whole
_LEAST_FIGURE = 4.0  # points
_GROUP = re.compile(r"(（[一二三四五六七八九十]+）)(.+)", re.DOTALL)


class CellText(NamedTuple):
    """How a cell's text is set.

    `lines` is how many it is thought to take, `indent` and `properties` are
    those of its paragraph and of the cell.
    """

    text: str
    size: float
    lines: int
    style: str
    indent: str = ""
    properties: str = ""

    @property
    def height(self) -> float:
        """The height of the lines in points."""
        return self.lines * self.size * CELL_PITCH


def set_cell(cell: Cell, width: float, size: float) -> CellText:
    """Choose how the text of a cell `width` twips wide is set, in `size` or less."""
    text = clean(cell.text)
    room = (width - 2 * CELL_PADDING) / 20
    if cell.role is Role.VALUE:
        return CellText(text, fitting_size(ems(text), room, size, _LEAST_FIGURE), 1, TABLE_TEXT)
    if cell.role is Role.HEADER:
        return _set_header(text, room, size)
    if _is_vertical(cell, text, room / size):
        return CellText(text, size, 1, TABLE_TEXT, properties=_VERTICAL)
    group = _GROUP.fullmatch(text)
    if group and cell.row_span > 1:
        narrow = _set_group(group.group(1), group.group(2), width, size)
        if narrow:
            return narrow
    return _set_label(text, room, size)


def _set_header(text: str, room: float, size: float) -> CellText:
    """Set a header in lines of like length, by indents at both sides."""
    measure = balanced(text, room / size)
    side = int((room - measure * size) / 2 * 20)
    indent = f'<w:ind w:left="{side}" w:right="{side}"/>' if side > 0 else ""
    return CellText(text, size, len(line_widths(text, measure)), TABLE_TEXT, indent)


def _set_label(text: str, room: float, size: float) -> CellText:
    """Set a label with no lone character on its last line, by an indent at the right."""
    measure = without_orphan(text, room / size)
    side = int((room - measure * size) * 20)
    indent = f'<w:ind w:right="{side}"/>' if side > 0 else ""
    return CellText(text, size, len(line_widths(text, measure)), TABLE_LABEL, indent)


def _set_group(number: str, name: str, width: float, size: float) -> CellText | None:
    """Set a group's label with its number on a line of its own, a little smaller at need."""
    room = (width - 2 * _NARROW_PADDING) / 20
    fitting = fitting_size(max(ems(number), ems(name)), room, size, 0)
    if ems(number + name) * size <= room or fitting < _LEAST_GROUP:
        return None
    sides = "".join(
        f'<w:{side} w:w="{_NARROW_PADDING}" w:type="dxa"/>' for side in ("left", "right")
    )
    return CellText(
        f"{number}\n{name}", fitting, 2, TABLE_TEXT, properties=f"<w:tcMar>{sides}</w:tcMar>"
    )


def _is_vertical(cell: Cell, text: str, measure: float) -> bool:
    """Tell whether a label is tall, narrow and free of marks that lie on their side."""
    tall = cell.role is Role.LABEL and cell.row_span >= _VERTICAL_ROWS
    return tall and measure < _VERTICAL_WIDTH and len(text) > 2 and "（" not in text


def cell_xml(cell: Cell, row: int, width: float, text: CellText, *, keep: bool) -> str:
    """Return what stands in `row` of a cell: its text, or that it continues the one above.

    `keep` keeps the row on the page of the next one.
    """
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    shade = _SHADE if cell.role is Role.CAPTION else ""
    merge = ""
    if cell.row_span > 1:
        merge = '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
    content = _content(text, keep=keep) if row == cell.row else _empty(keep=keep)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width:.0f}" w:type="dxa"/>{span}{merge}{shade}'
        f"{text.properties}{_MIDDLE}</w:tcPr>{content}</w:tc>"
    )


def _content(text: CellText, *, keep: bool) -> str:
    own_size = None if text.size == TABLE_SIZE else text.size
    pitch = exact(own_size * CELL_PITCH) if own_size else ""
    properties = _keep(keep=keep) + pitch + text.indent
    return paragraph(text.style, run(text.text, size=own_size), properties)


def _empty(*, keep: bool) -> str:
    return paragraph(TABLE_TEXT, "", _keep(keep=keep))


def _keep(*, keep: bool) -> str:
    return "<w:keepNext/>" if keep else ""
