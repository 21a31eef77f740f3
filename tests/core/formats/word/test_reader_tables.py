"""Tables of a Word file: merged cells of every kind, changes, tables in tables."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from core.document.document import Table
from core.form.form import Form
from core.formats.reading.raw import ReadError
from core.formats.word.reading.reader import read
from core.layout.table_layout import blank_table
from tests.core.formats.word.word_files import body, box_xml, boxes, line, p, r, tbl, tc, tr
from tests.core.formats.word.word_files import docx as word_file

SPAN = '<w:gridSpan w:val="{}"/>'
START, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def table(*rows: str) -> Table:
    """The only table of a file."""
    (found,) = read(word_file(tbl(*rows))).tables
    return found


def test_cells_merged_to_the_right_and_downward() -> None:
    found = table(
        tr(tc("角", SPAN.format(2) + START), tc("头")),
        tr(tc("", SPAN.format(2) + '<w:vMerge w:val="continue"/>'), tc("1")),
        tr(tc("甲"), tc("乙"), tc("2")),
    )
    assert boxes(found) == {
        "角": (0, 0, 2, 2),
        "头": (0, 2, 1, 1),
        "1": (1, 2, 1, 1),
        "甲": (2, 0, 1, 1),
        "乙": (2, 1, 1, 1),
        "2": (2, 2, 1, 1),
    }


def test_cells_merged_by_another_library() -> None:
    file = docx.Document()
    made = file.add_table(4, 4)
    made.cell(0, 0).merge(made.cell(1, 2)).text = "大"
    made.cell(2, 3).merge(made.cell(3, 3)).text = "高"
    made.cell(3, 0).text = "小"
    data = BytesIO()
    file.save(data)
    (found,) = read(data.getvalue()).tables

    assert boxes(found) == {"大": (0, 0, 2, 3), "高": (2, 3, 2, 1), "小": (3, 0, 1, 1)}


def test_cells_merged_in_the_old_way() -> None:
    across, more = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    found = table(
        tr(tc("大", across + START), tc("", more + START), tc("1")),
        tr(tc("", across + GOES_ON), tc("", more + GOES_ON), tc("2")),
    )
    assert boxes(found) == {"大": (0, 0, 2, 2), "1": (0, 2, 1, 1), "2": (1, 2, 1, 1)}


def test_rows_that_begin_late_and_end_early() -> None:
    found = table(
        tr(tc("甲"), tc("乙"), tc("丙")),
        tr(tc("丁"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    assert (found.rows, found.columns) == (2, 3)
    assert boxes(found)["丁"] == (1, 1, 1, 1)


def test_a_merged_cell_ends_where_another_begins() -> None:
    found = table(
        tr(tc("甲", START), tc("1")),
        tr(tc("", GOES_ON), tc("2")),
        tr(tc("乙", START), tc("3")),
        tr(tc("", GOES_ON), tc("4")),
        tr(tc("丙"), tc("5")),
        tr(tc("丁", GOES_ON), tc("6")),
        tr(tc("戊", GOES_ON + SPAN.format(2))),
    )
    heights = {text: place[2] for text, place in boxes(found).items()}
    assert heights == {
        "甲": 2, "乙": 2, "丙": 1, "丁": 1, "戊": 1, "1": 1, "2": 1, "3": 1, "4": 1, "5": 1, "6": 1
    }  # fmt: skip


def test_lines_and_spaces_in_a_cell() -> None:
    cell = tc(
        line("结果") + p("<w:r><w:t>维</w:t><w:br/><w:t>持</w:t></w:r>") + line("　3　") + line("")
    )

    assert body(tbl(tr(cell, tc("三　、"), tc("")))) == [["结果\n维\n持\n　3　", "三　、", ""]]


def test_deleted_rows_and_cells_are_left_out() -> None:
    rows = tbl(
        tr(tc("甲"), tc("旧", "<w:cellDel/>"), tc("1")),
        tr(tc("乙"), tc("2"), properties="<w:del/>"),
        tr(tc("丙"), tc("3"), properties="<w:ins/>"),
        tr(tc(p(f"<w:del>{r('9')}</w:del>", f"<w:ins>{r('4')}</w:ins>")), tc("丁")),
    )
    assert body(rows) == [["甲", "1", "丙", "3", "4", "丁"]]


def test_a_deleted_table_is_no_table() -> None:
    assert body(line("前") + tbl(tr(tc("1"), properties="<w:del/>")) + line("后")) == ["前", "后"]


def test_rows_and_cells_in_content_controls() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    assert body(tbl(tr(tc("甲"), control(tc("1"))), control(tr(tc("乙"), tc("2"))))) == [
        ["甲", "1", "乙", "2"]
    ]


def test_tables_in_cells_follow_the_outer_one() -> None:
    deepest = tbl(tr(tc("深")))
    inner = tbl(tr(tc("内"), tc(line("旁") + deepest)))
    outer = tbl(tr(tc(line("一、总体情况") + inner + line("二、")), tc("右")))

    assert body(outer + line("末")) == [["一、总体情况\n二、", "右"], ["内", "旁"], ["深"], "末"]


def test_a_table_in_a_text_box_in_a_cell() -> None:
    cell = tc(p(r("格"), box_xml(tbl(tr(tc("1"))) + line("框"))))

    assert body(tbl(tr(cell))) == [["格\n框"], ["1"]]


def test_the_caption_of_a_table_is_its_title() -> None:
    captioned = tbl(tr(tc("1"))).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblCaption w:val="表一"/></w:tblPr>'
    )
    assert read(word_file(captioned)).tables[0].title == "表一"


@pytest.mark.parametrize("span", [10**9, 2_000])
def test_more_columns_than_any_report(span: int) -> None:
    with pytest.raises(ReadError, match="大得不像年度报告"):
        read(word_file(tbl(tr(tc("1", SPAN.format(span))))))


@pytest.mark.parametrize("span", ["x", "9" * 5000])
def test_a_span_that_is_no_number(span: str) -> None:
    with pytest.raises(ReadError, match="已损坏"):
        read(word_file(tbl(tr(tc("1", SPAN.format(span))))))


@pytest.mark.parametrize("span", [0, -3])
def test_a_span_of_nothing_is_one(span: int) -> None:
    assert body(tbl(tr(tc("1", SPAN.format(span)), tc("2")))) == [["1", "2"]]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_official_blank_form(samples: Path, form_2021: Form) -> None:
    document = read((samples / "official-template.docx").read_bytes())
    wanted = ("disclosure", "applications", "disputes")

    for table, id_ in zip(document.tables, wanted, strict=True):
        ours = blank_table(form_2021, id_)
        read_cells = {
            (c.row, c.column, c.row_span, c.column_span, squeezed(c.text)) for c in table.cells
        }
        assert read_cells == {
            (c.row, c.column, c.row_span, c.column_span, squeezed(c.text)) for c in ours.cells
        }
    texts = [block.text for block in document.blocks if not isinstance(block, Table)]
    headings = [section.heading for section in form_2021.sections if section.heading]
    assert [text for text in texts if text in headings] == headings
