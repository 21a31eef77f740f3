"""Small documents for the Word tests, laid out by hand, and what is read back of them."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree as ET

import docx
from docx.document import Document as WordFile

from core.document.document import Cell, Document, Entry, Paragraph, Role, Signature, Table
from core.formats.word.writing import writer as word
from core.numbers import Number
from tests.core.formats.excel.excel_samples import fees, requests

AGENCY = "清溪镇人民政府"
CREATED = datetime(2024, 1, 15, 8, 30, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNATURE = Signature(AGENCY, "2024年1月12日")
BLOCKS = (
    Paragraph("本报告的数据截至2023年12月31日。"),
    Paragraph("一、总体情况", 1, 6, "overview"),
    Paragraph("（一）主动公开。全年发布信息36条。", 2, 8),
    Paragraph("（二）依申请公开。", 2, 9),
    Paragraph("1.“一件一档”按时答复。", 3, 13),
    Paragraph("2.群众满意。", 3, 7),
    Paragraph("（1）没有投诉。", 4, 8),
    Paragraph("二、收费情况", 1, 6, "fees"),
    fees(3940, -2),
    Paragraph("三、收到和处理申请情况", 1, 11, "requests"),
    requests({"requests.received.natural": 3, "requests.received.total": 3}),
    Paragraph("四、其他事项", 1, 6, "other"),
    Paragraph("本镇没有收取信息处理费。"),
)


def document(
    blocks: Sequence[Paragraph | Table] = BLOCKS,
    title_parts: tuple[str, ...] = (AGENCY, "2023年", "政府信息公开工作年度报告"),
    signature: Signature = SIGNATURE,
) -> Document:
    """The report of a small town, or other blocks under its title."""
    return Document(title_parts, AGENCY, 2023, tuple(blocks), signature, code="7K2QX-9M4TD")


def draft() -> Document:
    """The same report, not fit to be signed."""
    return replace(document(), draft=True)


def tall(rows: int, group: int, header_rows: int = 1) -> Table:
    """A table of one figure a row, in groups of `group` rows with one label each."""
    cells = [Cell(0, 0, "项目", Role.CORNER, 1, 2), Cell(0, 2, "件数", Role.HEADER)]
    for row in range(1, rows):
        if (row - 1) % group == 0:
            span = min(group, rows - row)
            cells.append(Cell(row, 0, f"第{row}组", Role.LABEL, span))
        cells.append(Cell(row, 1, f"第{row}项", Role.LABEL))
        cells.append(figure(row, 2, row))
    return Table("tall", "长表", "长表", rows, 3, tuple(cells), (1, 1, 1), header_rows)


def figure(row: int, column: int, value: Number, text: str = "") -> Cell:
    """A cell with a figure."""
    entry = Entry(f"t.r{row}.c{column}", f"{row}·{column}", value)
    return Cell(row, column, text or str(value), Role.VALUE, entry=entry)


def written(of: Document, created: datetime = CREATED) -> bytes:
    """The bytes of the file."""
    file = BytesIO()
    word.write(of, file, created=created)
    return file.getvalue()


def opened(of: Document) -> WordFile:
    """The file, written and read back by another library."""
    return docx.Document(BytesIO(written(of)))


def names(of: Document) -> list[str]:
    """The names of the parts."""
    with zipfile.ZipFile(BytesIO(written(of))) as archive:
        return archive.namelist()


def part(of: Document, name: str = "document") -> ET.Element:
    """One part of the file: `styles` for word/styles.xml."""
    with zipfile.ZipFile(BytesIO(written(of))) as archive:
        return ET.fromstring(archive.read(f"word/{name}.xml"))


def found(parent: ET.Element, path: str) -> ET.Element:
    """The element at a path like `tcPr/shd`, which must be there."""
    element = parent.find("/".join(f"{W}{step}" for step in path.split("/")))
    assert element is not None, path
    return element


def has(parent: ET.Element, path: str) -> bool:
    """Whether there is an element at a path, and it is not switched off."""
    element = parent.find("/".join(f"{W}{step}" for step in path.split("/")))
    return element is not None and element.get(f"{W}val") != "0"


def value(parent: ET.Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of the element at a path."""
    return found(parent, path).get(W + attribute)


def text_of(element: ET.Element) -> str:
    """All text inside an element."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def style(of: Document, id_: str) -> ET.Element:
    """A style by its id."""
    styles = part(of, "styles").iter(f"{W}style")
    return next(element for element in styles if element.get(f"{W}styleId") == id_)


def paragraph(of: Document, start: str) -> ET.Element:
    """The paragraph with this text, else the first that begins so; in a table or outside."""
    texts = [(element, text_of(element)) for element in part(of).iter(f"{W}p")]
    whole = [element for element, text in texts if text == start]
    return whole[0] if whole else next(e for e, text in texts if text.startswith(start))


def number(parent: ET.Element, path: str, attribute: str = "val") -> int:
    """A whole number in an attribute of the element at a path."""
    return int(value(parent, path, attribute) or "")
