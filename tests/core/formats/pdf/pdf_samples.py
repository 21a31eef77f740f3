"""Documents made by hand, and what can be read back from their PDF files."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from typing import Any

import pdfplumber

from core.document.document import Cell, Document, Entry, Paragraph, Role, Signature, Table
from core.formats.pdf.writing.geometry import PAGE_HEIGHT
from core.formats.pdf.writing.writer import PdfOptions, write
from core.formats.setting.fonts import shipped_fonts

Char = dict[str, Any]

SENTENCE = "清溪镇人民政府依照条例规定向社会公布上一年度政府信息公开工作情况"
SHIPPED = PdfOptions(created=datetime(2026, 1, 20, tzinfo=UTC), fonts=shipped_fonts())


def heading(text: str, section: str = "overview") -> Paragraph:
    return Paragraph(text, level=1, heading_length=len(text), section=section)


def document(*blocks: Paragraph | Table, agency: str = "清溪镇人民政府") -> Document:
    return Document(
        title_parts=(agency, "2025年", "政府信息公开工作年度报告"),
        agency=agency,
        year=2025,
        blocks=blocks,
        signature=Signature(agency, "2026年1月20日"),
    )


def figures(rows: int, columns: int = 3, header_rows: int = 1, value: int = 0) -> Table:
    """A table of counts: a header row, labels on the left."""
    cells = [Cell(0, 0, "项目", Role.CORNER)]
    cells += [Cell(0, column, f"第{column}列", Role.HEADER) for column in range(1, columns)]
    for row in range(1, rows):
        cells.append(Cell(row, 0, f"事项{row}", Role.LABEL))
        cells += [_figure(row, column, value) for column in range(1, columns)]
    return Table("counts", "计数", "计数", rows, columns, tuple(cells), (2,) * columns, header_rows)


def _figure(row: int, column: int, value: int) -> Cell:
    entry = Entry(f"counts.r{row}.c{column}", f"{row}·{column}", value)
    return Cell(row, column, str(value), Role.VALUE, entry=entry)


def grouped(groups: Iterable[int], header_rows: int = 1) -> Table:
    """A table whose label column spans groups of rows of the given sizes."""
    sizes = list(groups)
    rows = header_rows + sum(sizes)
    cells = [Cell(0, 0, "表头甲", Role.CORNER, header_rows, 2)]
    cells += [Cell(row, 2, f"表头乙{row}", Role.HEADER) for row in range(header_rows)]
    top = header_rows
    for number, size in enumerate(sizes):
        cells.append(Cell(top, 0, f"第{number}组", Role.LABEL, size))
        for row in range(top, top + size):
            cells.append(Cell(row, 1, f"事项{row}", Role.LABEL))
            cells.append(_figure(row, 2, row))
        top += size
    return Table("groups", "分组", "分组", rows, 3, tuple(cells), (1, 3, 1), header_rows)


def blocks_with_captions(count: int, rows: int) -> Table:
    """A table of `count` blocks: a caption, a header row and `rows` rows of figures."""
    cells: list[Cell] = []
    height = rows + 2
    for block in range(count):
        top = block * height
        cells.append(Cell(top, 0, f"第{block}项题目", Role.CAPTION, 1, 2))
        cells.append(Cell(top + 1, 0, f"内容{block}", Role.LABEL))
        cells.append(Cell(top + 1, 1, f"数量{block}", Role.HEADER))
        for row in range(top + 2, top + height):
            cells.append(Cell(row, 0, f"事项{row}", Role.LABEL))
            cells.append(_figure(row, 1, row))
    return Table("blocks", "分块", "分块", count * height, 2, tuple(cells), (1, 1))


def pdf_bytes(sample: Document, options: PdfOptions = SHIPPED) -> bytes:
    file = BytesIO()
    write(sample, file, **options)
    return file.getvalue()


def pages(sample: Document, options: PdfOptions = SHIPPED) -> list[list[Char]]:
    """The characters of every page, in the order they are painted."""
    with pdfplumber.open(BytesIO(pdf_bytes(sample, options))) as file:
        return [page.chars for page in file.pages]


def baseline(char: Char) -> float:
    """The height of a character's baseline above the page's bottom."""
    height: float = char["matrix"][5]
    return round(height, 2)


def lines(chars: list[Char], size: float = 16) -> list[list[Char]]:
    """The characters of one size by lines, top to bottom, left to right."""
    chosen = [char for char in chars if abs(char["size"] - size) < 0.01]
    chosen.sort(key=lambda char: (-baseline(char), char["x0"]))
    return [list(line) for _, line in groupby(chosen, baseline)]


def text_of(line: Iterable[Char]) -> str:
    return "".join(char["text"] for char in line)


def depth(char: Char) -> float:
    """How far a baseline is below the page's top."""
    return PAGE_HEIGHT - baseline(char)
