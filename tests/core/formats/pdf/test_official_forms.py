"""Both official forms on paper."""

from datetime import date
from functools import cache

import pytest

from core.document.document import Document, Role
from core.form.library import official_forms
from core.formats.pdf.writing.geometry import LEFT, RIGHT
from core.layout.compose import compose
from core.report.report import new_report
from tests.core.formats.pdf.pdf_samples import Char, lines, pages, text_of

FORMS = [("2019", 2020), ("2021", 2025)]


@cache
def blank(form_id: str, year: int) -> Document:
    form = official_forms().by_id(form_id)
    return compose(new_report(form, year, "清溪镇人民政府", date(year + 1, 1, 20)))


@cache
def printed(form_id: str, year: int) -> list[list[Char]]:
    return pages(blank(form_id, year))


@pytest.mark.parametrize(("form_id", "year"), FORMS)
def test_every_table_stands_under_its_heading(form_id: str, year: int) -> None:
    sample = blank(form_id, year)
    for table in sample.tables:
        wanted = sorted("".join(cell.text for cell in table.cells))
        place = sample.blocks.index(table)
        title = sample.blocks[place - 1]
        all_pages = printed(form_id, year)
        (first,) = [n for n, page in enumerate(all_pages) if holds(page, title.text)]  # type: ignore[union-attr]
        both = [char for page in all_pages[first : first + 2] for char in page]
        assert min(char["size"] for char in all_pages[first]) < 14
        found = sorted(char["text"] for char in both if char["size"] < 14)
        assert [text for text in wanted if found.count(text) < wanted.count(text)] == []


def holds(page: list[Char], heading: str) -> bool:
    return heading in "".join(text_of(line) for line in lines(page))


@pytest.mark.parametrize(("form_id", "year"), FORMS)
def test_text_in_tables_is_legible_and_inside_the_measure(form_id: str, year: int) -> None:
    small = [char for page in printed(form_id, year) for char in page if char["size"] < 14]
    assert min(char["size"] for char in small) >= 9
    assert min(char["x0"] for char in small) > LEFT
    assert max(char["x1"] for char in small) < RIGHT


@pytest.mark.parametrize(("form_id", "year"), FORMS)
def test_the_result_label_is_set_vertically(form_id: str, year: int) -> None:
    label = next(
        cell.text
        for table in blank(form_id, year).tables
        for cell in table.cells
        if cell.role is Role.LABEL and cell.row_span > 15
    )
    page = next(page for page in printed(form_id, year) if holds(page, "三、收到和处理"))
    column = [char for char in page if char["size"] < 14 and char["x1"] < LEFT + 27]
    column = [char for char in column if char["x0"] > LEFT + 5 and char["text"] in label]
    heights = {round(char["top"]) for char in column if char["text"] != "、"}
    assert len(heights) >= len(label) - 1


@pytest.mark.parametrize(("form_id", "year"), FORMS)
def test_no_section_heading_has_a_lone_character_on_its_second_line(
    form_id: str, year: int
) -> None:
    found = [line for page in printed(form_id, year) for line in lines(page)]
    headings = [line for line in found if "FandolHei" in line[0]["fontname"]]
    assert len(headings) >= 6
    assert all(len(line) > 2 for line in headings)
