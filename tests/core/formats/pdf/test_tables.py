"""Tables on the pages of a PDF file."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from pdfplumber.page import Page

from core.document.document import Cell, Document, Paragraph, Role, Table
from core.formats.pdf.writing.geometry import BOTTOM, LEFT, LINE_PITCH, PAGE_HEIGHT, RIGHT
from core.formats.pdf.writing.table_breaks import best_break, rows_of
from tests.core.formats.pdf.pdf_samples import (
    Char,
    blocks_with_captions,
    document,
    figures,
    grouped,
    heading,
    lines,
    pages,
    pdf_bytes,
    text_of,
)


def opened(sample: Document) -> list[Page]:
    with pdfplumber.open(BytesIO(pdf_bytes(sample))) as file:
        for page in file.pages:
            _ = page.chars, page.lines, page.rects
        return list(file.pages)


def tables_of(sample: Document) -> list[list[list[list[str | None]]]]:
    """The tables of every page as rows of texts."""
    with pdfplumber.open(BytesIO(pdf_bytes(sample))) as file:
        return [page.extract_tables() for page in file.pages]


def size_of(chars: list[Char], text: str) -> float:
    """The size in which a text of one font is set."""
    found = [char["size"] for char in chars if char["text"] in text]
    assert found
    return float(min(found))


def test_a_table_is_read_back_cell_by_cell() -> None:
    (page,) = tables_of(document(figures(4, value=7)))
    assert page == [
        [
            ["项目", "第1列", "第2列"],
            ["事项1", "7", "7"],
            ["事项2", "7", "7"],
            ["事项3", "7", "7"],
        ]
    ]


def test_a_table_fills_the_measure_with_half_point_rules() -> None:
    page = opened(document(figures(4)))[0]
    assert min(rule["x0"] for rule in page.lines) == pytest.approx(LEFT, abs=0.01)
    assert max(rule["x1"] for rule in page.lines) == pytest.approx(RIGHT, abs=0.01)
    assert {rule["linewidth"] for rule in page.lines} == {0.5}


def test_figures_and_headers_are_centred_and_labels_on_the_left() -> None:
    page = opened(document(figures(4, value=1234)))[0]
    columns = sorted({round(rule["x0"], 2) for rule in page.lines if rule["x0"] == rule["x1"]})
    left, right = columns[1], columns[2]
    figure = [c for c in page.chars if c["text"] in "1234" and c["size"] < 14]
    figure = [c for c in figure if left < c["x0"] < right]
    row = [c for c in figure if c["top"] == max(c["top"] for c in figure)]
    middle = (min(c["x0"] for c in row) + max(c["x1"] for c in row)) / 2
    assert middle == pytest.approx((left + right) / 2, abs=0.2)
    label = next(c for c in page.chars if c["text"] == "事")
    assert label["x0"] - LEFT == pytest.approx(3.5, abs=0.1)


def test_captions_are_shaded() -> None:
    page = opened(document(blocks_with_captions(2, 2)))[0]
    assert len(page.rects) == 2
    assert {rect["non_stroking_color"] for rect in page.rects} == {0.93}
    assert [rect["width"] for rect in page.rects] == pytest.approx([RIGHT - LEFT] * 2, abs=0.1)


@pytest.mark.parametrize("value", [1808595, 10**15, 10**40])
def test_a_long_figure_stays_inside_its_cell(value: int) -> None:
    sample = figures(3, columns=15, value=value)
    page = opened(document(sample))[0]
    columns = sorted({round(rule["x0"], 2) for rule in page.lines if rule["x0"] == rule["x1"]})
    digits = [c for c in page.chars if c["text"].isdigit() and c["size"] < 14]
    row = [c for c in digits if c["x0"] > columns[1] and c["top"] == digits[-1]["top"]]
    for left, right in pairwise(columns[1:]):
        inside = [c for c in row if left < c["x0"] < right]
        assert len(inside) == len(str(value))
        assert all(c["x1"] <= right for c in inside)


def test_a_blank_figure_prints_an_empty_cell() -> None:
    table = figures(2)
    blank = replace(table, cells=tuple(replace(c, text="") if c.entry else c for c in table.cells))
    assert tables_of(document(blank))[0][0][1] == ["事项1", "", ""]


def applications() -> Table:
    """28 rows and 10 columns of the shape of the official table."""
    base = grouped([8, 3, 5, 3, 6], header_rows=3)
    columns = 10
    cells = [c for c in base.cells if c.column < 2]
    cells += [
        Cell(row, column, "列" if row < 3 else "12345", Role.HEADER if row < 3 else Role.VALUE)
        for row in range(base.rows)
        for column in range(2, columns)
    ]
    long = "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    cells = [replace(c, text=long) if c.text in ("事项4", "事项24") else c for c in cells]
    return Table("a", "a", "a", base.rows, columns, tuple(cells), (5, 12, *(3,) * 8), 3)


def test_a_table_of_28_rows_fits_one_page_with_its_heading() -> None:
    before = Paragraph("前文。" * 100)
    found = pages(document(before, heading("三、收到和处理政府信息公开申请情况"), applications()))
    (page,) = [page for page in found if "三、收到" in text_of(lines(page)[0])]
    assert text_of(lines(page)[0]) == "三、收到和处理政府信息公开申请情况"
    texts = "".join(char["text"] for char in page)
    assert "表头甲" in texts
    assert "第4组" in texts
    assert size_of(page, "表头甲") >= 9


def test_a_table_of_15_columns_is_legible() -> None:
    cells = [Cell(0, column, "结果维持", Role.HEADER) for column in range(15)] + [
        Cell(1, column, "128", Role.VALUE) for column in range(15)
    ]
    page = pages(document(Table("d", "d", "d", 2, 15, tuple(cells), (1,) * 15, 1)))[0]
    assert size_of(page, "维") >= 9
    rows = {round(c["top"], 1) for c in page if c["text"] in "结维" and c["size"] < 14}
    assert len(rows) == 2


@pytest.mark.parametrize("filled", range(21))
def test_a_table_stays_whole_with_its_heading(filled: int) -> None:
    before = [Paragraph("前文。")] * filled
    sample = document(*before, heading("二、主动公开"), figures(9))
    found = [page for page in pages(sample) if any(c["text"] == "项" for c in page)]
    assert len(found) == 1
    texts = "".join(char["text"] for char in found[0])
    assert "二、主动公开" in texts
    assert all(f"事项{row}" in texts for row in range(1, 9))


def test_header_rows_are_repeated_on_every_page() -> None:
    found = tables_of(document(figures(90)))
    assert len(found) > 2
    assert all(page[0][0] == ["项目", "第1列", "第2列"] for page in found)
    labels = [row[0] for page in found for row in page[0][1:]]
    assert labels == [f"事项{row}" for row in range(1, 90)]


def test_a_long_table_stays_inside_the_type_area() -> None:
    for page in opened(document(figures(90))):
        assert min(PAGE_HEIGHT - rule["bottom"] for rule in page.lines) >= BOTTOM - 0.1


def test_a_long_table_is_broken_between_groups() -> None:
    found = tables_of(document(grouped([9] * 10)))
    firsts = [page[0][1][0] for page in found]
    assert all(first is not None and first.startswith("第") for first in firsts)
    names = [row[0] for page in found for row in page[0][1:] if row[0]]
    assert names == [f"第{number}组" for number in range(10)]


def test_the_label_of_a_group_longer_than_a_page_is_repeated() -> None:
    found = tables_of(document(grouped([80])))
    assert len(found) > 1
    assert all(page[0][1][0] == "第0组" for page in found)


def test_a_caption_and_its_header_stay_with_a_row_of_figures() -> None:
    for rows in range(2, 9):
        for page in tables_of(document(blocks_with_captions(12, rows)))[:-1]:
            last = page[0][-1] if page else ["", "1"]
            assert last[0] is not None
            assert not last[0].startswith(("内容", "第"))


def test_a_tall_narrow_label_is_set_vertically() -> None:
    table = grouped([12])
    tall = replace(
        table,
        cells=tuple(
            replace(c, text="三、本年度办理结果") if c.text == "第0组" else c for c in table.cells
        ),
        widths=(1.0, 12.0, 4.0),
    )
    page = pages(document(tall))[0]
    column = [
        c
        for c in page
        if c["text"] in "三本年度办理结果" and c["x1"] < LEFT + 30 and c["size"] < 14
    ]
    assert (
        "".join(c["text"] for c in sorted(column, key=lambda c: float(c["top"])))
        == "三本年度办理结果"
    )
    assert len({round(c["x0"], 1) for c in column}) == 1


def test_text_goes_on_below_a_table_with_a_gap() -> None:
    page = opened(document(figures(4), Paragraph("后文。")))[0]
    end = max(rule["bottom"] for rule in page.lines)
    text = next(c for c in page.chars if c["text"] == "后")
    assert LINE_PITCH / 4 <= text["top"] - end <= 2 * LINE_PITCH


def test_rows_of_a_table_keep_their_cells() -> None:
    part = rows_of(grouped([3, 3]), 2, 5)
    texts = {(c.row, c.column): (c.text, c.row_span) for c in part.cells}
    assert part.rows == 4
    assert texts[0, 0] == ("表头甲", 1)
    assert texts[1, 0] == ("第0组", 2)
    assert texts[3, 0] == ("第1组", 1)


def test_the_best_break_is_the_lowest_between_groups() -> None:
    table = grouped([5, 5, 5])
    assert best_break(table, 0, 13) == 11
    assert best_break(table, 0, 11) == 11
    assert best_break(table, 0, 99) == table.rows


def test_a_break_far_above_the_foot_is_not_taken() -> None:
    assert best_break(grouped([3, 12]), 0, 14) == 14


def test_a_figure_of_seven_digits_is_as_large_as_the_others_and_clear_of_the_rules() -> None:
    values = [3, 1234567, 12, 7654321, *[5] * 10]
    cells = [Cell(0, 0, "项目", Role.CORNER)]
    cells += [Cell(0, column, "结果维持", Role.HEADER) for column in range(1, 15)]
    cells += [Cell(1, 0, "事项", Role.LABEL)]
    cells += [
        Cell(1, column, str(value), Role.VALUE) for column, value in enumerate(values, start=1)
    ]
    chars = pages(document(Table("t", "", "", 2, 15, tuple(cells), (1.0,) * 15, 1)))[0]
    figures_ = [char for char in chars if char["text"].isdigit() and char["size"] < 14]
    assert len({round(char["size"], 1) for char in figures_}) == 1
    ends = [(a["x1"], b["x0"]) for a, b in pairwise(figures_) if b["x0"] > a["x1"] + 0.5]
    assert min(right - left for left, right in ends) >= 4 - 0.01
