"""Putting a document's blocks on pages."""

from collections.abc import Callable

from core.document import Document, Paragraph, Table
from core.fonts import FontRole
from core.formats.pdf.geometry import (
    BODY_SIZE,
    BOTTOM,
    DASH_RISE,
    DEPTH,
    FOLIO_DROP,
    FOLIO_SIZE,
    LEFT,
    LINE_PITCH,
    LINES,
    MEASURE,
    RIGHT,
    TITLE_SIZE,
    TOP,
    baseline,
    next_line,
)
from core.formats.pdf.pages import Bookmark, Page
from core.formats.pdf.paragraphs import is_heading, set_paragraph, set_signature
from core.formats.pdf.table_breaks import best_break, rows_of
from core.formats.pdf.tables import COMFORTABLE, DENSITIES, fit_table, place_table, set_table
from core.formats.pdf.title import set_title
from core.formats.pdf.typefaces import GlyphTables
from core.formats.pdf.typesetting import SetLine, set_one_line

_TITLE_PITCH = 36  # points from line to line of the title
_TABLE_GAP = LINE_PITCH / 4  # at least, between a table and the text after it
_SEAL_LINES = (2, 1)  # blank lines above the signature, where the seal is put; fewer at need
_TOGETHER = 2  # lines of text that stay with a heading or with the signature
_SPLIT_ROOM = 0.4  # of a page: a table that must be split begins only above this much room
_SPLIT_DENSITY = DENSITIES[4]
_TINY = 1e-6


def lay_out(
    document: Document, fonts: GlyphTables, progress: Callable[[float], None]
) -> list[Page]:
    """Return the document's pages with their page numbers."""
    flow = _Flow(document, fonts)
    flow.add_title()
    for index in range(len(document.blocks)):
        progress(index / len(document.blocks))
        flow.add_block(index)
    flow.add_signature()
    for number, page in enumerate(flow.pages, start=1):
        _number_page(page, number, fonts)
    return flow.pages


