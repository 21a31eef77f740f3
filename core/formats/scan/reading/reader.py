"""Scans as raw documents, read by a process of its own, if the extra for it is installed."""

import contextlib
from base64 import b64decode
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from core.document.document import Document, Paragraph, Sighting, Table
from core.formats.reading.process import Limits, messages_of
from core.formats.reading.raw import PictureError, RawCell, ReadError, raw_document, raw_table
from core.formats.scan.reading import extra

_LARGEST = 60_000_000  # bytes
_LIMITS = Limits(to_start=60.0, silent=60.0)
_WORKER = "core.formats.scan.reading.worker"
_WITHOUT = (
    "{}，只有图片没有文字，要认出图片里的字，请技术人员用"
    "“uv run --extra scan main.py”启动程序（首次会下载约150兆的部件），"
    "或者找到原来的 Word、Excel 或网页再导入。"
)
_SENTENCES = {
    "damaged": "图片已经损坏，请重新扫描，或者用原来的 Word、Excel、网页导入。",
    "locked": "PDF文件有密码，请先去掉密码另存一份，或者用原来的 Word、网页导入。",
    "large": "图片太大或者页数太多，请只扫描年报的几页，再导入。",
    "odd": "图片的形状不像一页纸，请一页一页重新扫描，再导入。",
    "photo": "照片里没有找到纸的四条边，请把纸平放在深色桌面上，四边都拍进去，或者用扫描仪扫描。",
    "empty": "图片里没有认出文字，请检查是不是选错了文件。",
}


def read(data: bytes, progress: Callable[[float], None] | None = None) -> Document:
    """Return the pages of a picture as a raw document; see `read_scan`."""
    return read_scan(data, "这是图片", progress)


def read_scan(data: bytes, what: str, progress: Callable[[float], None] | None = None) -> Document:
    """Return a scan as a raw document whose cells tell what was seen of them.

    `what` says in Chinese what the file is. `progress` hears the finished part, 0 to
    1, and may raise to cancel.

    Raises:
        PictureError: The extra is not installed, or the scan cannot be read.
    """
    if not extra.is_there():
        raise PictureError(_WITHOUT.format(what))
    if len(data) > _LARGEST:
        raise PictureError(_SENTENCES["large"])
    try:
        return _read(data, progress)
    except ReadError as error:
        raise PictureError(str(error)) from error


def _read(data: bytes, progress: Callable[[float], None] | None) -> Document:
    with contextlib.closing(messages_of(_WORKER, data, _LIMITS, _SENTENCES["large"])) as messages:
        return document_of(messages, progress)


def document_of(
    messages: Iterable[dict[str, Any]], progress: Callable[[float], None] | None = None
) -> Document:
    """Return the document that the worker's messages bring. Raises ReadError."""
    for message in messages:
        if "error" in message:
            raise ReadError(_SENTENCES[message["error"]])
        if "blocks" in message:
            seen = [Sighting(confidence, b64decode(p)) for confidence, p in message["seen"]]
            document = raw_document(_block(block, seen) for block in message["blocks"])
            return replace(document, is_scan=True)
        if progress:
            progress(message["done"])
    raise ReadError(_SENTENCES["damaged"])


def _block(block: str | list[Any], seen: list[Sighting]) -> Paragraph | Table:
    if isinstance(block, str):
        return Paragraph(block)
    return raw_table(RawCell(*cell)._replace(sighting=seen[number]) for *cell, number in block)
