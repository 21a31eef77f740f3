"""Whatever a document holds, it is read without an error, and quickly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.document import Document, Paragraph
from core.form.library import official_forms
from core.formats.reading.raw import RawCell, raw_document, raw_table
from core.interpret import interpret
from core.interpret.labels import LabelIndex
from tests.strategies import LETTERS

LABELS = sorted(
    {
        label.label
        for form in map(official_forms().by_id, ("2019", "2021"))
        for spots in LabelIndex(form).leaves.values()
        for spot in spots
        for label in spot.path
    }
)
HEADINGS = [s.heading for s in official_forms().by_id("2021").sections if s.heading]
texts = (
    st.sampled_from([*LABELS, *HEADINGS])
    | st.sampled_from(["", "/", "无", "0", "12", "12件", "—", "合计", "信息内容", "2023年"])
    | st.text(LETTERS, max_size=20)
    | st.text(max_size=8)
)
spans = st.integers(1, 3)
cells = st.builds(RawCell, st.integers(0, 9), st.integers(0, 9), texts, spans, spans)
tables = st.builds(raw_table, st.lists(cells, max_size=40), texts)
documents = st.builds(raw_document, st.lists(st.builds(Paragraph, texts) | tables, max_size=12))


@settings(max_examples=150)
@given(documents)
def test_any_document(document: Document) -> None:
    reading = interpret(document)
    form = reading.report.form
    assert reading.cells.keys() == form.cells.keys()
    assert 2008 <= reading.report.heading.year <= 2099
    for address, cell in reading.cells.items():
        if cell.value is not None and address not in form.totals:
            assert reading.report.figures[address] == cell.value


@settings(max_examples=60)
@given(documents)
def test_no_text_is_lost(document: Document) -> None:
    """Every line of text is in a narrative, in the heading, a label, or left over."""
    reading = interpret(document)
    report = reading.report
    index = LabelIndex(report.form)
    kept = "".join(
        [
            *report.narratives.values(),
            *(left.text for left in reading.leftovers),
            *(cell.source for cell in reading.cells.values()),
            report.heading.title,
            report.heading.agency,
            report.heading.signed_by,
        ]
    )
    for block in document.blocks:
        if isinstance(block, Paragraph) and len(block.text.strip()) > 8:
            text = block.text.strip()
            assert text[-4:] in kept or index.is_known(text) or "年" in text or text in HEADINGS


def test_a_long_text_that_is_no_report() -> None:
    lines = [
        Paragraph(f"第{number}条 本办法自公布之日起施行，由有关部门解释。")
        for number in range(5000)
    ]
    reading = interpret(raw_document(lines))
    assert len(reading.missing_tables) == 3


def test_a_large_table_that_is_no_report() -> None:
    table = raw_table(
        RawCell(r, c, f"{r * c}" if c else "合计") for r in range(1500) for c in range(10)
    )
    reading = interpret(raw_document([table]))
    assert reading.missing_tables
