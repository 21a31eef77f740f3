"""What stands on the pages, and where: the same as in the PDF."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import count

import pdfplumber
import pytest
from lxml import etree  # type: ignore[import-untyped]

from core.document.chart import Chart
from core.document.document import Document, Paragraph, SignOff
from core.form.library import official_forms
from core.formats.ofd.writing.painting import Painter
from core.formats.pdf.writing.geometry import LEFT, MM, PAGE_HEIGHT, TOP
from core.formats.pdf.writing.pages import Page, Run
from core.formats.pdf.writing.typefaces import glyph_tables
from core.formats.setting.fonts import FontRole, shipped_fonts
from core.layout.compose import compose
from tests.core.formats.ofd.ofd_samples import NS, lines, numbers, ofd_bytes, page_trees, placed
from tests.core.formats.pdf.pdf_samples import document, heading, pdf_bytes
from tests.factories import narrated_report

NEAR = 0.02  # millimetres


@pytest.fixture(scope="module")
def sample() -> Document:
    whole = compose(narrated_report(official_forms().by_id("2021")), draft=True)
    return replace(whole, sign_off=SignOff(result="无误", code="NB1"))


def test_every_character_stands_where_the_pdf_has_it(sample: Document) -> None:
    found = page_trees(ofd_bytes(sample))
    with pdfplumber.open(BytesIO(pdf_bytes(sample))) as file:
        assert len(found) == len(file.pages)
        for ours, page in zip(found, file.pages, strict=True):
            mine = [each for each in placed(ours) if each.text.strip()]
            theirs = [char for char in page.chars if char["text"].strip()]
            assert [each.text for each in mine] == [char["text"] for char in theirs]
            for one, char in zip(mine, theirs, strict=True):
                x, y = char["matrix"][4] / MM, (PAGE_HEIGHT - char["matrix"][5]) / MM
                assert abs(one.x - x) < NEAR
                assert abs(one.y - y) < NEAR
                assert abs(one.size - char["size"] / MM) < NEAR


def test_every_line_stands_where_the_pdf_has_it(sample: Document) -> None:
    found = page_trees(ofd_bytes(sample))
    with pdfplumber.open(BytesIO(pdf_bytes(sample))) as file:
        for ours, page in zip(found, file.pages, strict=True):
            theirs = [[line[edge] for edge in ("x0", "top", "x1", "bottom")] for line in page.lines]
            mine = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in lines(ours)]
            assert len(mine) == len(theirs)
            for one, other in zip(sorted(mine), sorted(theirs), strict=True):
                assert all(abs(a - b / MM) < NEAR for a, b in zip(one, other, strict=True))


def test_a_text_is_inside_its_boundary(sample: Document) -> None:
    for page in page_trees(ofd_bytes(sample)):
        for item in page.iterfind(".//o:TextObject", NS):
            _, _, width, height = numbers(item.get("Boundary"))
            assert width > 0
            code = item.find("o:TextCode", NS)
            assert 0 < float(code.get("Y")) < height
            assert 0 <= float(code.get("X")) < width


def test_marks_that_are_set_over_one_another_have_a_width() -> None:
    """As 、“ are where a line is set close: readers refuse a boundary without one."""
    table = glyph_tables(shipped_fonts())[FontRole.BODY]
    glyphs = [table["、"], table["“"]]
    run = Run(LEFT, TOP - 99, glyphs[0].typeface, 16, glyphs, -16)
    page = etree.fromstring(Painter(count(1), {run.typeface: 1}).page(Page([run])))
    _, _, width, _ = numbers(page.find(".//o:TextObject", NS).get("Boundary"))
    assert width == pytest.approx(16 / MM, abs=0.001)


def test_blanks_at_the_ends_of_a_text_become_distance() -> None:
    """Readers drop them there."""
    data = ofd_bytes(document(heading("一、见 A 　B 和 C")))
    texts = [code.text for page in page_trees(data) for code in page.iterfind(".//o:TextCode", NS)]
    assert all(text == text.strip() for text in texts)
    assert all(texts)


def test_equal_advances_are_counted(sample: Document) -> None:
    codes = page_trees(ofd_bytes(sample))[0].iterfind(".//o:TextCode", NS)
    written = [code.get("DeltaX", "") for code in codes]
    assert any(re.match(r"g \d+ [\d.]+$", each) for each in written)


def test_rare_characters_in_bold_text_are_drawn_bolder() -> None:
    page = page_trees(ofd_bytes(document(heading("一、㙍堌村"))))[0]
    texts = page.iterfind(".//o:TextObject", NS)
    (rare,) = (item for item in texts if item.findtext("o:TextCode", namespaces=NS) == "㙍")
    assert rare.get("Stroke") == "true"
    assert float(rare.get("LineWidth")) > 0


def test_a_chart_is_told_in_words() -> None:
    words = Paragraph("申请逐年增加。", chart=Chart.__new__(Chart))
    text = "".join(each.text for each in placed(page_trees(ofd_bytes(document(words)))[0]))
    assert "申请逐年增加" in text


def test_the_mark_of_a_draft_is_red_in_its_frame(sample: Document) -> None:
    for page in page_trees(ofd_bytes(replace(sample, sign_off=None))):
        written = etree.tostring(page).decode()
        assert written.count('FillColor Value="192 0 0"') == 1
        assert written.count('StrokeColor Value="192 0 0"') == 1
