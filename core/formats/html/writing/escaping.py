"""Text as HTML can hold it."""

import re
from html import escape

# What the HTML standard forbids: control characters, lone surrogates, and
# non-characters, of which every plane of Unicode ends in two.
_PLANES = range(0, 0x110000, 0x10000)
_PLANE_ENDS = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in _PLANES)
_ILLEGAL = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]"
)


def clean(text: str) -> str:
    """Return the text without characters that HTML forbids, its lines ended by newlines."""
    if text.isprintable():
        return text
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Return the text for use between tags or in a quoted attribute."""
    return escape(clean(text))
