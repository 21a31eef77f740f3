"""Rich text: characters in every spelling, merged cells, what does not belong to the text."""

from collections.abc import Callable

import pytest

from core.document.document import Paragraph, Table
from core.form.form import Form
from core.formats.reading.raw import ReadError
from core.formats.word.reading.rtf_reader import read
from core.interpret import interpret
from core.interpret.result import Certainty
from core.report.report import Report
from core.text import STRUCK
from tests.core.foreign_files import grid
from tests.core.interpret.documents import blocks_of
from tests.factories import told_apart_report

FONTS = rb"{\fonttbl{\f0\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset0 Arial;}}"


def rich(body: bytes | str, head: bytes = rb"\ansi\ansicpg936") -> bytes:
    content = body.encode("ascii") if isinstance(body, str) else body
    return rb"{\rtf1" + head + FONTS + rb"\f0 " + content + rb"}"


def paragraphs(body: bytes | str, head: bytes = rb"\ansi\ansicpg936") -> list[str]:
    blocks = read(rich(body, head)).blocks
    assert all(isinstance(block, Paragraph) for block in blocks)
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def by_number(text: str) -> str:
    """A text with each character by its number, as LibreOffice writes it."""
    units = text.encode("utf-16-le")
    numbers = (
        int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)
    )
    return "".join(rf"\u{number}?" for number in numbers)


def by_bytes(text: str) -> str:
    """A text with its bytes in the code page, as Word and WPS write it."""
    return "".join(rf"\'{byte:02x}" for byte in text.encode("gb18030"))


@pytest.mark.parametrize("spelling", [by_number, by_bytes])
@pytest.mark.parametrize("text", ["政府信息公开", "第（一）项：3件", "𠮷字"])
def test_characters(spelling: Callable[[str], str], text: str) -> None:
    assert paragraphs(spelling(text) + r"\par") == [text]


def test_a_stand_in_of_two_bytes_is_passed_over() -> None:
    assert paragraphs(r"\uc2\u25919\'d5\'feA{\uc0\u24220 B}\par") == ["政A府B"]


def test_a_font_of_another_code_page() -> None:
    fonts = rb"{\fonttbl{\f0\fcharset134 x;}{\f2\fcharset136 y;}}"
    body = rb"\f0 \'d5\'fe\f2 \'ac\'46\par"
    assert paragraphs(fonts + body, rb"\ansi\ansicpg1252") == ["政政"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"a{\header b\par}{\*\unheard c}{\pict ffd8}{\info{\title d}}e\par", "ae"),
        (r"a{\v b}{\deleted c}{\field{\*\fldinst PAGE}{\fldrslt 3}}\par", "a3"),
        (r"3440{\super 1}\par", "3440¹"),
        (r"{\strike 12}13\par", "13"),
        (r"{\pntext 1.\tab}a\par", "1.a"),
        (r"a\ldblquote b\rdblquote\~c\par", "a“b” c"),
        (rb"a{\*\shppict{\pict\bin4 }}{{}\par b}".decode(), "a"),
        (r"\{a\}\\", r"{a}\\"[:-1]),
    ],
)
def test_what_belongs_to_the_text(body: str, text: str) -> None:
    assert paragraphs(body)[0] == text


def test_struck_text_alone_in_a_cell_leaves_the_stroke() -> None:
    (table,) = read(rich(r"\trowd\cellx900\cellx1800\intbl a\cell{\strike 3}\cell\row")).blocks
    assert isinstance(table, Table)
    assert grid(table) == [["a", STRUCK]]


def test_merged_cells_and_edges_that_differ_a_little() -> None:
    body = (
        r"\trowd\clvmgf\cellx1000\cellx2000\cellx3000\pard\intbl a\cell b\cell c\par d\cell\row"
        r"\trowd\clvmrg\cellx1010\clmgf\cellx2005\clmrg\cellx3000\intbl\cell e\cell\cell\row"
        r"\pard f\par\trowd\cellx500\intbl g\cell\row"
    )
    first, between, second = read(rich(body)).blocks
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in first.cells}
    assert spans == {"a": (2, 1), "b": (1, 1), "c\nd": (1, 1), "e": (1, 2)}
    assert between == Paragraph("f")
    assert grid(second) == [["g"]]


def test_rows_of_one_description() -> None:
    body = r"\trowd\cellx500\cellx900\intbl a\cell b\cell\row\intbl c\cell d\cell e\cell\row"
    (table,) = read(rich(body)).blocks
    assert isinstance(table, Table)
    assert grid(table) == [["a", "b", ""], ["c", "d", "e"]]


@pytest.mark.parametrize("data", [rb"{\rtf1 }", rb"{\rtf1", rich(""), b"{\\rtf1" + b"{" * 5000])
def test_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read(data)
    assert caught.value.args[0].endswith("。")


def table_in_rich_text(table: Table) -> str:
    """A table as Word writes it: one cell a column, those below a merged one empty."""
    place = {
        (r, c): cell
        for cell in table.cells
        for r in range(cell.row, cell.last_row + 1)
        for c in [cell.column]
    }
    rows = []
    for row in range(table.rows):
        cells = [
            (column, cell)
            for (r, column), cell in sorted(place.items(), key=lambda x: x[0])
            if r == row
        ]
        edges, texts = [], []
        for column, cell in cells:
            merge = ""
            if cell.row_span > 1:
                merge = r"\clvmgf" if cell.row == row else r"\clvmrg"
            edges.append(rf"{merge}\cellx{(column + cell.column_span) * 900}")
            text = cell.text if cell.row == row else ""
            texts.append(r"\par ".join(map(by_bytes, text.split("\n"))) + r"\cell")
        rows.append(r"\trowd" + "".join(edges) + r"\pard\intbl " + " ".join(texts) + r"\row")
    return "\n".join(rows)


def test_a_whole_report(form: Form) -> None:
    report: Report = told_apart_report(form)
    body = "\n".join(
        table_in_rich_text(block)
        if isinstance(block, Table)
        else rf"\pard {by_number(block.text)}\par"
        for block in blocks_of(report)
    )
    reading = interpret(read(rich(body)))
    assert reading.report.figures == report.figures
    assert {cell.certainty for cell in reading.cells.values()} == {Certainty.SURE}
    assert reading.report.heading == report.heading
