"""Web archive (.mht): the web page inside is read, its pictures are not."""

import email
import importlib
from email import policy
from email.message import EmailMessage

from core.document import Document
from core.formats.guard import Reader, guarded
from core.formats.raw import TOO_LARGE, Progress, ReadError

_LARGEST = 20 * 2**20  # bytes
_NO_PAGE = "文件里没有网页，请在浏览器里打开原来的网页，另存后再导入。"


@guarded
def read(data: bytes, progress: Progress) -> Document:
    """Read the first web page of an archive; raises ReadError."""
    if len(data) > _LARGEST:
        raise ReadError(TOO_LARGE)
    message = email.message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            return _read_page(_page(part), progress)
    raise ReadError(_NO_PAGE)


def _read_page(page: bytes, progress: Progress) -> Document:
    read: Reader = importlib.import_module("core.formats.html.reader").read  # it loads lxml
    return read(page, progress)


def _page(part: EmailMessage) -> bytes:
    """Return the page in UTF-8 with a mark that says so, when the archive tells its encoding."""
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    charset = part.get_content_charset()
    if charset is None:
        return data
    try:
        return data.decode(charset, "replace").encode("utf-8-sig")
    except LookupError:
        return data
