"""Pages of any document: nothing is lost, nothing leaves the type area."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.document import Document, Paragraph, Table
from core.formats.pdf.writing.flow import lay_out
from core.formats.pdf.writing.geometry import BODY_SIZE, BOTTOM, LEFT, RIGHT, TOP
from core.formats.pdf.writing.pages import Page
from core.formats.pdf.writing.typefaces import glyph_tables
from core.formats.pdf.writing.typesetting import clean
from core.formats.setting.fonts import shipped_fonts
from tests.core.formats.pdf.pdf_samples import blocks_with_captions, document, figures, grouped

TEXT = st.text("公开政府信息，。、（）《》“”—…abc019.% 件元年㙍", min_size=1, max_size=200)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = draw(TEXT)
    level = draw(st.integers(0, 4))
    length = draw(st.integers(1, len(text))) if level else 0
    return Paragraph(text, level, length, "section" if level == 1 else "")


TABLES = st.one_of(
    st.builds(figures, st.integers(2, 70), st.integers(2, 15), st.just(1), st.integers(0, 10**12)),
    st.builds(grouped, st.lists(st.integers(1, 40), min_size=1, max_size=4), st.integers(1, 3)),
    st.builds(blocks_with_captions, st.integers(1, 8), st.integers(1, 6)),
)
DOCUMENTS = st.lists(paragraphs() | TABLES, max_size=12).map(lambda blocks: document(*blocks))


def laid_out(sample: Document) -> list[Page]:
    return lay_out(sample, glyph_tables(shipped_fonts()), lambda _: None)


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS)
def test_the_text_comes_whole_and_in_order(sample: Document) -> None:
    expected = [clean(block.text) for block in sample.blocks if isinstance(block, Paragraph)]
    expected += [sample.signature.agency, sample.signature.date]
    found = "".join(
        glyph.character
        for page in laid_out(sample)
        for run in page.runs
        for glyph in run.glyphs
        if run.size == BODY_SIZE
    )
    assert found.replace(" ", "") == "".join(expected).replace(" ", "")


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS)
def test_every_figure_and_label_is_printed(sample: Document) -> None:
    printed = [
        "".join(glyph.character for glyph in run.glyphs)
        for page in laid_out(sample)
        for run in page.runs
        if run.size < 14
    ]
    wanted = [
        cell.text
        for block in sample.blocks
        if isinstance(block, Table)
        for cell in block.cells
        if cell.entry
    ]
    for text in set(wanted):
        assert printed.count(text) >= wanted.count(text)


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS)
def test_nothing_leaves_the_type_area(sample: Document) -> None:
    for page in laid_out(sample):
        for run in page.runs:
            assert LEFT - 8.1 <= run.x < RIGHT
            assert BOTTOM - 30 < run.baseline < TOP
            assert run.baseline > BOTTOM or run.size == 14
        for rule in page.rules:
            assert BOTTOM - 0.01 <= rule.y2 <= rule.y1 <= TOP + 0.01
            assert LEFT - 0.01 <= rule.x1 <= rule.x2 <= RIGHT + 0.01


@settings(deadline=None, max_examples=40)
@given(DOCUMENTS)
def test_no_page_is_empty_and_none_has_two_depths_for_one_line(sample: Document) -> None:
    for page in laid_out(sample):
        assert len(page.runs) > 1
        text = [run for run in page.runs if run.size == BODY_SIZE]
        baselines = [run.baseline for run in text]
        assert baselines == sorted(baselines, reverse=True)
