"""What a process that reads pages says of them, whatever kind of file they are in."""

import time
from collections.abc import Iterable, Iterator
from typing import Any

from core.formats.pdf.reading.flow import PageText, blocks_of, page_text
from core.formats.pdf.reading.pages import PagesError, SourcePage

MOST_MEMORY = 400_000_000  # bytes
MOST_SECONDS = 4  # of the processor
_MOST_PAGES = 200
_SCAN_SECONDS = 1  # of them, for a scan, of which the time that is left goes to its pictures


def told(counted: Iterable[tuple[int, SourcePage]]) -> Iterator[dict[str, Any]]:
    """Yield what is done after each page, and last the blocks, or why there are none.

    With each page comes how many there are; getting one may raise PagesError.
    """
    pages: list[PageText] = []
    has_picture = False
    started, is_scan = time.process_time(), True
    try:
        for count, page in counted:
            is_scan = is_scan and not page.glyphs
            most = _SCAN_SECONDS if is_scan else MOST_SECONDS
            if count > _MOST_PAGES or time.process_time() - started > most:
                yield {"error": "large"}
                return
            pages.append(page_text(page))
            has_picture = has_picture or page.has_picture
            yield {"done": len(pages) / count}
    except PagesError as error:
        yield {"error": error.reason}
        return
    blocks = blocks_of(pages)
    if blocks:
        yield {"blocks": blocks}
    else:
        yield {"error": "scanned" if has_picture else "empty"}
