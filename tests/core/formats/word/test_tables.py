"""Tables in a Word file: grids, texts, rows that are repeated or kept together."""

from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given

from core.document.document import Cell, Role, Table
from core.form.form import Form
from core.formats.word.writing.page import MEASURE
from core.formats.word.writing.printed import printed
from core.formats.word.writing.styles import CELL_PADDING
from core.layout.compose import compose, compose_table
from core.report.report import Report
from tests.core.form.test_official_template import Box, boxes_of_word, squeezed
from tests.core.formats.excel.excel_samples import fees, requests
from tests.core.formats.word.word_samples import (
    W,
    document,
    figure,
    found,
    has,
    number,
    opened,
    part,
    style,
    tall,
    text_of,
    value,
)
from tests.factories import balanced_report, blank_report
from tests.strategies import reports


def table(of: Table) -> ET.Element:
    """A table, written and read back."""
    return found(part(document([of])), "body/tbl")


def rows(of: Table) -> list[ET.Element]:
    return table(of).findall(f"{W}tr")


def cell(of: Table, text: str) -> ET.Element:
    """The first cell with this text, without its line breaks."""
    return next(cell for cell in table(of).iter(f"{W}tc") if text_of(cell) == text)


def boxes(of: Table) -> set[Box]:
    return {
        Box(cell.row, cell.column, cell.row_span, cell.column_span, squeezed(cell.text))
        for cell in of.cells
    }


def kept(of: Table) -> list[bool]:
    """For every row whether all its paragraphs stay with the next row."""
    kept_cells = [
        {has(paragraph, "pPr/keepNext") for paragraph in row.iter(f"{W}p")} for row in rows(of)
    ]
    assert all(len(found) == 1 for found in kept_cells)
    return [found.pop() for found in kept_cells]


@pytest.mark.parametrize("name", ["disclosure", "applications", "disputes"])
def test_grids_and_figures_are_those_of_the_document(form: Form, name: str) -> None:
    of = compose_table(balanced_report(form), name)

    assert boxes_of_word(table(of)) == boxes(of)


@pytest.mark.parametrize("index", range(3))
def test_grids_are_the_official_ones(form_2021: Form, samples: Path, index: int) -> None:
    official = docx.Document(str(samples / "official-template.docx")).tables[index]
    ours = opened(compose(blank_report(form_2021))).tables[index]

    assert [[squeezed(cell.text) for cell in row.cells] for row in ours.rows] == [
        [squeezed(cell.text) for cell in row.cells] for row in official.rows
    ]


@given(reports())
def test_every_figure_of_any_report_comes_back(report: Report) -> None:
    of = compose(report)
    tables = part(of).iter(f"{W}tbl")

    assert [boxes_of_word(found) for found in tables] == [boxes(table) for table in of.tables]


def test_widths_are_fixed_and_fill_the_type_area() -> None:
    of = table(requests())
    grid = [int(column.get(f"{W}w", "")) for column in found(of, "tblGrid")]

    assert value(of, "tblPr/tblLayout", "type") == "fixed"
    assert sum(grid) == number(of, "tblPr/tblW", "w") == MEASURE
    assert grid[1] == pytest.approx(MEASURE * 90 / 200, abs=1)
    assert number(of, "tr/tc/tcPr/tcW", "w") == sum(grid[:2])


def test_header_rows_are_repeated_on_the_next_page() -> None:
    repeated = [has(row, "trPr/tblHeader") for row in rows(requests())]

    assert repeated == [True, True, False, False, False, False, False]


def test_no_row_is_torn() -> None:
    assert all(has(row, "trPr/cantSplit") for row in rows(requests()))


def test_captions_are_shaded_and_nothing_else_is() -> None:
    shaded = [text_of(c) for c in table(fees()).iter(f"{W}tc") if has(c, "tcPr/shd")]

    assert shaded == ["第（八）项"]
    assert value(cell(fees(), "第（八）项"), "tcPr/shd", "fill") == "C6D9F1"


def test_a_table_that_fits_a_page_is_kept_whole() -> None:
    assert kept(fees()) == [True, True, True, False]


def test_a_long_table_breaks_where_it_does_in_print() -> None:
    for of in (tall(61, group=4), tall(61, group=60)):
        parts = printed(document([of])).tables[0]
        ends = set(accumulate(len(part.heights) - part.repeated for part in parts))

        assert len(ends) > 1
        assert [row + 1 for row, keeps in enumerate(kept(of)) if not keeps] == sorted(ends)


def test_rows_are_as_high_as_in_print() -> None:
    (part,) = printed(document([requests()])).tables[0]
    found = [number(row, "trPr/trHeight", "val") for row in rows(requests())]

    assert found == [round(height * 20) for height in part.heights]


