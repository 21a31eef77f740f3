"""Our grids against the tables of the official blank form."""

import zipfile
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from core.form.form import Form
from core.layout.table_layout import blank_table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLES = ("disclosure", "applications", "disputes")


class Box(NamedTuple):
    """A merged cell as both sides describe it."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


def squeezed(text: str) -> str:
    return "".join(text.split())


def boxes_of_word(table: ET.Element) -> set[Box]:
    """The cells of a Word table; a cell that continues the one above makes that one higher."""
    anchors: dict[tuple[int, int], Box] = {}
    open_at: dict[int, tuple[int, int]] = {}
    for row, line in enumerate(table.findall(f"{W}tr")):
        column = 0
        for cell in line.findall(f"{W}tc"):
            grid_span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = int(grid_span.get(f"{W}val", "1")) if grid_span is not None else 1
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val") != "restart":
                above = anchors[open_at[column]]
                assert above.column_span == width
                anchors[open_at[column]] = above._replace(row_span=above.row_span + 1)
            else:
                text = squeezed("".join(t.text or "" for t in cell.iter(f"{W}t")))
                anchors[row, column] = Box(row, column, 1, width, text)
                open_at[column] = (row, column)
            column += width
    return set(anchors.values())


def boxes_of_ours(form: Form, table: str) -> set[Box]:
    return {
        Box(cell.row, cell.column, cell.row_span, cell.column_span, squeezed(cell.text))
        for cell in blank_table(form, table).cells
    }


@pytest.fixture
def word_tables(samples: Path) -> dict[str, ET.Element]:
    with zipfile.ZipFile(samples / "official-template.docx") as package:
        body = ET.fromstring(package.read("word/document.xml"))
    return dict(zip(TABLES, body.iter(f"{W}tbl"), strict=True))


@pytest.mark.parametrize("table", TABLES)
def test_cells_and_labels_are_the_official_ones(
    form_2021: Form, word_tables: dict[str, ET.Element], table: str
) -> None:
    assert boxes_of_ours(form_2021, table) == boxes_of_word(word_tables[table])


def test_reading_of_merged_cells() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    rows = (
        cell("甲", '<w:vMerge w:val="restart"/>') + cell("乙 丙", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("丁") + cell("戊"),
    )
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    table = ET.fromstring(f'<w:tbl xmlns:w="{W[1:-1]}">{body}</w:tbl>')
    assert boxes_of_word(table) == {
        Box(0, 0, 2, 1, "甲"),
        Box(0, 1, 1, 2, "乙丙"),
        Box(1, 1, 1, 1, "丁"),
        Box(1, 2, 1, 1, "戊"),
    }
