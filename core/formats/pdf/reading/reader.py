"""PDF files as raw documents, read by a process of its own: a scan by that for scans.

The process sends a line of JSON for each page, and one with the blocks, or why there
are none.
"""

import contextlib
import importlib
from collections.abc import Callable, Generator, Iterable, Mapping
from typing import Any

from core.document.document import Document, Paragraph, Table
from core.formats.reading.process import Limits, messages_of
from core.formats.reading.raw import RawCell, ReadError, raw_document, raw_table

_LARGEST = 60_000_000  # bytes
_SCAN = "这是扫描件"
_LIMITS = Limits(to_start=30.0, silent=4.5)  # a virus scanner may look at it all first
_is_expendable = False
_WORKER = "core.formats.pdf.reading.worker"
SENTENCES = {
    "damaged": "PDF文件已经损坏，请重新下载，或者用原来的 Word、网页导入。",
    "locked": "PDF文件有密码，请先去掉密码另存一份，或者用原来的 Word、网页导入。",
    "large": "PDF文件太大，或者内容太复杂，请只把年报的几页另存成一个PDF，再导入。",
    "empty": "PDF文件里没有文字，请检查是不是选错了文件。",
}
"""What the reasons mean for which a PDF file cannot be read."""


class ScannedError(ReadError):
    """There are pictures of text in a file, and no text."""

    def __init__(self) -> None:
        super().__init__(f"{_SCAN}，只有图片没有文字。")


def read(data: bytes, progress: Callable[[float], None] | None = None) -> Document:
    """Return a PDF file as a raw document.

    `progress` hears the finished part, 0 to 1, and may raise to cancel.

    Raises:
        ReadError: The file is damaged, locked, too large, has no text, or is a scan
            that cannot be read.
    """
    if len(data) > _LARGEST:
        raise ReadError(SENTENCES["large"])
    with (
        contextlib.closing(messages_about(data, _WORKER, SENTENCES["large"])) as messages,
        contextlib.suppress(ScannedError),
    ):
        return document_of(messages, SENTENCES, progress)
    from core.formats.scan.reading.reader import read_scan  # noqa: PLC0415 (scans are rare)

    return read_scan(data, _SCAN, progress)


def read_in_this_process() -> None:
    """Start no process for a file any more: this one may be ended itself, by whoever began it."""
    global _is_expendable  # noqa: PLW0603 (what a process is for is decided once, at its start)
    _is_expendable = True


def messages_about(data: bytes, worker: str, too_large: str) -> Generator[dict[str, Any]]:
    """Yield what a worker, given as a module, says of a file of pages.

    Raises ReadError, with the sentence `too_large`, when it had to be ended.
    """
    if _is_expendable:
        yield from importlib.import_module(worker).messages(data)
    else:
        yield from messages_of(worker, data, _LIMITS, too_large)


def document_of(
    messages: Iterable[dict[str, Any]],
    sentences: Mapping[str, str],
    progress: Callable[[float], None] | None = None,
) -> Document:
    """Return the document that a worker's messages bring; `sentences` say what its errors mean.

    Raises ReadError, which is a ScannedError for a file of nothing but pictures.
    """
    for message in messages:
        if message.get("error") == "scanned":
            raise ScannedError
        if "error" in message:
            raise ReadError(sentences[message["error"]])
        if "blocks" in message:
            return raw_document(map(_block, message["blocks"]))
        if progress:
            progress(message["done"])
    raise ReadError(sentences["damaged"])


def _block(block: str | list[Any]) -> Paragraph | Table:
    if isinstance(block, str):
        return Paragraph(block)
    return raw_table(RawCell(*cell) for *cell, _ in block)
