"""Text without the characters that files cannot hold, or nobody sees.

The PDF goes further, and sets only what is printed: `core.formats.pdf.writing.typesetting`.
"""

import re

# What HTML forbids, and XML 1.0 for the most part: control characters, lone surrogates,
# and non-characters, of which every plane of Unicode ends in two.
_PLANES = range(0, 0x110000, 0x10000)
_PLANE_ENDS = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in _PLANES)
_ILLEGAL = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]"
)


def clean(text: str) -> str:
    """Return the text without such characters, its lines ended by newlines."""
    if text.isprintable():  # as most is
        return text
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return the text on one line, as Chinese is joined: without a space."""
    if text.isprintable():
        return text
    return clean("".join(text.splitlines()).replace("\t", " "))
