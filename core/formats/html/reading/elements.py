"""What elements of a page are: whether they are seen, and where lines end."""

import re
from itertools import chain

from lxml.html import HtmlElement  # type: ignore[import-untyped]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav "
    "ol p pre section summary table ul"
)
_NEVER_SEEN = _names(
    "applet audio button canvas embed frame frameset head iframe input map math noframes "
    "noscript object option script select style svg template textarea title video"
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_HAN = "\u2e80-\u303e\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_BROKEN_HAN = re.compile(f"(?<=[{_HAN}])[ \t\r\f]*\n\\s*(?=[{_HAN}])")
_ATTRIBUTE = re.compile(r"[^\s/>=]+")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*+""")
_MOST_ATTRIBUTES = 2_000
_SPACES = re.compile("[ \t\r\n\f\u00a0]+")


def has_endless_tag(text: str) -> bool:
    """Tell whether a tag has so many attributes that the parser would compare them for minutes.

    What stands between two < is looked at, and whole tags, whose quotes may hide one.
    """
    return any(
        len(tag) > _MOST_ATTRIBUTES
        and len(_ATTRIBUTE.findall(_QUOTED.sub(" ", tag))) > _MOST_ATTRIBUTES
        for tag in chain(
            (piece[: piece.rfind(">")] for piece in text.split("<")),
            (found[0] for found in _TAG.finditer(text)),
        )
    )


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether a browser would not show an element."""
    if element.tag in _NEVER_SEEN or "hidden" in element.attrib:
        return True
    style = element.get("style")
    return bool(style and _HIDING.search(style))


def plain(text: str) -> str:
    """Return a run of text on one line; a source line ended between ideographs leaves nothing."""
    return _SPACES.sub(" ", _BROKEN_HAN.sub("", text)).strip(" \u3000")
