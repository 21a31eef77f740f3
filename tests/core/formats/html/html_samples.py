"""A small report for the web page and text tests, laid out by hand."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

from core.document.document import Cell, Document, Entry, Paragraph, Role, Signature, Table
from core.formats.html.writing import writer as html
from core.numbers import Number
from tests.core.formats.html.html_page import Element, parsed

AGENCY = "白石乡人民政府"


def value(row: int, column: int, address: str, figure: Number | None, span: int = 1) -> Cell:
    """A cell with a figure."""
    text = "" if figure is None else str(figure)
    return Cell(row, column, text, Role.VALUE, 1, span, Entry(address, address, figure))


def answers() -> Table:
    """A table with a head of two rows and a labelled group; one figure is blank."""
    cells = (
        Cell(0, 0, "（第一项等于第二项）", Role.CORNER, 2, 2),
        Cell(0, 2, "申请人", Role.HEADER, 1, 2),
        Cell(1, 2, "个人", Role.HEADER),
        Cell(1, 3, "总计", Role.HEADER),
        Cell(2, 0, "一、收到", Role.LABEL, 1, 2),
        value(2, 2, "answers.received.person", 3),
        value(2, 3, "answers.received.total", 3),
        Cell(3, 0, "二、答复", Role.LABEL, 2, 1),
        Cell(3, 1, "1.公开", Role.LABEL),
        value(3, 2, "answers.open.person", None),
        value(3, 3, "answers.open.total", 2),
        Cell(4, 1, "2.不公开", Role.LABEL),
        value(4, 2, "answers.closed.person", 1),
        value(4, 3, "answers.closed.total", 1),
    )
    return Table("answers", "二、申请办理情况", "申请", 5, 4, cells, (10, 20, 10, 10), 2)


def fees() -> Table:
    """A table of two blocks whose headers span different columns."""
    cells = (
        Cell(0, 0, "甲、文件", Role.CAPTION, 1, 3),
        Cell(1, 0, "内容", Role.CORNER),
        Cell(1, 1, "新制作", Role.HEADER),
        Cell(1, 2, "现有", Role.HEADER),
        Cell(2, 0, "通告", Role.LABEL),
        value(2, 1, "fees.notice.made", 4),
        value(2, 2, "fees.notice.kept", 11),
        Cell(3, 0, "乙、收费", Role.CAPTION, 1, 3),
        Cell(4, 0, "内容", Role.CORNER),
        Cell(4, 1, "金额（万元）", Role.HEADER, 1, 2),
        Cell(5, 0, "检测费", Role.LABEL),
        value(5, 1, "fees.test.amount", Decimal("0.250"), 2),
    )
    return Table("fees", "文件和收费", "收费", 6, 3, cells, (1, 1, 2))


def report() -> Document:
    """A report with every kind of paragraph, and a table of either kind."""
    return Document(
        title_parts=(AGENCY, "2023年", "年度报告"),
        agency=AGENCY,
        year=2023,
        blocks=(
            Paragraph("本报告依据条例编制。"),
            Paragraph("一、总体情况", 1, 6, "overview"),
            Paragraph("（一）主动公开。公开信息<8>条 & 通告4份。", 2, 8),
            Paragraph("（二）队伍建设", 2, 7),
            Paragraph("1.配备专人。", 3, 6),
            Paragraph("（1）分工", 4, 5),
            fees(),
            Paragraph("二、申请办理情况", 1, 8, "answers"),
            answers(),
        ),
        signature=Signature(AGENCY, "2024年1月9日"),
        code="7K2QM-0ZX4D",
    )


def with_text(text: str) -> Document:
    """The report with this text in all places; a line end is not cut in two."""
    half = 0 if "\r" in text else len(text) // 2
    sample = report()
    table = replace(answers(), title=text)
    cells = tuple(replace(cell, text=text) for cell in table.cells)
    return replace(
        sample,
        title_parts=(text, text),
        agency=text,
        blocks=(Paragraph(text, 2, half, "text"), replace(table, cells=cells)),
        signature=Signature(text, text),
        code=text,
    )


def page_source(of: Document) -> str:
    """The file's text."""
    file = BytesIO()
    html.write(of, file)
    return file.getvalue().decode()


def page(of: Document) -> Element:
    """The page, written and read back."""
    return parsed(page_source(of))
