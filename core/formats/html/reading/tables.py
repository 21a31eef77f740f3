"""Tables of a page: data, or a layout that only puts text side by side."""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from core.document.document import Table
from core.formats.reading.raw import RawCell, ReadError, raw_table

Block: TypeAlias = str | Table

_WIDEST = 100  # columns that a cell may span
_LARGEST = 100_000  # places in a grid
_LONGEST_CELL = 600  # characters of a data cell; an article is longer
_MOST_LINES = 12  # of a data cell; a vertical label has one a character
_DIGITS = re.compile(r"\s*(\d{1,9})")


@dataclass
class _Cell:
    rows: int
    columns: int
    content: list[Block] = field(default_factory=list)


@dataclass
class _Section:
    """Rows that spans do not leave: a head, body or foot."""

    kind: str
    rows: list[list[_Cell]] = field(default_factory=list)


_ORDER = {"thead": 0, "tbody": 1, "tfoot": 2}


class OpenTable:
    """A table whose elements are being walked over."""

    def __init__(self) -> None:
        self._sections: list[_Section] = []
        self._is_section_open = False
        self._caption: list[Block] = []
        self._astray: list[Block] = []  # text between cells, which a browser puts above
        self.target = self._astray

    def enter(self, element: HtmlElement) -> None:
        """Begin a section, row, cell or caption."""
        match element.tag:
            case "caption":
                self.target = self._caption
            case "tr":
                self._section().rows.append([])
            case "td" | "th":
                section = self._section()
                if not section.rows:
                    section.rows.append([])
                cell = _Cell(_span(element, "rowspan"), min(_span(element, "colspan"), _WIDEST))
                section.rows[-1].append(cell)
                self.target = cell.content
            case kind:
                self._sections.append(_Section(kind))
                self._is_section_open = True

    def leave(self, element: HtmlElement) -> None:
        """End a section, row, cell or caption."""
        if element.tag in {"caption", "td", "th"}:
            self.target = self._astray
        elif element.tag in _ORDER:
            self._is_section_open = False

    def close(self) -> list[Block]:
        """Return the table, or what is in it when it only arranges text."""
        sections = sorted(self._sections, key=lambda section: _ORDER[section.kind])
        cells = [cell for section in sections for row in section.rows for cell in row]
        if _is_layout(sections, cells):
            return [*self._caption, *self._astray, *(b for cell in cells for b in cell.content)]
        title = "".join(block for block in self._caption if isinstance(block, str))
        nested = [b for cell in cells for b in cell.content if isinstance(b, Table)]
        return [*self._astray, raw_table(_placed(sections), title), *nested]

    def _section(self) -> _Section:
        if not self._is_section_open:
            self._sections.append(_Section("tbody"))
            self._is_section_open = True
        return self._sections[-1]


def _span(element: HtmlElement, name: str) -> int:
    """Return a span; 0 means up to the end, which only `rowspan` knows."""
    found = _DIGITS.match(element.get(name, "1"))
    number = int(found[1]) if found else 1
    return number if name == "rowspan" else max(number, 1)


def _is_layout(sections: list[_Section], cells: list[_Cell]) -> bool:
    """Tell a table that arranges a page: one column, an article in a cell, tables in cells."""
    widest = max((sum(c.columns for c in row) for s in sections for row in s.rows), default=0)
    most = max((len(row) for section in sections for row in section.rows), default=0)
    if min(widest, most) < 2:
        return True
    if any(_is_article(cell) for cell in cells):
        return True
    nested = [b for cell in cells for b in cell.content if isinstance(b, Table)]
    return bool(nested) and sum(len(t.cells) for t in nested) >= sum(map(_has_text, cells))


def _has_text(cell: _Cell) -> bool:
    return any(isinstance(block, str) for block in cell.content)


def _is_article(cell: _Cell) -> bool:
    """Tell the text of a page from that of a data cell."""
    lines = [block for block in cell.content if isinstance(block, str)]
    has_tables = len(lines) < len(cell.content)
    long = sum(map(len, lines)) > _LONGEST_CELL or len(lines) > _MOST_LINES
    narrow = sum(map(len, lines)) <= 3 * len(lines)
    return (long and not narrow) or (has_tables and len(lines) > 1)


def _placed(sections: list[_Section]) -> list[RawCell]:
    """Return the cells in their places, as the HTML standard forms a table."""
    cells: list[RawCell] = []
    top = width = 0
    for section in sections:
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(section.rows):
            column = 0
            for cell in row:
                while (number, column) in taken:
                    column += 1
                left = len(section.rows) - number
                height = min(cell.rows or left, left)
                width = max(width, column + cell.columns)
                if (top + left) * width > _LARGEST:
                    raise ReadError("网页里有一张表太大，请只复制年报，再从剪贴板导入。")
                taken.update(
                    (number + down, column + right)
                    for down in range(height)
                    for right in range(cell.columns)
                )
                text = "\n".join(block for block in cell.content if isinstance(block, str))
                cells.append(RawCell(top + number, column, text, height, cell.columns))
                column += cell.columns
        top += len(section.rows)
    return cells
