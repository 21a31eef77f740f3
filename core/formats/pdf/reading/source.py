"""The characters and ruling lines of a PDF file, by PDFium.

PDFium is the engine of a browser, and reads a page in a few milliseconds. Its
bare functions are used: what is built upon them takes as long to load again.
"""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw as raw  # type: ignore[import-untyped]

from core.formats.pdf.reading.drawing import rules_on
from core.formats.pdf.reading.pages import Glyph, PagesError, SourcePage
from core.formats.pdf.reading.turning import Turn

_MOST_GLYPHS = 20_000  # on a page
_SAMPLE = 24  # characters that tell which way a page is written
_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


class PdfError(PagesError):
    """A PDF file cannot be read."""


def pages_of(data: bytes) -> Iterator[tuple[int, SourcePage]]:
    """Yield the number of pages with each page. Raises PdfError."""
    with opened(data) as file:
        count = raw.FPDF_GetPageCount(file)
        for index in range(count):
            yield count, _page(raw.FPDF_LoadPage(file, index))


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """Open a file, for PDFium's functions, and close it afterwards. Raises PdfError."""
    raw.FPDF_InitLibrary()
    file = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not file:
        raise PdfError("locked" if raw.FPDF_GetLastError() in _LOCKED else "damaged")
    try:
        yield file
    finally:
        raw.FPDF_CloseDocument(file)


def _page(page: Any) -> SourcePage:  # noqa: ANN401 (a pointer)
    if not page:
        raise PdfError("damaged")
    text = raw.FPDFText_LoadPage(page)
    turn = Turn(_bounds(page), _writing(text))
    rules, has_picture = rules_on(page, turn)
    glyphs = list(_glyphs(text, turn))
    raw.FPDFText_ClosePage(text)
    raw.FPDF_ClosePage(page)
    return SourcePage(turn.width, turn.height, glyphs, rules, has_picture)


def _bounds(page: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 (a pointer)
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return box.left, box.bottom, box.right, box.top


def _writing(text: Any) -> int:  # noqa: ANN401 (a pointer)
    """Return by how much most characters are turned counter-clockwise: 0, 90, 180 or 270."""
    count = raw.FPDFText_CountChars(text)
    step = max(count // _SAMPLE, 1)
    angles = [_angle(text, index) for index in range(0, count, step)]
    return max(set(angles), key=angles.count, default=0)


def _angle(text: Any, index: int) -> int:  # noqa: ANN401
    radians: float = raw.FPDFText_GetCharAngle(text, index)
    return -round(max(radians, 0.0) / (math.pi / 2)) % 4 * 90


def _glyphs(text: Any, turn: Turn) -> Iterator[Glyph]:  # noqa: ANN401
    """Yield the characters that the page really has, not those PDFium adds between them."""
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = ""
    for index in range(min(raw.FPDFText_CountChars(text), _MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code < 0x20 or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        character, high = _whole(high, code)
        if not character:
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        x0, top, x1, bottom = turn.box(box.left, box.bottom, box.right, box.top)
        yield Glyph(character, x0, x1, top, bottom, turn.point(x.value, y.value)[1])


def _whole(high: str, code: int) -> tuple[str, str]:
    """Return a character, and the first half of one whose second half is to come."""
    if 0xD800 <= code < 0xDC00:
        return "", chr(code)
    if 0xDC00 <= code < 0xE000:
        pair = (high + chr(code)).encode("utf-16", "surrogatepass")
        return (pair.decode("utf-16", "ignore") if high else ""), ""
    return ("" if 0xFFFE <= code <= 0xFFFF or code > 0x10FFFF else chr(code)), ""