def test_a_table_is_described_in_words() -> None:
    said = value(table(requests()), "tblPr/tblDescription")

    assert said is not None
    assert said.startswith(requests().title)
    assert f"{requests().rows}行{requests().columns}列" in said


def test_the_table_of_applications_fits_a_page(form: Form) -> None:
    assert kept(compose_table(balanced_report(form), "applications")) == [True] * (
        len(rows(compose_table(balanced_report(form), "applications"))) - 1
    ) + [False]


def test_a_tall_narrow_label_is_set_vertically(form: Form) -> None:
    of = compose_table(balanced_report(form), "applications")
    vertical = {text_of(c) for c in table(of).iter(f"{W}tc") if has(c, "tcPr/textDirection")}

    assert vertical - {""} == {"三、本年度办理结果"}
    assert value(cell(of, "三、本年度办理结果"), "tcPr/textDirection") == "tbRlV"


def test_the_number_of_a_group_stands_above_its_name(form: Form) -> None:
    group = cell(compose_table(balanced_report(form), "applications"), "（三）不予公开")

    assert len(list(group.iter(f"{W}br"))) == 1
    assert number(group, "p/r/rPr/sz") >= 16


def test_figures_are_centred_plain_text() -> None:
    own = cell(tall(5, group=2), "3")

    assert value(own, "p/pPr/pStyle") == "TableText"
    assert value(style(document(), "TableText"), "pPr/jc") == "center"
    assert [element.tag.removeprefix(W) for element in own] == ["tcPr", "p"]
    assert [element.tag.removeprefix(W) for element in found(own, "p")] == ["pPr", "r"]


def test_a_figure_too_wide_is_set_smaller() -> None:
    cells = (Cell(0, 0, "甲", Role.LABEL), *(figure(0, column, 5) for column in range(1, 15)))
    wide = [replace(each, text="123456789012") for each in cells[1:]]
    one = Table("one", "", "", 1, 15, (*cells[:14], wide[-1]), (1.0,) * 15)
    all_ = Table("all", "", "", 1, 15, (cells[0], *wide), (1.0,) * 15)

    assert not has(cell(one, "5"), "p/r/rPr/sz")
    assert not has(cell(one, "123456789012"), "p/r/rPr/sz")  # the others give it room
    assert number(cell(all_, "123456789012"), "p/r/rPr/sz") / 2 * 6 <= MEASURE / 20 / 14


def test_headers_are_broken_in_lines_of_like_length() -> None:
    header = Cell(0, 0, "（商业）企业", Role.HEADER)  # of which the words are not known
    rest = Cell(0, 1, "其他", Role.HEADER)
    width = 3 * 210 + 100  # twips: three characters of 10.5 points, and what a cell keeps free
    of = Table("headers", "", "", 1, 2, (header, rest), (width, MEASURE - width))
    room = width - 2 * CELL_PADDING - 2 * number(cell(of, "（商业）企业"), "p/pPr/ind", "left")

    assert 2 * 210 <= room <= 3 * 210
    assert not has(cell(of, "其他"), "p/pPr/ind")


def test_a_header_is_broken_between_its_words() -> None:
    header = Cell(0, 0, "社会公益组织", Role.HEADER)
    rest = Cell(0, 1, "其他", Role.HEADER)
    width = 3 * 210 + 100
    of = Table("headers", "", "", 1, 2, (header, rest), (width, MEASURE - width))
    pieces = [element.tag.removeprefix(W) for element in found(cell(of, "社会公益组织"), "p/r")]
    assert [piece for piece in pieces if piece != "rPr"] == ["t", "br", "t", "br", "t"]


def test_a_label_leaves_no_lone_character_on_its_last_line() -> None:
    cells = (Cell(0, 0, "字" * 21, Role.LABEL), Cell(1, 0, "字" * 25, Role.LABEL))
    of = Table("labels", "", "", 2, 2, _with_figures(cells), (20 * 210 + 90, MEASURE - 4290))

    assert number(cell(of, "字" * 21), "p/pPr/ind", "right") > 210
    assert not has(cell(of, "字" * 25), "p/pPr/ind")


def _with_figures(labels: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return (*labels, *(figure(row, 1, row) for row in range(len(labels))))


def test_two_tables_in_a_row_stay_two() -> None:
    assert len(opened(document([fees(), requests()])).tables) == 2


def test_a_table_at_the_end_is_followed_by_a_paragraph() -> None:
    of = replace(document([fees()]), signature=replace(document().signature, agency="", date=""))
    last = [element.tag.removeprefix(W) for element in found(part(of), "body")][-3:]

    assert last == ["tbl", "p", "sectPr"]


def test_a_caption_with_markup_in_the_title_is_text() -> None:
    of = table(replace(fees(), title='<表> & "一"\n二'))

    assert value(of, "tblPr/tblCaption") == '<表> & "一"二'
