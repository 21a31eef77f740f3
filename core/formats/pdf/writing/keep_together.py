"""What stays together on a page: headings with their text, the signature with its.

Heights are in points; `room` is what is left of a page.
"""

from core.document.document import Document, Paragraph, Table
from core.formats.pdf.writing.figures import chart_depth
from core.formats.pdf.writing.geometry import DEPTH, LINE_PITCH, LINES
from core.formats.pdf.writing.manners import Manner
from core.formats.pdf.writing.paragraphs import is_heading, set_paragraph
from core.formats.pdf.writing.table_breaks import split_blocks
from core.formats.pdf.writing.tables import COMFORTABLE, TableSetter

SEAL_LINES = (2, 1)  # blank lines above the signature, where the seal is put; fewer at need
_TOGETHER = 2  # lines of text that stay with a heading or with the signature
_SPLIT_ROOM = 0.4 * DEPTH  # a table that must be split begins only above this much room
_TINY = 1e-6


class Keeping:
    """Tells where the blocks of a document may begin."""

    def __init__(
        self, document: Document, signature_lines: int, tables: TableSetter, manner: Manner
    ) -> None:
        self._blocks = document.blocks
        self._tables = tables
        self._fonts = tables.fonts
        self._manner = manner
        blank = SEAL_LINES[-1] if signature_lines else 0
        self._signature_height = (blank + signature_lines) * LINE_PITCH

    def can_begin(self, index: int, room: float, above: float = 0) -> bool:
        """Tell whether a block, and what must follow it, fits `room`.

        `above` is the height of the headings before it, which go with it.
        """
        if index == len(self._blocks):
            return room >= self._signature_height
        block = self._blocks[index]
        if isinstance(block, Table):
            return self._can_begin_table(block, room, DEPTH - above)
        if block.chart:
            return room >= min(chart_depth(block.chart), DEPTH - above)
        count = len(set_paragraph(block, self._fonts, tight=self._manner.tight))
        height = count * LINE_PITCH
        if self.keeps_next(index):
            return room >= height and self.can_begin(index + 1, room - height, above + height)
        if self._is_last(index) and count < 2 * _TOGETHER:
            return room >= min(height + self._signature_height, DEPTH - above)
        return room >= LINE_PITCH * (min(count, _TOGETHER) if above else min(count, 1))

    def keeps_next(self, index: int) -> bool:
        """Tell whether a block is a heading over the next one, not an item of a list."""
        block = self._blocks[index]
        if not isinstance(block, Paragraph) or not is_heading(block):
            return False
        if block.level == 1 or self._is_last(index):
            return True
        following = self._blocks[index + 1]
        return isinstance(following, Table) or not 0 < following.level <= block.level

    def line_to_carry(self, index: int, count: int, depth: float) -> int | None:
        """Return the line of the last paragraph that goes over to the signature's page.

        The paragraph has `count` lines and begins at `depth`; None when the
        signature fits below it, or when it is too short to be torn. So does a line of a
        paragraph whose last one would have a page for itself, or with the signature alone.
        """
        if index in self._manner.carried and count >= 2 * _TOGETHER:
            return count - _TOGETHER
        if not self._is_last(index) or count < 2 * _TOGETHER:
            return None
        last = (round(depth / LINE_PITCH) + count - 1) % LINES + 1
        if last == 1:
            return count - _TOGETHER
        if (LINES - last) * LINE_PITCH + _TINY >= self._signature_height:
            return None
        return count - _TOGETHER

    def _is_last(self, index: int) -> bool:
        return index == len(self._blocks) - 1

    def _can_begin_table(self, table: Table, room: float, page_room: float) -> bool:
        if self._tables.fit(table, room, COMFORTABLE):
            return True
        if self._manner.tearing and split_blocks(table, room, self._tables):
            return True
        must_split = self._tables.fit(table, page_room + _TINY) is None
        return must_split and room >= _SPLIT_ROOM
