"""Web pages, saved or pasted, as raw documents.

A page is looked at as text alone: nothing it refers to is fetched, no script
is run. The article is found among what else a portal's page has.
"""

import re
from collections.abc import Callable

import lxml.html  # type: ignore[import-untyped]
from lxml import etree

from core.document.document import Document
from core.formats.html.reading.archive import NO_PAGE, page_of
from core.formats.html.reading.article import find_article
from core.formats.html.reading.blocks import blocks_of
from core.formats.html.reading.elements import has_endless_tag
from core.formats.reading.decoding import decoded
from core.formats.reading.raw import ReadError, raw_document

_LARGEST = 40_000_000  # bytes; pictures may be part of the file
_MOST_TAGS = 200_000
_PROBE = 4096  # bytes at the start among which an encoding is declared
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_TOO_LARGE = "网页太大，请只复制其中的年报，再从剪贴板导入。"


def read(data: bytes, progress: Callable[[float], None] | None = None) -> Document:
    """Return the article of a web page (.html, .mht) as a raw document.

    `progress` hears the finished part, 0 to 1, and may raise to cancel.

    Raises:
        ReadError: The file is too large, or no page with text.
    """
    if len(data) > _LARGEST:
        raise ReadError(_TOO_LARGE)
    page, declared = page_of(data)
    text = decoded(page, declared or _declared(page))
    if progress:
        progress(0.2)
    document = read_html(text)
    if progress:
        progress(1.0)
    return document


def read_html(text: str) -> Document:
    """Return the article of a page, or of a piece of one, as a raw document.

    Raises:
        ReadError: There is too much of it, or no text in it.
    """
    if text.count("<") > _MOST_TAGS or has_endless_tag(text):
        raise ReadError(_TOO_LARGE)
    root = _parsed(text)
    blocks = blocks_of(*find_article(root))
    if not blocks:
        raise ReadError(NO_PAGE)
    return raw_document(blocks)


def _parsed(text: str) -> lxml.html.HtmlElement:
    """Return the tree of a page; the parser mends what is wrong and bounds the depth."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    source = text.replace("\0", "").encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(NO_PAGE) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise ReadError("网页的结构太深，请只复制其中的年报，再从剪贴板导入。")
    return root


def _declared(page: bytes) -> str:
    found = _CHARSET.search(page[:_PROBE])
    return found[1].decode("ascii", "replace") if found else ""
