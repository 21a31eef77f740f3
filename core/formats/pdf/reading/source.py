"""The characters and ruling lines of a PDF file, by PDFium.

PDFium is the engine of a browser: it was hardened against files made to do
harm, and reads a page in a few milliseconds. It keeps global state, so that one
thread at a time may call it.
"""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import closing

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from core.formats.pdf.reading.drawing import rules_on
from core.formats.pdf.reading.pages import Glyph, SourcePage
from core.formats.pdf.reading.turning import Turn
from core.formats.raw import ReadError

PDFIUM = threading.Lock()
_DAMAGED = "PDF文件已经损坏，无法读取，请重新下载，或者用原来的 Word、网页导入。"
_LOCKED = "PDF文件有密码，无法读取，请先去掉密码另存一份，或者用原来的 Word、网页导入。"
_MOST_GLYPHS = 20_000  # on a page
_SAMPLE = 24  # characters that tell which way a page is written


def pages_of(data: bytes) -> Iterator[tuple[int, SourcePage]]:
    """Yield the number of pages with each page; the caller holds the lock.

    Raises:
        ReadError: The file is damaged or has a password.
    """
    try:
        with pypdfium2.PdfDocument(data) as file:
            count = len(file)
            for index in range(count):
                with closing(file[index]) as page:
                    yield count, _page(page)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", 0) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise ReadError(_LOCKED if is_locked else _DAMAGED) from error


def _page(page: pypdfium2.PdfPage) -> SourcePage:
    with closing(page.get_textpage()) as text:
        turn = Turn(page.get_bbox(), (page.get_rotation() + _writing(text)) % 360)
        glyphs = list(_glyphs(text, turn))
    rules, has_picture = rules_on(page, turn)
    return SourcePage(turn.height, glyphs, rules, has_picture)


def _writing(text: pypdfium2.PdfTextPage) -> int:
    """Return by how much most characters are turned counter-clockwise: 0, 90, 180 or 270."""
    count = text.count_chars()
    step = max(count // _SAMPLE, 1)
    angles = [_angle(text, index) for index in range(0, count, step)]
    return max(set(angles), key=angles.count, default=0)


def _angle(text: pypdfium2.PdfTextPage, index: int) -> int:
    radians: float = raw.FPDFText_GetCharAngle(text, index)
    return round(max(radians, 0.0) / 1.5707963) % 4 * 90


def _glyphs(text: pypdfium2.PdfTextPage, turn: Turn) -> Iterator[Glyph]:
    """Yield the characters that the page really has, not those PDFium adds between them."""
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = ""
    for index in range(min(text.count_chars(), _MOST_GLYPHS)):
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
