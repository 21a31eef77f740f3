"""Names of Word's elements, and the properties that are read everywhere."""

import functools

from core.formats.reading.safe_xml import Element, parse

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same in the strict dialect
_MARKUP = 500_000  # tags and attributes of a part; a report has some ten thousand
_OFF = ("0", "false", "off")

W = f"{{{_NAMESPACE}}}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
CHOICE = f"{_COMPATIBILITY}Choice"
FALLBACK = f"{_COMPATIBILITY}Fallback"


def parse_part(data: bytes) -> Element:
    """Return the root of a part, in the usual dialect."""
    return parse(data.replace(_STRICT, _NAMESPACE.encode()), _MARKUP)


def value(parent: Element | None, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the element at a path like `pPr/numPr/numId`, None without one."""
    element = child(parent, path)
    found: str | None = None if element is None else element.get(W + attribute)
    return found


def number(parent: Element | None, path: str, default: int) -> int:
    """Return the whole number in the attribute `val` of the element at a path."""
    found = value(parent, path)
    return default if found is None else int(found)


def is_on(parent: Element | None, path: str) -> bool:
    """Tell whether a switch is there and not switched off."""
    element = child(parent, path)
    return element is not None and element.get(f"{W}val", "1") not in _OFF


def child(parent: Element | None, path: str) -> Element | None:
    """Return the element at a path, None without one."""
    if parent is None:
        return None
    full = _full(path)
    if "/" in path:
        return parent.find(full)
    return next(parent.iterchildren(full), None)  # ten thousand times a file: without a search


@functools.cache
def _full(path: str) -> str:
    return "/".join(f"{W}{step}" for step in path.split("/"))
