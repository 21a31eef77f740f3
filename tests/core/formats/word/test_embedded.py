"""Files of other programs inside a Word file."""

import pytest

from core.formats.reading.raw import ReadError
from core.formats.word.reading.reader import read
from tests.core.formats.excel.workbooks import xls, xlsx
from tests.core.formats.reading.ole_files import container
from tests.core.formats.word.word_files import blocks, docx, line, p, r, tbl, tc, tr, with_files

CHUNK = '<w:altChunk r:id="x1"/>'
OBJECT = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="x1"/></w:object></w:r>'
PAGE = (
    "<html><body><p>一、总体情况</p><table><tr><td>规章</td><td>3</td></tr></table></body></html>"
)
ARCHIVE = f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}"


@pytest.mark.parametrize("page", [PAGE, ARCHIVE])
def test_a_web_page_in_the_place_of_text(page: str) -> None:
    data = with_files(
        docx(line("前") + CHUNK + line("后")), {"x1": ("aFChunk", "a.mht", page.encode())}
    )

    assert blocks(data) == ["前", "一、总体情况", ["规章", "3"], "后"]


@pytest.mark.parametrize(
    "book",
    [xlsx(lambda sheet: sheet.append(["规章", 3])), xls(lambda sheet: sheet.write(0, 0, "规章"))],
)
def test_a_sheet_of_excel(book: bytes) -> None:
    data = with_files(
        docx(p(r("表"), OBJECT) + line("后")), {"x1": ("package", "embeddings/a.bin", book)}
    )
    first, table, last = blocks(data)

    assert (first, table[0], last) == ("表", "规章", "后")


def test_a_sheet_in_a_cell_follows_the_table() -> None:
    book = xlsx(lambda sheet: sheet.append(["规章", 3]))
    data = with_files(
        docx(tbl(tr(tc(p(r("格"), OBJECT))))), {"x1": ("package", "embeddings/a.xlsx", book)}
    )
    assert blocks(data) == [["格"], ["规章", "3"]]


def test_a_file_is_read_once() -> None:
    data = with_files(docx(CHUNK * 3), {"x1": ("aFChunk", "a.html", PAGE.encode())})

    assert blocks(data) == ["一、总体情况", ["规章", "3"]]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG", container({"Equation Native": b""}), b"PK\x03\x04", docx(line("内"))],
)
def test_what_has_no_report_is_left_out(content: bytes) -> None:
    data = with_files(docx(CHUNK + p(r("文"), OBJECT)), {"x1": ("oleObject", "a.bin", content)})

    assert blocks(data) == ["文"]


def test_a_file_that_is_not_there() -> None:
    assert blocks(docx(CHUNK + line("文"))) == ["文"]


def test_nothing_but_a_picture() -> None:
    with pytest.raises(ReadError, match="没有文字，可能只有扫描的图片"):
        read(docx(p("<w:r><w:drawing/></w:r>")))
