"""What stands beside the text of a PDF file: 校验码, 草稿, and the 签批单."""

from dataclasses import replace

import pytest

from core.document.document import Document, Paragraph
from core.formats.pdf.writing.flow import lay_out
from core.formats.pdf.writing.geometry import (
    BOTTOM,
    FOLIO_SIZE,
    LEFT,
    PAGE_HEIGHT,
    RIGHT,
    TITLE_SIZE,
    TOP,
)
from core.formats.pdf.writing.pages import BLACK
from core.formats.pdf.writing.typefaces import glyph_tables
from core.formats.setting.draft import DRAFT_COLOR, DRAFT_MARK
from core.formats.setting.fonts import shipped_fonts
from tests.core.formats.pdf.pdf_samples import (
    Char,
    baseline,
    document,
    lines,
    pages,
    text_of,
)

CODE = "7K2MX-04QTB"
LONG = Paragraph("政" * 28 * 60)


def marked(*, code: str = CODE, draft: bool = False) -> Document:
    return replace(document(LONG), code=code, draft=draft)


def found(page: list[Char], text: str) -> list[Char]:
    """The characters of a line that reads so."""
    matches = [
        line for size in (9, 16) for line in lines(page, size) if text_of(line).strip() == text
    ]
    assert len(matches) == 1, text
    return matches[0]


def test_the_code_stands_at_the_inner_edge_of_every_foot() -> None:
    all_pages = pages(marked())
    assert len(all_pages) > 2
    for number, page in enumerate(all_pages, start=1):
        line = found(page, f"校验码：{CODE}")
        assert all(baseline(char) < BOTTOM for char in line)
        if number % 2:
            assert line[0]["x0"] == pytest.approx(LEFT + FOLIO_SIZE, abs=0.1)
        else:
            assert line[-1]["x1"] == pytest.approx(RIGHT - FOLIO_SIZE, abs=0.1)


def test_a_report_without_code_has_none_in_its_foot() -> None:
    assert all("校验码" not in text_of(page) for page in pages(marked(code="")))


@pytest.mark.parametrize("draft", [True, False])
def test_every_page_of_a_draft_says_so(draft: bool) -> None:  # noqa: FBT001
    heads = ["草" in text_of(page) for page in pages(marked(draft=draft))]
    assert heads == [draft] * len(heads)


def test_the_mark_of_a_draft_is_large_red_framed_and_clear_of_the_text() -> None:
    for page in lay_out(marked(draft=True), glyph_tables(shipped_fonts()), lambda _: None):
        (mark,) = [run for run in page.runs if run.text == DRAFT_MARK]
        foot, head = sorted(rule.y1 for rule in page.frame if rule.y1 == rule.y2)
        left, right = sorted(rule.x1 for rule in page.frame if rule.x1 == rule.x2)
        assert mark.color == DRAFT_COLOR
        assert mark.size > TITLE_SIZE
        assert left < mark.x < right
        assert TOP < foot < mark.baseline < head < PAGE_HEIGHT
        assert [run.color for run in page.runs if run is not mark] == [BLACK] * (len(page.runs) - 1)
