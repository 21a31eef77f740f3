"""XML as OFD has it, put together as text: as trees it would take several times as long."""

from xml.sax.saxutils import escape

from core.formats.pdf.writing.geometry import MM, PAGE_HEIGHT
from core.formats.setting.cleaning import one_line

_NAMESPACE = "http://www.ofdspec.org/2016"
_QUOTED = {'"': "&quot;"}
_DECIMALS = 4  # of millimetres


def part(name: str, attributes: str, content: str) -> bytes:
    """Return a part whose root is called `name`; attributes begin with a blank."""
    root = f'<ofd:{name} xmlns:ofd="{_NAMESPACE}"{attributes}>{content}</ofd:{name}>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}'.encode()


def element(name: str, text: str) -> str:
    """Return an element with nothing but text in it; nothing where there is none."""
    return f"<ofd:{name}>{escaped(text)}</ofd:{name}>" if text else ""


def escaped(text: str) -> str:
    """Return the text on one line, for use between tags or in a quoted attribute."""
    return escape(one_line(text), _QUOTED)


def millimetres(points: float) -> float:
    """Return a length in millimetres, as exact as it is written."""
    return round(points / MM, _DECIMALS)


def number(length: float) -> str:
    """Return a length in points as millimetres are written."""
    return f"{millimetres(length):.4f}".rstrip("0").rstrip(".")


def box(x: float, top: float, width: float, height: float) -> str:
    """Return a box as it is written, given in points, its top from the page's bottom."""
    return " ".join(map(number, (x, PAGE_HEIGHT - top, width, height)))
