"""A document's blocks planned on pages, and the pages."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from core.document.chart import Chart
from core.document.document import Document, Paragraph, Table
from core.formats.pdf.writing.figures import chart_depth
from core.formats.pdf.writing.geometry import DEPTH, LINE_PITCH, MEASURE, TITLE_PITCH, next_line
from core.formats.pdf.writing.keep_together import SEAL_LINES, Keeping
from core.formats.pdf.writing.manners import OTHERS, Manner
from core.formats.pdf.writing.marks import mark_page
from core.formats.pdf.writing.pages import Page
from core.formats.pdf.writing.paragraphs import set_paragraph, set_signature
from core.formats.pdf.writing.placing import place
from core.formats.pdf.writing.plan import TITLE, PlacedChart, PlacedLine, PlacedTable, Plan
from core.formats.pdf.writing.sign_off import sign_off_pages
from core.formats.pdf.writing.structure import Structure
from core.formats.pdf.writing.table_breaks import split_blocks, split_table
from core.formats.pdf.writing.tables import CLOSE, COMFORTABLE, DENSITIES, SetTable, TableSetter
from core.formats.pdf.writing.title import set_title
from core.formats.pdf.writing.typefaces import GlyphTables
from core.formats.pdf.writing.typesetting import SetLine
from core.formats.setting.blanks import with_blanks

_TABLE_GAP = LINE_PITCH / 4  # at least, between a table and the text after it
_TINY = 1e-6
_MOST_PAGES = 20  # of a longer document a page more or less is not worth the time
_MOST_DENSE = 5  # densities of a table that could have a page for itself
_FEW = 6  # lines on the last page that might be saved
_MUCH_ROOM = 0.25 * DEPTH  # left empty before a block that goes to the next page


def lay_out(
    document: Document,
    fonts: GlyphTables,
    progress: Callable[[float], None],
) -> list[Page]:
    """Return the document's pages with their marks; a sheet for signatures comes last."""
    document = with_blanks(document)
    structure = Structure()
    pages = place(plan_pages(document, fonts, progress), document, structure)
    for number, page in enumerate(pages, start=1):
        mark_page(page, number, document, fonts)
    if document.sign_off:
        pages.extend(sign_off_pages(document, document.sign_off, len(pages), fonts, structure))
    return pages


def plan_pages(document: Document, fonts: GlyphTables, progress: Callable[[float], None]) -> Plan:
    """Plan the pages as they come, and in other manners where these may save a page."""
    tables = TableSetter(fonts)

    def planned(manner: Manner, hear: Callable[[float], None] = lambda _: None) -> _Flow:
        flow = _Flow(document, tables, manner)
        flow.add_all(hear)
        return flow

    best = planned(Manner(), progress)
    if best.may_be_better:
        best = min((best, *map(planned, OTHERS)), key=_Flow.cost)
    if best.lonely:
        manner = replace(best.manner, carried=best.lonely)
        best = min((best, planned(manner)), key=_Flow.cost)
    return best.plan


