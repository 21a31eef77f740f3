"""Putting a document's blocks on pages."""

from collections.abc import Callable

from core.document.chart import Chart
from core.document.document import Document, Paragraph, Table
from core.formats.pdf.writing.figures import chart_depth, chart_drawing
from core.formats.pdf.writing.geometry import (
    BODY_SIZE,
    DEPTH,
    LEFT,
    LINE_PITCH,
    MEASURE,
    TITLE_SIZE,
    TOP,
    baseline,
    next_line,
)
from core.formats.pdf.writing.keep_together import SEAL_LINES, Keeping
from core.formats.pdf.writing.marks import mark_page
from core.formats.pdf.writing.pages import Bookmark, Figure, Page
from core.formats.pdf.writing.paragraphs import heading_of, set_paragraph, set_signature
from core.formats.pdf.writing.sign_off import sign_off_pages
from core.formats.pdf.writing.structure import Element, Structure
from core.formats.pdf.writing.table_breaks import split_table
from core.formats.pdf.writing.tables import fit_table, place_table
from core.formats.pdf.writing.title import set_title
from core.formats.pdf.writing.typefaces import GlyphTables
from core.formats.pdf.writing.typesetting import SetLine, clean

_TITLE_PITCH = 36  # points from line to line of the title
_TABLE_GAP = LINE_PITCH / 4  # at least, between a table and the text after it
_TINY = 1e-6


def lay_out(
    document: Document,
    fonts: GlyphTables,
    progress: Callable[[float], None],
) -> list[Page]:
    """Return the document's pages with their marks; a sheet for signatures comes last."""
    flow = _Flow(document, fonts)
    flow.add_title()
    for index in range(len(document.blocks)):
        progress(index / len(document.blocks))
        flow.add_block(index)
    flow.add_signature()
    for number, page in enumerate(flow.pages, start=1):
        mark_page(page, number, document, fonts)
    if document.sign_off:
        flow.pages.extend(
            sign_off_pages(document, document.sign_off, len(flow.pages), fonts, flow.structure)
        )
    return flow.pages


class _Flow:
    """The pages so far, and how deep the last of them is filled, in points."""

    def __init__(self, document: Document, fonts: GlyphTables) -> None:
        self.pages = [Page()]
        self.structure = Structure()
        self._document = document
        self._fonts = fonts
        self._signature = set_signature(document.signature, fonts)
        self._keeping = Keeping(document, len(self._signature), fonts)
        self._depth = 0.0

    @property
    def _room(self) -> float:
        return DEPTH - self._depth + _TINY

    def add_title(self) -> None:
        """Put the title at the top, centred, with a blank line below it."""
        lines = set_title(self._document.title_parts, self._fonts)
        if not lines:
            return
        self.pages[0].bookmarks.append(Bookmark(clean(self._document.title), 0, TOP))
        element = self.structure.heading(1)
        for line in lines:
            if self._room < _TITLE_PITCH:
                self._turn_page()
            left = LEFT + (MEASURE - line.width) / 2
            place = baseline(self._depth, _TITLE_PITCH, TITLE_SIZE)
            self.pages[-1].runs.extend(line.runs(left, place, element))
            self._depth += _TITLE_PITCH
        self._depth = min(next_line(self._depth) + LINE_PITCH, DEPTH)

    def add_block(self, index: int) -> None:
        """Put a block on the page, or on the next one if it cannot begin here."""
        kept = index > 0 and self._keeping.keeps_next(index - 1)  # room was made for both
        block = self._document.blocks[index]
        begins = isinstance(block, Paragraph) and block.new_page
        fits = kept or self._keeping.can_begin(index, self._room)
        if self._depth and (begins or not fits):
            self._turn_page()
        if isinstance(block, Table):
            self._add_table(block)
        elif block.chart:
            self._add_chart(block.chart)
        else:
            self._add_paragraph(index, block)

    def add_signature(self) -> None:
        """Put the signature under the text, with room for the seal."""
        height = len(self._signature) * LINE_PITCH
        fitting = (blank * LINE_PITCH for blank in SEAL_LINES)
        gap = next((gap for gap in fitting if self._room >= gap + height), None)
        if gap is None and self._signature:
            self._turn_page()
        self._depth += gap or 0
        element = self.structure.root
        for left, line in self._signature:
            if not line.start:  # the name's first, and the date's
                element = self.structure.paragraph()
            if self._room < LINE_PITCH:
                self._turn_page()
            self._place_line(line, left, element)
            self._depth += LINE_PITCH

    def _add_paragraph(self, index: int, paragraph: Paragraph) -> None:
        lines = set_paragraph(paragraph, self._fonts)
        if not lines:
            return
        head, elements = self._elements(paragraph)
        carried = self._keeping.line_to_carry(index, len(lines), self._depth)
        for number, line in enumerate(lines):
            if number == carried or self._room < LINE_PITCH:
                self._turn_page()
            if not number:
                self._add_bookmark(paragraph, head)
            for part, element in zip(line.split(len(head)), elements, strict=True):
                self._place_line(part, 0, element)
            self._depth += LINE_PITCH

    def _elements(self, paragraph: Paragraph) -> tuple[str, tuple[Element, Element]]:
        """Return a paragraph's heading, and the elements of that and of what follows it."""
        head = heading_of(paragraph)
        if not head:
            body = self.structure.paragraph()
            return head, (body, body)
        heading = self.structure.heading(paragraph.level + 1)
        is_all = len(head) == len(clean(paragraph.text))
        return head, (heading, heading if is_all else self.structure.paragraph())

    def _add_bookmark(self, paragraph: Paragraph, head: str) -> None:
        """Let the outline lead to a section or to a heading of the second level."""
        if head and (paragraph.level == 2 or (paragraph.level == 1 and paragraph.section)):
            mark = Bookmark(head.rstrip("。"), paragraph.level, TOP - self._depth)
            self.pages[-1].bookmarks.append(mark)

    def _place_line(self, line: SetLine, left: float, element: Element) -> None:
        place = baseline(self._depth, LINE_PITCH, BODY_SIZE)
        self.pages[-1].runs.extend(line.runs(LEFT + left, place, element))

    def _add_table(self, table: Table) -> None:
        whole = fit_table(table, self._room, self._fonts)
        parts = [whole] if whole else split_table(table, self._room, DEPTH + _TINY, self._fonts)
        cells = self.structure.table(table)
        for number, part in enumerate(parts):
            if number:
                self._turn_page()
            place_table(part, self.pages[-1], self._depth, cells)
            self._depth += part.height
        self._depth = min(next_line(self._depth + _TABLE_GAP), DEPTH)

    def _add_chart(self, chart: Chart) -> None:
        drawing = chart_drawing(chart)
        self._depth += chart_depth(chart)
        foot = TOP - self._depth
        box = (LEFT, foot, LEFT + drawing.width, foot + drawing.height)
        element = self.structure.figure(chart.words, box)
        self.pages[-1].figures.append(Figure(LEFT, foot, drawing, element))
        self._depth = min(next_line(self._depth), DEPTH)

    def _turn_page(self) -> None:
        self.pages.append(Page())
        self._depth = 0.0
