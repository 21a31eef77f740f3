"""Pages painted into a PDF file."""

import functools
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Final, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from core.document.document import Document
from core.formats.pdf.writing.archiving import describe_for_archives, finish_page
from core.formats.pdf.writing.embedding import FONTS_IN_USE
from core.formats.pdf.writing.figures import paint_drawing
from core.formats.pdf.writing.geometry import PAGE_HEIGHT, PAGE_WIDTH
from core.formats.pdf.writing.metadata import Properties
from core.formats.pdf.writing.pages import BLACK, Bookmark, Box, Color, Figure, Page, Run
from core.formats.pdf.writing.structure import Element
from core.formats.pdf.writing.tagging import END, LINES, Tagging
from core.formats.setting.cleaning import one_line
from core.formats.setting.draft import DRAFT_COLOR, DRAFT_FRAME

CREATOR = "政务公开年报"
_VERSION = (1, 7)
SUBJECT = "政府信息公开工作年度报告"
_RULE_WIDTH = 0.5  # points
_SQUARE_ENDS = 2  # of rules, so that corners are closed
_SHADE = 0.93  # of captions: 0 is black, 1 white
_FILL_AND_STROKE: Final = 2  # of outlines
_DECIMALS = 3  # of points


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
    outline = _Outline()
    tagging = Tagging()
    with FONTS_IN_USE:
        canvas = _new_canvas(pages[0].runs[0])
        _describe(canvas, document, created)
        for index, page in enumerate(pages):
            progress(index / len(pages))
            tagging.pages.append([])
            _paint_page(canvas, page, tagging)
            outline.add(canvas, page.bookmarks)
            canvas.showPage()
            finish_page(_file(canvas), index)
        tagging.write(_file(canvas), _root(pages))
        return _file(canvas).GetPDFData(canvas)


def _root(pages: Sequence[Page]) -> Element:
    """Return the top of the structure that the pages' text belongs to."""
    tagged = (run.element for page in pages for run in page.runs if run.element)
    element = next(tagged, None) or Element("Document")
    while element.parent:
        element = element.parent
    return element


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


def _describe(canvas: Canvas, document: Document, created: datetime) -> None:
    """Set the document's properties, in both of the places where they are looked for."""
    date = _format_date(created)
    title, agency = one_line(_encodable(document.title)), one_line(_encodable(document.agency))
    said = Properties(
        title=title,
        author=agency,
        subject=f"{document.year}年度报告",
        keywords="，".join(filter(None, (SUBJECT, agency, f"{document.year}年"))),
        program=CREATOR,
        created=created,
    )
    canvas.setTitle(said.title)
    canvas.setAuthor(said.author)
    canvas.setSubject(said.subject)
    canvas.setKeywords(said.keywords)
    canvas.setCreator(said.program)
    canvas.setProducer(said.program)
    canvas.setDateFormatter(lambda *_: date)
    _file(canvas).updateSignature(date)
    describe_for_archives(_file(canvas), said)


def _format_date(moment: datetime) -> str:
    """Return a date as PDF writes it: D:20250115093000+08'00'."""
    zone = moment.strftime("%z")
    offset = f"{zone[:3]}'{zone[3:5]}'" if zone else ""
    return f"D:{moment:%Y%m%d%H%M%S}{offset}"


def _encodable(text: str) -> str:
    """Return a text without halves of characters."""
    return text.encode(errors="replace").decode()


def _paint_page(canvas: Canvas, page: Page, tagging: Tagging) -> None:
    if page.shades or page.rules or page.frame:
        canvas.addLiteral(LINES)
        _paint_lines(canvas, page)
        canvas.addLiteral(END)
    if page.squares:
        canvas.addLiteral(tagging.begin(page.figure))
        _paint_squares(canvas, page.squares)
        canvas.addLiteral(END)
    for figure in page.figures:
        canvas.addLiteral(tagging.begin(figure.element))
        _paint_figure(canvas, figure)
        canvas.addLiteral(END)
    _file(canvas).updateSignature("".join(run.text for run in page.runs))
    for (stroke, color), runs in groupby(page.runs, _look):
        _paint_runs(canvas, runs, _Look(stroke, color), tagging)


