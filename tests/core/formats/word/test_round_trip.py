"""What the Word writer writes, the Word reader reads."""

from collections.abc import Iterator

from hypothesis import given, settings

from core.document.document import Document, Paragraph, Role, Table
from core.formats.setting.blanks import with_blanks
from core.formats.word.reading.reader import read
from core.layout.compose import compose
from core.report.report import Report
from tests.core.formats.word.word_samples import document, draft, written
from tests.strategies import reports


def boxes(table: Table) -> list[tuple[int, int, int, int, str]]:
    """The cells; a figure stands in the text of its cell."""
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text.strip("\n"))
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    ]


def expected(of: Document) -> Iterator[str | list[tuple[int, int, int, int, str]]]:
    for block in with_blanks(of).blocks:
        if isinstance(block, Table):
            yield boxes(block)
        elif block.text.strip():
            yield block.text
    yield from (text for text in (of.signature.agency, of.signature.date) if text.strip())


def assert_read_back(of: Document) -> None:
    """The title, which may be broken into lines, comes first; then block by block."""
    blocks = list(read(written(of)).blocks)
    wanted_title = of.title if of.title.strip() else ""  # a blank one is no paragraph
    title = ""
    while blocks and len(title) < len(wanted_title):
        block = blocks.pop(0)
        assert isinstance(block, Paragraph)
        title += block.text
    assert title == wanted_title
    found = [boxes(block) if isinstance(block, Table) else block.text for block in blocks]
    for table, wanted in zip(found, expected(of), strict=True):
        if isinstance(table, list):
            assert isinstance(wanted, list)
            # A label may be broken after its number.
            assert [(*box[:4], box[4].replace("\n", "")) for box in table] == wanted
        else:
            assert table == wanted


def test_a_report_with_everything() -> None:
    assert_read_back(document())
    assert_read_back(draft())


def test_neither_folio_nor_code_nor_mark_is_read() -> None:
    texts = [block.text for block in read(written(draft())).blocks if isinstance(block, Paragraph)]

    assert not [text for text in texts if "草稿" in text or "校验码" in text or "—" in text]


def test_titles_of_tables_and_roles() -> None:
    tables = read(written(document())).tables

    assert [table.title for table in tables] == ["二、收费情况", "三、收到和处理申请情况"]
    assert {cell.role for table in tables for cell in table.cells} == {Role.UNKNOWN}


@given(reports())
@settings(max_examples=25)
def test_any_report(report: Report) -> None:
    assert_read_back(compose(report))
