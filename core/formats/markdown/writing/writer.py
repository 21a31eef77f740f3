"""A report as Markdown, with its tables as pipe tables.

Pipe tables have no merged cells: a text stands where its cell begins, and the places
that it covers are left blank, as they are where a spreadsheet's cells are taken apart.
The first row is the header, because there is none without one.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from core.document.document import Document, Paragraph, Role, Table
from core.formats.markdown.writing.escaping import escaped, escaped_cell
from core.formats.setting.at_once import write_at_once

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
            yield escaped(block.title)
        yield _table(block)


def _paragraph(block: Paragraph) -> str:
    """Return a heading as such; a deep one is a sentence, and text may run on behind it."""
    is_heading = 0 < block.level <= _DEEPEST and block.heading_length >= len(block.text)
    return _heading(block.level + 1, block.text) if is_heading else escaped(block.text)


def _heading(level: int, text: str) -> str:
    said = escaped(text)
    return f"{'#' * level} {said}" if said else ""


def _end(document: Document) -> Iterator[str]:
    yield escaped(document.signature.agency)
    yield escaped(document.signature.date)
    yield escaped(f"校验码：{document.code}") if document.code else ""


def _table(table: Table) -> str:
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = escaped_cell(cell.text)
    figures = {cell.column for cell in table.cells if cell.role is Role.VALUE}
    dashes = ["--:" if column in figures else "---" for column in range(table.columns)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], dashes, *rows[1:]))
