"""A report as Markdown, with its tables as pipe tables.

Pipe tables have no merged cells: a text stands where its cell begins, and the places
that it covers are left blank, as they are where a spreadsheet's cells are taken apart.
The first row is the header, because there is none without one.
"""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from core.document.document import Document, Paragraph, Role, Table
from core.formats.setting.at_once import write_at_once
from core.formats.setting.cleaning import clean, one_line

_MARKS = re.compile(r"[\\`*_#\[\]|~$&]")
_START = re.compile(r"[-+=>]|\d{1,9}(?=[.)](?:\s|$))")  # of a list, a quotation, a line
_DEEPEST = 2  # level of a heading: 一、 and （一）


def write(
    document: Document, file: BinaryIO, *, progress: Callable[[float], None] | None = None
) -> None:
    """Write the report as UTF-8 text.

    `progress` hears the finished part, 0 to 1, and may raise to cancel.
    """
    write_at_once(lambda: render(document).encode(), file, progress)


def render(document: Document) -> str:
    """Return the report as Markdown, its lines ended by newlines."""
    parts = ["【草稿】"] if document.draft else []
    parts += [_heading(1, document.title), *_blocks(document), *_end(document)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _blocks(document: Document) -> Iterator[str]:
    """Yield paragraphs and tables; a table's title where the heading above does not say it."""
    above = ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above = block.text
            yield _paragraph(block)
            continue
        if block.title != above:
            yield _escaped(block.title)
        yield _table(block)


def _paragraph(block: Paragraph) -> str:
    """Return a heading as such; a deep one is a sentence, and text may run on behind it."""
    is_heading = 0 < block.level <= _DEEPEST and block.heading_length >= len(block.text)
    return _heading(block.level + 1, block.text) if is_heading else _escaped(block.text)


def _heading(level: int, text: str) -> str:
    said = _escaped(text)
    return f"{'#' * level} {said}" if said else ""


def _end(document: Document) -> Iterator[str]:
    yield _escaped(document.signature.agency)
    yield _escaped(document.signature.date)
    yield _escaped(f"校验码：{document.code}") if document.code else ""


def _table(table: Table) -> str:
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = _escaped_cell(cell.text)
    figures = {cell.column for cell in table.cells if cell.role is Role.VALUE}
    dashes = ["--:" if column in figures else "---" for column in range(table.columns)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], dashes, *rows[1:]))


def _escaped(text: str) -> str:
    """Return a paragraph or heading on one line."""
    marked = _inline(one_line(text).strip())
    start = _START.match(marked)
    if start is None:
        return marked
    place = start.end() if start[0].isdigit() else 0
    return f"{marked[:place]}\\{marked[place:]}"


def _escaped_cell(text: str) -> str:
    """Return the text of a cell; its lines are broken as HTML does it."""
    return "<br>".join(_inline(line.strip()) for line in clean(text).split("\n"))


def _inline(text: str) -> str:
    """Escape marks; some programs take an angle for a tag in spite of a backslash."""
    return _MARKS.sub(r"\\\g<0>", text.replace("\t", " ")).replace("<", "&lt;")
