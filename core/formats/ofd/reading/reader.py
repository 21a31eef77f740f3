"""OFD files as raw documents, read by a process of its own, as PDF files are."""

import contextlib
from collections.abc import Callable

from core.document.document import Document
from core.formats.pdf.reading.reader import ScannedError, document_of, messages_about
from core.formats.reading.raw import ReadError

_LARGEST = 60_000_000  # bytes
_WORKER = "core.formats.ofd.reading.worker"
_SENTENCES = {
    "damaged": "OFD文件已经损坏，请重新下载，或者用阅读器把它另存为 PDF，再导入。",
    "locked": "OFD文件加了密，请用阅读器打开它，另存为没有密码的 PDF，再导入。",
    "large": "OFD文件太大，或者内容太复杂，请用阅读器只把年报的几页另存为 PDF，再导入。",
    "empty": "OFD文件里没有文字，只有空白或者字的轮廓，请用原来的 Word、Excel 或网页导入。",
}
_SCANNED = "OFD文件里只有图片，没有文字，请用阅读器把它另存为 PDF，再导入。"


def read(data: bytes, progress: Callable[[float], None] | None = None) -> Document:
    """Return an OFD file as a raw document.

    What stands on the pages is read, not the project file that our own carry: one takes over
    what one has seen. `progress` hears the finished part, 0 to 1, and may raise to cancel.

    Raises:
        ReadError: The file is damaged, locked, too large, or has no text.
    """
    if len(data) > _LARGEST:
        raise ReadError(_SENTENCES["large"])
    messages = messages_about(data, _WORKER, _SENTENCES["large"])
    with contextlib.closing(messages):
        try:
            return document_of(messages, _SENTENCES, progress)
        except ScannedError as error:
            raise ReadError(_SCANNED) from error
