"""The cells of a table: spans, shade, alignment, and the size their text fits in.

Sizes are in points, widths in twips.
"""

from typing import NamedTuple

from docx.oxml.xmlchemy import BaseOxmlElement

from core.document.document import Cell, Role
from core.formats.setting.cleaning import clean
from core.formats.setting.labels import GroupLabel, group_label, head_lines, is_vertical
from core.formats.word.writing.measure import (
    balanced,
    ems,
    fitting_size,
    line_widths,
    without_orphan,
)
from core.formats.word.writing.page import TABLE_SIZE, twips
from core.formats.word.writing.runs import add, take_for_chinese
from core.formats.word.writing.styles import CELL_PADDING, CELL_PITCH, TABLE_LABEL_ID, TABLE_TEXT_ID

_SHADE = "C6D9F1"  # that of the official form
_NARROW_PADDING = 10  # twips beside the text of a group's label
_LEAST_GROUP = 8.0  # points: a group's label is set no smaller to keep its words whole
_LEAST_FIGURE = 4.0  # points


class CellText(NamedTuple):
    """How a cell's text is set.

    `lines` is how many it is thought to take, `left` and `right` are indents in
    twips; a `narrow` cell keeps less free beside its text.
    """

    text: str
    size: float
    lines: int
    style: str
    left: int = 0
    right: int = 0
    vertical: bool = False
    narrow: bool = False

    @property
    def height(self) -> float:
        """The height of the lines in points."""
        return self.lines * self.size * CELL_PITCH


_EMPTY = CellText("", TABLE_SIZE, 0, TABLE_TEXT_ID)


def set_cell(cell: Cell, width: float, size: float) -> CellText:
    """Choose how the text of a cell `width` twips wide is set, in `size` or less."""
    text = clean(cell.text)
    room = (width - 2 * CELL_PADDING) / 20
    if cell.role is Role.VALUE:
        return CellText(text, fitting_size(ems(text), room, size, _LEAST_FIGURE), 1, TABLE_TEXT_ID)
    if cell.role is Role.HEADER:
        return _set_header(text, room, size)
    if is_vertical(cell, text, room / size):
        return CellText(text, size, 1, TABLE_TEXT_ID, vertical=True)
    group = group_label(cell, text)
    narrow = _set_group(group, width, size) if group else None
    return narrow or _set_label(text, room, size)


def _set_header(text: str, room: float, size: float) -> CellText:
    """Set a header in lines of like length, by indents at both sides."""
    parts = head_lines(text, room / size)
    if len(parts) > 1:
        return CellText("\n".join(parts), size, len(parts), TABLE_TEXT_ID)
    measure = balanced(text, room / size)
    side = max(int((room - measure * size) / 2 * 20), 0)
    return CellText(text, size, len(line_widths(text, measure)), TABLE_TEXT_ID, side, side)


def _set_label(text: str, room: float, size: float) -> CellText:
    """Set a label with no lone character on its last line, by an indent at the right."""
    measure = without_orphan(text, room / size)
    side = max(int((room - measure * size) * 20), 0)
    return CellText(text, size, len(line_widths(text, measure)), TABLE_LABEL_ID, right=side)


def _set_group(group: GroupLabel, width: float, size: float) -> CellText | None:
    """Set a group's label with its number on a line of its own, a little smaller at need."""
    room = (width - 2 * _NARROW_PADDING) / 20
    fitting = fitting_size(max(map(ems, group)), room, size, 0)
    if ems("".join(group)) * size <= room or fitting < _LEAST_GROUP:
        return None
    return CellText("\n".join(group), fitting, 2, TABLE_TEXT_ID, narrow=True)


def add_cell(
    row: BaseOxmlElement, cell: Cell, number: int, width: float, text: CellText, *, keep: bool
) -> None:
    """Add what stands of a cell in the row of this number: its text, or that it continues.

    `keep` keeps the row on the page of the next one.
    """
    starts = number == cell.row
    element = add(row, "tc")
    properties = add(element, "tcPr")
    add(properties, "tcW", w=round(width), type="dxa")
    if cell.column_span > 1:
        add(properties, "gridSpan", val=cell.column_span)
    if cell.row_span > 1:
        add(properties, "vMerge", val="restart" if starts else "continue")
    if cell.role is Role.CAPTION:
        add(properties, "shd", val="clear", color="auto", fill=_SHADE)
    if text.narrow:
        margins = add(properties, "tcMar")
        for side in ("left", "right"):
            add(margins, side, w=_NARROW_PADDING, type="dxa")
    if text.vertical:
        add(properties, "textDirection", val="tbRlV")
    add(properties, "vAlign", val="center")
    _add_paragraph(element, text if starts else _EMPTY, keep=keep)


def _add_paragraph(element: BaseOxmlElement, text: CellText, *, keep: bool) -> None:
    paragraph = add(element, "p")
    properties = add(paragraph, "pPr")
    add(properties, "pStyle", val=text.style)
    if keep:
        add(properties, "keepNext")
    if text.size != TABLE_SIZE:
        add(properties, "spacing", line=twips(text.size * CELL_PITCH), lineRule="exact")
    if text.left or text.right:
        add(properties, "ind", left=text.left, right=text.right)
    if not text.text:
        return
    run = add(paragraph, "r")
    properties = add(run, "rPr")
    take_for_chinese(properties)
    if text.size != TABLE_SIZE:
        add(properties, "sz", val=round(text.size * 2))
    for index, line in enumerate(text.text.split("\n")):
        if index:
            add(run, "br")
        add(run, "t").text = line
