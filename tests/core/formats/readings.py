"""What readers found, in a shape that tests compare with what was written."""

import re
from collections.abc import Callable

import pytest

from core.document.document import Document, Paragraph, Table
from core.formats.reading.raw import ReadError

HAN = re.compile("[\u4e00-\u9fff]")


def geometry(table: Table) -> set[tuple[int, int, str, int, int]]:
    """The cells of a table: place, text without blanks, spans."""
    return {
        (cell.row, cell.column, "".join(cell.text.split()), cell.row_span, cell.column_span)
        for cell in table.cells
    }


def geometries(document: Document) -> list[set[tuple[int, int, str, int, int]]]:
    """The cells of all tables."""
    return [geometry(table) for table in document.tables]


def texts(document: Document) -> list[str]:
    """The paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grid(table: Table) -> list[list[str]]:
    """The texts of a table, row by row, a spanning cell's text at its first place only."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def sentence(read: Callable[[bytes], Document], data: bytes) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(ReadError) as caught:
        read(data)
    message = str(caught.value)
    assert HAN.search(message)
    assert message.endswith("。")
    assert "\n" not in message
    return message


def reads_or_refuses(read: Callable[[bytes], Document], data: bytes) -> bool:
    """Read any bytes, which raises nothing but the documented error; tell whether that went."""
    try:
        document = read(data)
    except ReadError:
        return False
    assert document.blocks
    return True