class _Look(NamedTuple):
    """How the outlines of text are painted: how many points bolder, and in which colour."""

    stroke: float
    color: Color


def _look(run: Run) -> _Look:
    return _Look(run.glyphs[0].stroke * run.size, run.color)


def _paint_lines(canvas: Canvas, page: Page) -> None:
    """Paint what of a page is no text."""
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
    if page.frame:
        canvas.saveState()
        canvas.setLineCap(_SQUARE_ENDS)
        canvas.setLineWidth(DRAFT_FRAME)
        canvas.setStrokeColorRGB(*_parts_of(DRAFT_COLOR))
        canvas.lines([tuple(map(_rounded, rule)) for rule in page.frame])
        canvas.restoreState()


def _paint_squares(canvas: Canvas, squares: Sequence[Box]) -> None:
    """Paint squares as one outline, lest light lines be seen between them."""
    path = canvas.beginPath()
    for box in squares:
        path.rect(*map(_rounded, box))
    canvas.drawPath(path, stroke=0, fill=1)


class _Outline:
    """The outline as it grows; an entry stands below the last one of a higher level."""

    def __init__(self) -> None:
        self._open: list[int] = []  # the levels of the entries around the next one

    def add(self, canvas: Canvas, bookmarks: Sequence[Bookmark]) -> None:
        """Add the bookmarks of the page that is being painted."""
        for mark in bookmarks:
            while self._open and self._open[-1] >= mark.level:
                self._open.pop()
            key = f"{canvas.getPageNumber()} {mark.top}"
            canvas.bookmarkPage(key, fit="XYZ", left=0, top=mark.top)
            canvas.addOutlineEntry(_encodable(mark.title), key, len(self._open))
            canvas.showOutline()
            self._open.append(mark.level)


def _paint_figure(canvas: Canvas, figure: Figure) -> None:
    canvas.saveState()
    canvas.translate(_rounded(figure.x), _rounded(figure.y))
    paint_drawing(canvas, figure.drawing)
    canvas.restoreState()
    _file(canvas).updateSignature(figure.drawing.asString("py"))


def _paint_runs(canvas: Canvas, runs: Iterable[Run], look: _Look, tagging: Tagging) -> None:
    """Paint runs that look alike."""
    canvas.saveState()
    text = _TaggedText(canvas)
    if look.color != BLACK:
        text.setFillColorRGB(*_parts_of(look.color))
        text.setStrokeColorRGB(*_parts_of(look.color))
    if look.stroke:
        canvas.setLineWidth(look.stroke)
        text.setTextRenderMode(_FILL_AND_STROKE)
    _add_runs(text, runs, tagging)
    canvas.drawText(text)
    canvas.restoreState()


class _TaggedText(PDFTextObject):
    """A text object with marks around what belongs to one element."""

    def mark(self, operator: str) -> None:
        """Begin or end a piece."""
        self._code.append(operator)  # type: ignore[attr-defined]


def _add_runs(text: _TaggedText, runs: Iterable[Run], tagging: Tagging) -> None:
    """Add runs to a text object; what does not change is not repeated."""
    last: tuple[str, float] | None = None
    spacing = 0.0
    for element, piece in groupby(runs, lambda run: run.element):
        text.mark(tagging.begin(element))
        for run in piece:
            font = (run.typeface.font.fontName, run.size)
            if last != font:
                last = font
                text.setFont(*font)
            if spacing != (new := _rounded(run.spacing)):
                spacing = new
                text.setCharSpace(spacing)
            text.setTextOrigin(_rounded(run.x), _rounded(run.baseline))
            text.textOut(run.text)
        text.mark(END)


def _parts_of(color: Color) -> tuple[float, float, float]:
    """Return a colour as the library takes it, from 0 to 1."""
    red, green, blue = (_rounded(part / 255) for part in color)
    return red, green, blue


def _rounded(length: float) -> float:
    return round(length, _DECIMALS)
