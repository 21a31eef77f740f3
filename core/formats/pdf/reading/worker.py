"""The process that reads a PDF file: bytes on standard input, lines of JSON on standard output."""

import time
from collections.abc import Iterator
from typing import Any

from core.formats.pdf.reading.flow import PageText, blocks_of, page_text
from core.formats.pdf.reading.source import PdfError, pages_of
from core.formats.reading.working import work

_MOST_PAGES = 200
_MOST_MEMORY = 400_000_000  # bytes
_MOST_SECONDS = 4  # of the processor
_SCAN_SECONDS = 1  # of them, for a scan, of which the time that is left goes to its pictures


def messages(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield what is done after each page, and last the blocks, or why there are none."""
    pages: list[PageText] = []
    has_picture = False
    started, is_scan = time.process_time(), True
    try:
        for count, page in pages_of(data):
            is_scan = is_scan and not page.glyphs
            most = _SCAN_SECONDS if is_scan else _MOST_SECONDS
            if count > _MOST_PAGES or time.process_time() - started > most:
                yield {"error": "large"}
                return
            pages.append(page_text(page))
            has_picture = has_picture or page.has_picture
            yield {"done": len(pages) / count}
    except PdfError as error:
        yield {"error": error.reason}
        return
    blocks = blocks_of(pages)
    if blocks:
        yield {"blocks": blocks}
    else:
        yield {"error": "scanned" if has_picture else "empty"}


if __name__ == "__main__":
    work(messages, _MOST_MEMORY, _MOST_SECONDS)
