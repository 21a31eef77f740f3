"""The process that reads an OFD file: bytes on standard input, lines of JSON on standard output."""

from collections.abc import Iterator
from typing import Any

from core.formats.ofd.reading.source import pages_of
from core.formats.pdf.reading.telling import MOST_MEMORY, MOST_SECONDS, told
from core.formats.reading.working import work


def messages(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield what is done after each page, and last the blocks, or why there are none."""
    return told(pages_of(data))


if __name__ == "__main__":
    work(messages, MOST_MEMORY, MOST_SECONDS)
