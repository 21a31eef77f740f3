"""What elements of a page are: whether they are seen, and where lines end."""

import re

from lxml.html import HtmlElement  # type: ignore[import-untyped]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav "
    "ol p pre section summary table ul"
)
_NEVER_SEEN = _names(
    "applet audio button canvas del embed frame frameset head iframe input map math noframes "
    "noscript object option script select style svg template textarea title video"
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_HAN = "\u2e80-\u303e\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_BROKEN_HAN = re.compile(f"(?<=[{_HAN}])[ \t\r\f]*\n\\s*(?=[{_HAN}])")
_SPACES = re.compile("[ \t\r\n\f\u00a0]+")


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether a browser would not show an element."""
    if element.tag in _NEVER_SEEN or "hidden" in element.attrib:
        return True
    style = element.get("style")
    return bool(style and _HIDING.search(style))


def plain(text: str) -> str:
    """Return a run of text on one line; a source line ended between ideographs leaves nothing."""
    return _SPACES.sub(" ", _BROKEN_HAN.sub("", text)).strip(" \u3000")
