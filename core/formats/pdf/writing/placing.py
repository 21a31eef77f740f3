"""A plan carried out: text, lines, structure and bookmarks on pages."""

from core.document.document import Document, Paragraph, Signature, Table
from core.formats.pdf.writing.figures import chart_depth, chart_drawing
from core.formats.pdf.writing.geometry import (
    BODY_SIZE,
    LEFT,
    LINE_PITCH,
    TITLE_PITCH,
    TITLE_SIZE,
    TOP,
    baseline,
)
from core.formats.pdf.writing.pages import Bookmark, Figure, Page
from core.formats.pdf.writing.paragraphs import heading_of
from core.formats.pdf.writing.plan import TITLE, Placed, PlacedChart, PlacedLine, PlacedTable, Plan
from core.formats.pdf.writing.structure import Element, Structure, TableCells
from core.formats.pdf.writing.tables import place_table
from core.formats.pdf.writing.typesetting import clean


def place(plan: Plan, document: Document, structure: Structure) -> list[Page]:
    """Return the pages of a plan; what they say is added to the structure."""
    placing = _Placing(document, structure)
    return [placing.page(held) for held in plan]


class _Placing:
    """Carries a plan out, a page after the other."""

    def __init__(self, document: Document, structure: Structure) -> None:
        self._document = document
        self._structure = structure
        self._page = Page()
        self._begun: int | None = None  # the block that was begun last
        self._head = ""
        self._elements: tuple[Element, Element] = (structure.root, structure.root)
        self._cells: TableCells = {}

    def page(self, held: list[Placed]) -> Page:
        """Return the next page."""
        self._page = Page()
        for each in held:
            if isinstance(each, PlacedTable):
                self._place_table(each)
            elif isinstance(each, PlacedChart):
                self._place_chart(each)
            elif each.block == TITLE:
                self._place_title(each)
            else:
                self._place_line(each)
            self._begun = each.block
        return self._page

    def _place_title(self, placed: PlacedLine) -> None:
        if self._begun is None:
            self._page.bookmarks.append(Bookmark(clean(self._document.title), 0, TOP))
            self._elements = (self._structure.heading(1),) * 2
        place = baseline(placed.depth, TITLE_PITCH, TITLE_SIZE)
        self._page.runs.extend(placed.line.runs(LEFT + placed.left, place, self._elements[0]))

    def _place_table(self, placed: PlacedTable) -> None:
        block = self._document.blocks[placed.block]
        if placed.block != self._begun and isinstance(block, Table):
            self._cells = self._structure.table(block)
        place_table(placed.table, self._page, placed.depth, self._cells)

    def _place_chart(self, placed: PlacedChart) -> None:
        drawing = chart_drawing(placed.chart)
        foot = TOP - placed.depth - chart_depth(placed.chart)
        box = (LEFT, foot, LEFT + drawing.width, foot + drawing.height)
        element = self._structure.figure(placed.chart.words, box)
        self._page.figures.append(Figure(LEFT, foot, drawing, element))

    def _place_line(self, placed: PlacedLine) -> None:
        blocks = self._document.blocks
        block = blocks[placed.block] if placed.block < len(blocks) else self._document.signature
        if isinstance(block, Signature):
            if not placed.line.start:  # the name's first line, and the date's
                self._elements = (self._structure.paragraph(),) * 2
        elif isinstance(block, Paragraph) and placed.block != self._begun:
            self._begin_paragraph(block, placed.depth)
        place = baseline(placed.depth, LINE_PITCH, BODY_SIZE)
        for part, element in zip(placed.line.split(len(self._head)), self._elements, strict=True):
            self._page.runs.extend(part.runs(LEFT + placed.left, place, element))

    def _begin_paragraph(self, paragraph: Paragraph, depth: float) -> None:
        """Begin its elements: that of its heading, and that of what follows the heading."""
        self._head = heading_of(paragraph)
        if not self._head:
            self._elements = (self._structure.paragraph(),) * 2
            return
        heading = self._structure.heading(paragraph.level + 1)
        is_all = len(self._head) == len(clean(paragraph.text))
        self._elements = (heading, heading if is_all else self._structure.paragraph())
        if paragraph.level == 2 or (paragraph.level == 1 and paragraph.section):
            mark = Bookmark(self._head.rstrip("。"), paragraph.level, TOP - depth)
            self._page.bookmarks.append(mark)