class _Flow:
    """The pages so far, and how deep the last of them is filled, in points."""

    def __init__(self, document: Document, fonts: GlyphTables) -> None:
        self.pages = [Page()]
        self._document = document
        self._blocks = document.blocks
        self._fonts = fonts
        self._signature = set_signature(document.signature, fonts)
        self._depth = 0.0

    @property
    def _room(self) -> float:
        return DEPTH - self._depth + _TINY

    def add_title(self) -> None:
        """Put the title at the top, centred, with a blank line below it."""
        lines = set_title(self._document.title_parts, self._fonts)
        if not lines:
            return
        self.pages[0].bookmarks.append(Bookmark(self._document.title, 0, TOP))
        for line in lines:
            if self._room < _TITLE_PITCH:
                self._turn_page()
            left = LEFT + (MEASURE - line.width) / 2
            place = baseline(self._depth, _TITLE_PITCH, TITLE_SIZE)
            self.pages[-1].runs.extend(line.runs(left, place))
            self._depth += _TITLE_PITCH
        self._depth = min(next_line(self._depth) + LINE_PITCH, DEPTH)

    def add_block(self, index: int) -> None:
        """Put a block on the page, or on the next one if it cannot begin here."""
        if (
            self._depth
            and not self._follows_heading(index)
            and not self._can_begin(index, self._room, 0)
        ):
            self._turn_page()
        block = self._blocks[index]
        if isinstance(block, Table):
            self._add_table(block)
        else:
            self._add_paragraph(index, block)

    def _follows_heading(self, index: int) -> bool:
        """Tell whether the heading before a block has already made sure of its room."""
        before = self._blocks[index - 1] if index else None
        return isinstance(before, Paragraph) and is_heading(before)

    def add_signature(self) -> None:
        """Put the signature under the text, with room for the seal."""
        if not self._signature:
            return
        for blank in _SEAL_LINES:
            if self._room >= (blank + len(self._signature)) * LINE_PITCH:
                self._depth += blank * LINE_PITCH
                break
        else:
            self._turn_page()
        for left, line in self._signature:
            self._add_line(line, left)

    def _can_begin(self, index: int, room: float, above: float) -> bool:
        """Tell whether a block and what must follow it fit `room` points.

        `above` is the height of the headings before it, which go with it.
        """
        if index == len(self._blocks):
            return True
        block = self._blocks[index]
        if isinstance(block, Table):
            return self._can_begin_table(block, room, DEPTH - above)
        count = len(set_paragraph(block, self._fonts))
        height = count * LINE_PITCH
        if is_heading(block):
            return room >= height and self._can_begin(index + 1, room - height, above + height)
        if index == len(self._blocks) - 1 and count < 2 * _TOGETHER:
            return room >= min(height + self._signature_height, DEPTH - above)
        return room >= (min(count, _TOGETHER) * LINE_PITCH if above else LINE_PITCH)

    def _can_begin_table(self, table: Table, room: float, page_room: float) -> bool:
        if fit_table(table, room, self._fonts, COMFORTABLE):
            return True
        must_split = fit_table(table, page_room + _TINY, self._fonts) is None
        return must_split and room >= _SPLIT_ROOM * DEPTH

    @property
    def _signature_height(self) -> float:
        """The least height the signature needs below the text."""
        count = len(self._signature)
        return (_SEAL_LINES[-1] + count) * LINE_PITCH if count else 0.0

    def _add_paragraph(self, index: int, paragraph: Paragraph) -> None:
        lines = set_paragraph(paragraph, self._fonts)
        if paragraph.section and paragraph.level == 1:
            top = TOP - self._depth
            self.pages[-1].bookmarks.append(Bookmark(paragraph.text, 1, top))
        turn = self._turn_for_signature(index, len(lines))
        for number, line in enumerate(lines):
            if number == turn or self._room < LINE_PITCH:
                self._turn_page()
            self._add_line(line, 0)

    def _turn_for_signature(self, index: int, count: int) -> int | None:
        """Return the line of the last paragraph to carry over with the signature."""
        if index < len(self._blocks) - 1 or count < 2 * _TOGETHER:
            return None
        last = (round(self._depth / LINE_PITCH) + count - 1) % LINES + 1
        if (LINES - last) * LINE_PITCH + _TINY >= self._signature_height:
            return None
        return count - _TOGETHER

    def _add_line(self, line: SetLine, left: float) -> None:
        place = baseline(self._depth, LINE_PITCH, BODY_SIZE)
        self.pages[-1].runs.extend(line.runs(LEFT + left, place))
        self._depth += LINE_PITCH

    def _add_table(self, table: Table) -> None:
        result = fit_table(table, self._room, self._fonts)
        if result is not None:
            place_table(result, self.pages[-1], self._depth)
            self._depth += result.height
        else:
            self._split_table(table)
        self._depth = min(next_line(self._depth + _TABLE_GAP), DEPTH)

    def _split_table(self, table: Table) -> None:
        """Put a table on several pages, with its header rows on each."""
        first = 0
        while first < table.rows:
            if first:
                self._turn_page()
            end = self._last_row_for(table, first)
            part = set_table(rows_of(table, first, end), _SPLIT_DENSITY, self._fonts)
            place_table(part, self.pages[-1], self._depth)
            self._depth += part.height
            first = end

    def _last_row_for(self, table: Table, first: int) -> int:
        """Return the row before which the part of a table on this page ends."""
        for limit in range(table.rows, first, -1):
            end = best_break(table, first, limit)
            part = set_table(rows_of(table, first, end), _SPLIT_DENSITY, self._fonts)
            if part.height <= self._room:
                return end
        return first + 1

    def _turn_page(self) -> None:
        self.pages.append(Page())
        self._depth = 0.0


def _number_page(page: Page, number: int, fonts: GlyphTables) -> None:
    """Print `— 3 —` at the outer edge, one character in from it."""
    line = set_one_line(f"— {number} —", fonts[FontRole.DIGITS], FOLIO_SIZE)
    odd = number % 2 == 1
    left = RIGHT - FOLIO_SIZE - line.width if odd else LEFT + FOLIO_SIZE
    page.runs.extend(line.runs(left, BOTTOM - FOLIO_DROP - DASH_RISE * FOLIO_SIZE))
