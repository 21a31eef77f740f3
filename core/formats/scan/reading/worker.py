"""The process that reads scans: bytes on standard input, lines of JSON on standard output."""

import os
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from core.formats.pdf.reading.flow import PageText, blocks_of
from core.formats.pdf.reading.source import PdfError
from core.formats.reading.working import work

_MOST_PAGES = 60
_MOST_MEMORY = 6_000_000_000  # bytes of addresses; of memory it takes a tenth
_MOST_SECONDS = 600  # of the processor
_MOST_THREADS = 4


def messages(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield what is done after each page, and last the blocks with what was seen of each cell."""
    from core.formats.scan.reading import extra  # noqa: PLC0415 (they load half a second)
    from core.formats.scan.reading.flat import flat_page  # noqa: PLC0415
    from core.formats.scan.reading.page import PageReader  # noqa: PLC0415
    from core.formats.scan.reading.pictures import pages_of  # noqa: PLC0415
    from core.formats.scan.reading.recognition import Recogniser  # noqa: PLC0415

    reader = PageReader(Recogniser(extra.model(), min(os.cpu_count() or 1, _MOST_THREADS)))
    pages: list[PageText] = []
    try:
        for count, picture in pages_of(data):
            if count > _MOST_PAGES:
                yield {"error": "large"}
                return
            pages.append(reader.read(flat_page(picture)))
            yield {"done": len(pages) / count}
    except PdfError as error:
        yield {"error": error.reason}
        return
    blocks = blocks_of(pages)
    seen = [(each.confidence, b64encode(each.picture).decode()) for each in reader.sightings]
    yield {"blocks": blocks, "seen": seen} if blocks else {"error": "empty"}


if __name__ == "__main__":
    work(messages, _MOST_MEMORY, _MOST_SECONDS)
