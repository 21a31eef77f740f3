"""The page in a web archive (.mht), which is a message with parts."""

import re
from email import message_from_bytes, policy

from core.formats.reading.raw import TOO_LARGE, ReadError

NO_PAGE = "网页里没有文字，请确认保存的是年报的网页，或者复制年报后从剪贴板导入。"
_PROBE = 4096  # bytes at the start among which an archive shows itself
_ARCHIVE = re.compile(rb"\s*(?:From|MIME-Version|Content-Type|Subject|Date):", re.IGNORECASE)
_HEADER = re.compile(
    rb"(?:^|[\r\n])content-[a-z-]+[ \t]*:[^\r\n]*(?:(?:\r\n?|\n)[ \t][^\r\n]*)*", re.IGNORECASE
)
_LONGEST_HEADER = 10_000  # bytes; the parser takes a parameter as long as all after it
_NESTED = re.compile(rb"multipart/|message/", re.IGNORECASE)
_MOST_NESTED = 100  # a browser's archive has one or two; every line is compared with all of them


def page_of(data: bytes) -> tuple[bytes, str]:
    """Return the page and its declared encoding; a file that is no archive is the page itself.

    Raises:
        ReadError: The archive is not one that a browser writes.
    """
    if not _ARCHIVE.match(data[:_PROBE]):
        return data, ""
    _refuse_endless(data)
    try:
        for part in message_from_bytes(data, policy=policy.compat32).walk():
            page = part.get_payload(decode=True)
            if part.get_content_type() == "text/html" and isinstance(page, bytes):
                return page, part.get_content_charset() or ""
    except (ValueError, LookupError, RecursionError) as error:
        raise ReadError(NO_PAGE) from error
    return data, ""


def _refuse_endless(data: bytes) -> None:
    """Raise ReadError where the parser of messages would not end in time."""
    if len(_NESTED.findall(data)) > _MOST_NESTED:
        raise ReadError(TOO_LARGE)
    if any(len(header[0]) > _LONGEST_HEADER for header in _HEADER.finditer(data)):
        raise ReadError(TOO_LARGE)
