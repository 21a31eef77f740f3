"""Pages painted into a PDF file."""

import functools
import threading
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from core.document.document import Document
from core.formats.pdf.writing.geometry import PAGE_HEIGHT, PAGE_WIDTH
from core.formats.pdf.writing.pages import Box, Page, Run

CREATOR = "政务公开年报"
_VERSION = (1, 5)
_RULE_WIDTH = 0.5  # points
_SQUARE_ENDS = 2  # of rules, so that corners are closed
_SHADE = 0.93  # of captions: 0 is black, 1 white
_FILL_AND_STROKE: Final = 2  # of outlines
_DECIMALS = 3  # of points
_lock = threading.Lock()


class _Compression:
    """How streams are written: other than by the library's own way, only in binary.

    What was compressed is kept: from one preview to the next, most fonts stay the same.
    """

    pdfname = "FlateDecode"

    @staticmethod
    @functools.lru_cache(maxsize=64)
    def encode(data: str | bytes) -> bytes:
        """Compress the bytes of a stream."""
        return zlib.compress(data.encode() if isinstance(data, str) else data)


def paint(
    pages: Sequence[Page],
    document: Document,
    created: datetime,
    progress: Callable[[float], None],
) -> bytes:
    """Return the PDF file of the pages; the same bytes for the same pages and date."""
    top_level = min((mark.level for page in pages for mark in page.bookmarks), default=0)
    with _lock:  # the library reads from a font at a place that it keeps in the font
        canvas = _new_canvas(pages[0].runs[0])
        _describe(canvas, document, pages, created)
        for index, page in enumerate(pages):
            progress(index / len(pages))
            _paint_page(canvas, page)
            _add_bookmarks(canvas, page, top_level)
            canvas.showPage()
        return _file(canvas).GetPDFData(canvas)


def _new_canvas(first: Run) -> Canvas:
    """Return an empty canvas that begins with the font of a run, lest it name Helvetica."""
    canvas = Canvas(
        BytesIO(),
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=0,
        invariant=1,
        pdfVersion=_VERSION,
        initialFontName=first.typeface.font.fontName,  # type: ignore[arg-type]
        lang="zh-CN",
    )
    _file(canvas).defaultStreamFilters = [_Compression]
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _file(canvas: Canvas) -> PDFDocument:
    """Return the file being made, for which the canvas has no public name.

    It lets streams be compressed quicker, the identity be that of the content, and the
    bytes be had at the end. Should it move, no PDF is written at all, and
    tests/core/formats/test_private_names.py says so.
    """
    file: PDFDocument = canvas._doc  # type: ignore[attr-defined]
    return file


def _describe(canvas: Canvas, document: Document, pages: Sequence[Page], created: datetime) -> None:
    """Set the document's properties; the keywords say which fonts were used."""
    date = _format_date(created)
    fonts = dict.fromkeys(run.typeface.name for page in pages for run in page.runs)
    canvas.setTitle(_encodable(document.title))
    canvas.setAuthor(_encodable(document.agency))
    canvas.setSubject(f"{document.year}年度报告")
    canvas.setKeywords("字体：" + "、".join(fonts))
    canvas.setCreator(CREATOR)
    canvas.setProducer(CREATOR)
    canvas.setDateFormatter(lambda *_: date)
    _file(canvas).updateSignature(date)


def _format_date(moment: datetime) -> str:
    """Return a date as PDF writes it: D:20250115093000+08'00'."""
    zone = moment.strftime("%z")
    offset = f"{zone[:3]}'{zone[3:5]}'" if zone else ""
    return f"D:{moment:%Y%m%d%H%M%S}{offset}"


def _encodable(text: str) -> str:
    """Return a text without halves of characters."""
    return text.encode(errors="replace").decode()


def _paint_page(canvas: Canvas, page: Page) -> None:
    if page.shades:
        canvas.setFillGray(_SHADE)
        for box in page.shades:
            x, y, width, height = map(_rounded, box)
            canvas.rect(x, y, width, height, stroke=0, fill=1)
        canvas.setFillGray(0)
    if page.rules:
        canvas.setLineWidth(_RULE_WIDTH)
        canvas.setLineCap(_SQUARE_ENDS)
        canvas.lines([tuple(map(_rounded, rule)) for rule in page.rules])
    if page.squares:
        _paint_squares(canvas, page.squares)
    _file(canvas).updateSignature("".join(run.text for run in page.runs))
    for stroke, runs in groupby(page.runs, lambda run: run.glyphs[0].stroke * run.size):
        _paint_runs(canvas, runs, stroke)


def _paint_squares(canvas: Canvas, squares: Sequence[Box]) -> None:
    """Paint squares as one outline, lest light lines be seen between them."""
    path = canvas.beginPath()
    for box in squares:
        path.rect(*map(_rounded, box))
    canvas.drawPath(path, stroke=0, fill=1)


def _add_bookmarks(canvas: Canvas, page: Page, top_level: int) -> None:
    """Add the page's bookmarks to the outline, which begins with those of `top_level`."""
    for mark in page.bookmarks:
        key = f"{canvas.getPageNumber()} {mark.top}"
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=mark.top)
        canvas.addOutlineEntry(_encodable(mark.title), key, mark.level - top_level)
        canvas.showOutline()


def _paint_runs(canvas: Canvas, runs: Iterable[Run], stroke: float) -> None:
    """Paint runs whose outlines are to be `stroke` points bolder."""
    canvas.saveState()
    text = canvas.beginText()
    if stroke:
        canvas.setLineWidth(stroke)
        text.setTextRenderMode(_FILL_AND_STROKE)
    _add_runs(text, runs)
    canvas.drawText(text)
    canvas.restoreState()


def _add_runs(text: PDFTextObject, runs: Iterable[Run]) -> None:
    """Add runs to a text object; what does not change is not repeated."""
    last: tuple[str, float] | None = None
    spacing = 0.0
    for run in runs:
        font = (run.typeface.font.fontName, run.size)
        if last != font:
            last = font
            text.setFont(*font)
        if spacing != (new := _rounded(run.spacing)):
            spacing = new
            text.setCharSpace(spacing)
        text.setTextOrigin(_rounded(run.x), _rounded(run.baseline))
        text.textOut(run.text)


def _rounded(length: float) -> float:
    return round(length, _DECIMALS)
