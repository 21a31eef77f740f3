"""PDF files with text as raw documents."""

import time
from collections.abc import Callable

from core.document import Document
from core.formats.pdf.reading.flow import PageText, blocks_of, page_text
from core.formats.pdf.reading.source import PDFIUM, pages_of
from core.formats.raw import ReadError, raw_document

_LARGEST = 60_000_000  # bytes
_MOST_PAGES = 200
_SECONDS = 4.0
_TOO_LARGE = "PDF文件太大，无法读取，请只把年报的几页另存成一个PDF，再导入。"
_SCANNED = "这是扫描件，PDF里只有图片没有文字，请用原来的 Word、Excel 或网页导入，或者照着填写。"
_EMPTY = "PDF文件里没有文字，请检查是不是选错了文件。"


def read(data: bytes, progress: Callable[[float], None] | None = None) -> Document:
    """Return a PDF file as a raw document.

    `progress` hears the finished part, 0 to 1, and may raise to cancel.

    Raises:
        ReadError: The file is damaged, locked, too large, or has no text.
    """
    if len(data) > _LARGEST:
        raise ReadError(_TOO_LARGE)
    with PDFIUM:
        pages, has_picture = _pages(data, progress or _ignore)
    blocks = blocks_of(pages)
    if not blocks:
        raise ReadError(_SCANNED if has_picture else _EMPTY)
    return raw_document(blocks)


def _pages(data: bytes, progress: Callable[[float], None]) -> tuple[list[PageText], bool]:
    """Return the text of all pages, and whether there are pictures."""
    deadline = time.monotonic() + _SECONDS
    pages: list[PageText] = []
    has_picture = False
    for count, page in pages_of(data):
        if count > _MOST_PAGES or time.monotonic() > deadline:
            raise ReadError(_TOO_LARGE)
        pages.append(page_text(page))
        has_picture = has_picture or page.has_picture
        progress(len(pages) / count)
    return pages, has_picture


def _ignore(_: float) -> None:
    """Hear of progress."""
