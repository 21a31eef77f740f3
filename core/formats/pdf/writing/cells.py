"""The text of one table cell, set in lines."""

import functools
from typing import NamedTuple

from core.document.document import Cell, Role
from core.formats.pdf.writing.typefaces import GlyphTable, GlyphTables
from core.formats.pdf.writing.typesetting import SetLine, clean, set_one_line, set_text
from core.formats.setting.fonts import FontRole
from core.formats.setting.labels import GroupLabel, group_label, head_lines, is_vertical
from core.formats.setting.punctuation import STARTS_NO_LINE

LEADING = 1.2  # from baseline to baseline, in ems
_PADDING = 1.5  # points, left and right
_LEFT_PADDING = 3.5  # of left-aligned text
_FIGURE_AIR = 2.0  # points beside a figure of many digits
_GROUP_AIR = 1.0  # points more on both sides of it
_GROUP_SCALE = 0.85  # a group's label may be set this much smaller to keep its words whole


class CellText(NamedTuple):
    """A cell's lines and how they stand: `left` of left-aligned text, else None."""

    lines: tuple[SetLine, ...]
    size: float
    left: float | None

    @property
    def height(self) -> float:
        """The height of the lines in points."""
        return len(self.lines) * self.size * LEADING


def set_cell(cell: Cell, width: float, size: float, fonts: GlyphTables) -> CellText:
    """Set a cell's text for a cell `width` points wide."""
    text = clean(cell.text)
    if cell.role is Role.VALUE:
        return _set_figure(text, width - 2 * _PADDING, size, fonts)
    if cell.role is Role.HEADER:
        return CellText(_balance(text, width - 2 * _PADDING, size, fonts), size, None)
    left = _PADDING if cell.role is Role.LABEL and cell.row_span > 1 else _LEFT_PADDING
    inner = width - 2 * left
    group = group_label(cell, text)
    if group:
        return _set_group(group, inner, size, fonts)
    if is_vertical(cell, text, inner / size):
        return CellText(_vertical(text, fonts[FontRole.TABLE], size), size, None)
    return CellText(_wrap(text, inner, size, fonts), size, left)


def figure_room(cell: Cell, size: float, fonts: GlyphTables) -> float:
    """Return how wide a cell has to be for its figure to keep its size, and its distance."""
    table = fonts[FontRole.TABLE]
    width = sum(table[character].width for character in clean(cell.text))
    return width * size + 2 * _FIGURE_AIR


def least_room(size: float) -> float:
    """Return the least width of a column of figures: two characters of its head."""
    return 2 * size + 2 * _PADDING


@functools.lru_cache(maxsize=2048)
def _set_figure(text: str, width: float, size: float, fonts: GlyphTables) -> CellText:
    """Set a figure on one line, smaller if it is too wide."""
    table = fonts[FontRole.TABLE]
    if not text:
        return CellText((), size, None)
    line = set_one_line(text, table, size)
    if line.width > width:
        size *= width / line.width
        line = set_one_line(text, table, size)
    return CellText((line,), size, None)


def _set_group(group: GroupLabel, width: float, size: float, fonts: GlyphTables) -> CellText:
    """Set a group's label with its number above its name, a little smaller at need."""
    table = fonts[FontRole.TABLE]
    width -= 2 * _GROUP_AIR
    whole = set_one_line("".join(group), table, size)
    parts = [set_one_line(part, table, size) for part in group]
    scale = width / max(part.width for part in parts)
    if whole.width <= width or scale < _GROUP_SCALE:
        return CellText(_wrap("".join(group), width, size, fonts), size, _PADDING + _GROUP_AIR)
    size *= min(scale, 1.0)
    lines = tuple(set_one_line(part, table, size) for part in group)
    return CellText(lines, size, None)


def _vertical(text: str, table: GlyphTable, size: float) -> tuple[SetLine, ...]:
    """Set one character a line; punctuation hangs to the right of its character."""
    lines: list[SetLine] = []
    for character in text:
        glyph = table[character]
        if lines and character in STARTS_NO_LINE:
            last = lines[-1]
            glyphs, positions = (*last.glyphs, glyph), (*last.positions, last.width)
            lines[-1] = SetLine(glyphs, positions, last.width, size)
        elif character != " ":
            lines.append(SetLine((glyph,), (0.0,), glyph.width * size, size))
    return tuple(lines)


@functools.lru_cache(maxsize=2048)
def _wrap(text: str, width: float, size: float, fonts: GlyphTables) -> tuple[SetLine, ...]:
    """Break a label into lines, the last of them no lone character if possible."""
    table = fonts[FontRole.TABLE]
    lines = _break(text, table, width, size)
    if len(lines) > 1 and len(lines[-1].glyphs) == 1:
        narrower = _break(text, table, width - size, size)
        return narrower if len(narrower) == len(lines) else lines
    return lines


@functools.lru_cache(maxsize=2048)
def _balance(text: str, width: float, size: float, fonts: GlyphTables) -> tuple[SetLine, ...]:
    """Break a header into as few lines as fit, of like length."""
    table = fonts[FontRole.TABLE]
    parts = head_lines(text, width / size)
    if len(parts) > 1:
        return tuple(set_one_line(part, table, size) for part in parts)
    lines = _break(text, table, width, size)
    measure = width - size / 2
    while len(lines) > 1 and measure >= size:
        narrower = _break(text, table, measure, size)
        if len(narrower) > len(lines):
            break
        lines, measure = narrower, measure - size / 2
    return lines


def _break(text: str, table: GlyphTable, width: float, size: float) -> tuple[SetLine, ...]:
    return tuple(set_text([table[character] for character in text], size, width))