class _Flow:
    """The plan so far, and how deep the last page is filled, in points."""

    def __init__(self, document: Document, tables: TableSetter, manner: Manner) -> None:
        self.plan: Plan = [[]]
        self.manner = manner
        self._left_empty: list[float] = []
        self._document = document
        self._tables = tables
        self._fonts = tables.fonts
        self._signature = set_signature(document.signature, self._fonts)
        self._keeping = Keeping(document, len(self._signature), tables, manner)
        self._depth = 0.0

    @property
    def may_be_better(self) -> bool:
        """Tell whether another manner may save a page, or fill one that is left half empty."""
        is_short = 1 < len(self.plan) <= _MOST_PAGES
        ends_early = len(self.plan[-1]) <= _FEW
        return is_short and (ends_early or max(self._left_empty, default=0) > _MUCH_ROOM)

    @property
    def lonely(self) -> frozenset[int]:
        """The paragraphs, by their index, whose last line has a page for itself."""
        alone = (held[0] for held in self.plan[1:] if len(held) == 1)
        blocks = range(len(self._document.blocks))
        return frozenset(
            each.block for each in alone if isinstance(each, PlacedLine) and each.block in blocks
        )

    def cost(self) -> tuple[int, int, int]:
        """Tell how good it is: fewer pages, no line alone, no page that is left half empty."""
        half_empty = sum(room > DEPTH / 2 for room in self._left_empty)
        return len(self.plan), len(self.lonely), half_empty

    @property
    def _room(self) -> float:
        return DEPTH - self._depth + _TINY

    def add_all(self, progress: Callable[[float], None]) -> None:
        """Plan title, blocks and signature."""
        self._add_title()
        for index in range(len(self._document.blocks)):
            progress(index / len(self._document.blocks))
            self._add_block(index)
        self._add_signature()

    def _add_title(self) -> None:
        """Put the title at the top, centred, with a blank line below it."""
        lines = set_title(self._document.title_parts, self._fonts)
        for line in lines:
            self._add_line(TITLE, line, (MEASURE - line.width) / 2, TITLE_PITCH)
        if lines:
            self._depth = min(next_line(self._depth) + LINE_PITCH, DEPTH)

    def _add_block(self, index: int) -> None:
        """Put a block on the page, or on the next one if it cannot begin here."""
        kept = index > 0 and self._keeping.keeps_next(index - 1)  # room was made for both
        block = self._document.blocks[index]
        begins = isinstance(block, Paragraph) and block.new_page
        if self._depth and begins:
            self._turn_page()
        elif self._depth and not kept and not self._keeping.can_begin(index, self._room):
            self._left_empty.append(self._room)
            self._turn_page()
        if isinstance(block, Table):
            self._add_table(index, block)
        elif block.chart:
            self._add_chart(index, block.chart)
        else:
            self._add_paragraph(index, block)

    def _add_signature(self) -> None:
        """Put the signature under the text, with room for the seal."""
        height = len(self._signature) * LINE_PITCH
        fitting = (blank * LINE_PITCH for blank in SEAL_LINES)
        gap = next((gap for gap in fitting if self._room >= gap + height), None)
        if gap is None and self._signature:
            self._turn_page()
        self._depth += gap or 0
        for left, line in self._signature:
            self._add_line(len(self._document.blocks), line, left)

    def _add_paragraph(self, index: int, paragraph: Paragraph) -> None:
        lines = set_paragraph(paragraph, self._fonts, tight=self.manner.tight)
        carried = self._keeping.line_to_carry(index, len(lines), self._depth)
        for number, line in enumerate(lines):
            if number == carried:
                self._turn_page()
            self._add_line(index, line)

    def _add_line(
        self, index: int, line: SetLine, left: float = 0, pitch: float = LINE_PITCH
    ) -> None:
        if self._room < pitch:
            self._turn_page()
        self.plan[-1].append(PlacedLine(index, self._depth, left, line))
        self._depth += pitch

    def _add_table(self, index: int, table: Table) -> None:
        for number, part in enumerate(self._parts(table)):
            if number:
                self._turn_page()
            self.plan[-1].append(PlacedTable(index, self._depth, part))
            self._depth += part.height
        self._depth = min(next_line(self._depth + _TABLE_GAP), DEPTH)

    def _add_chart(self, index: int, chart: Chart) -> None:
        self.plan[-1].append(PlacedChart(index, self._depth, chart))
        self._depth = min(next_line(self._depth + chart_depth(chart)), DEPTH)

    def _parts(self, table: Table) -> Iterable[SetTable]:
        """Set a table whole where it fits, or in the parts that stand on a page each."""
        whole = self._tables.fit(table, self._room, CLOSE if self.manner.close else COMFORTABLE)
        if not whole and self.manner.tearing:
            parts = split_blocks(table, self._room, self._tables)
            if parts:
                return parts
        begins_page = self._depth <= 2 * LINE_PITCH  # under its heading
        allowed = DENSITIES if begins_page else DENSITIES[:_MOST_DENSE]
        whole = whole or self._tables.fit(table, self._room, allowed)
        return [whole] if whole else split_table(table, self._room, DEPTH + _TINY, self._tables)

    def _turn_page(self) -> None:
        self.plan.append([])
        self._depth = 0.0
