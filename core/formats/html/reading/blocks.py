"""An article's elements as paragraphs and tables, in one walk over its tree."""

from collections.abc import Iterable

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from core.document.document import Paragraph, Table
from core.formats.html.reading.elements import BLOCKS, is_hidden, plain
from core.formats.html.reading.looks import Looks
from core.formats.html.reading.tables import Block, OpenTable
from core.formats.reading.marks import raised
from core.text import STRUCK

_CELLS = ("td", "th")
_IN_TABLES = frozenset(("caption", "tbody", "tfoot", "thead", "tr", "td", "th"))


def blocks_of(
    headings: Iterable[str], article: HtmlElement, left_out: frozenset[HtmlElement]
) -> list[Paragraph | Table]:
    """Return the blocks of an article below `headings`, without the elements left out."""
    collector = _Collector(left_out, Looks(article.getroottree()))
    found = [*headings, *collector.collect(article)]
    return [Paragraph(block) if isinstance(block, str) else block for block in found]


class _Collector:
    """Gathers text until a line ends, and tables until they close."""

    def __init__(self, left_out: frozenset[HtmlElement], looks: Looks) -> None:
        self._left_out = left_out
        self._looks = looks
        self._raised: list[HtmlElement] = []
        self._line: list[str] = []
        self._blocks: list[Block] = []
        self._tables: list[OpenTable] = []

    def collect(self, article: HtmlElement) -> list[Block]:
        """Return the lines and tables inside an element."""
        walker = etree.iterwalk(article, events=("start", "end"))
        skipped = None
        for event, element in walker:
            if event == "start" and (is_hidden(element) or element in self._left_out):
                walker.skip_subtree()
                skipped = element
            elif event == "start" and self._looks.is_struck(element):
                self._enter_struck(element)
                walker.skip_subtree()
                skipped = element
            elif event == "start":
                self._enter(element)
            else:
                if element is not skipped:
                    self._leave(element)
                if element is not article:
                    self._add_tail(element)
        self._end_line()
        return self._blocks

    def _enter_struck(self, element: HtmlElement) -> None:
        """Leave struck text out; a cell that is struck is one all the same."""
        if element.tag in BLOCKS or element.tag in _IN_TABLES:
            self._end_line()
        if element.tag in _CELLS and self._tables:
            self._tables[-1].enter(element)
        if "".join(element.itertext()).strip():
            self._line.append(STRUCK)
        if element.tag in BLOCKS or element.tag in _IN_TABLES:
            self._end_line()
        if element.tag in _CELLS and self._tables:
            self._tables[-1].leave(element)

    def _enter(self, element: HtmlElement) -> None:
        if self._looks.is_raised(element):
            self._raised.append(element)
        if element.tag in BLOCKS or element.tag in _IN_TABLES or element.tag == "br":
            self._end_line()
        if element.tag == "table":
            self._tables.append(OpenTable())
        elif element.tag in _IN_TABLES and self._tables:
            self._tables[-1].enter(element)
        self._add(element.text, is_preformatted=element.tag == "pre")

    def _leave(self, element: HtmlElement) -> None:
        if self._raised and self._raised[-1] is element:
            self._raised.pop()
        if element.tag in BLOCKS or element.tag in _IN_TABLES:
            self._end_line()
        if element.tag == "table" and self._tables:
            closed = self._tables.pop().close()
            self._target.extend(closed)
        elif element.tag in _IN_TABLES and self._tables:
            self._tables[-1].leave(element)

    def _add_tail(self, element: HtmlElement) -> None:
        parent = element.getparent()
        self._add(element.tail, is_preformatted=parent is not None and parent.tag == "pre")

    def _add(self, text: str | None, *, is_preformatted: bool) -> None:
        if not text:
            return
        if self._raised:
            text = raised(text)
        if not is_preformatted:
            self._line.append(text)
            return
        first, *others = text.split("\n")
        self._line.append(first)
        for line in others:
            self._end_line()
            self._line.append(line)

    def _end_line(self) -> None:
        text = plain("".join(self._line)) if self._line else ""
        self._line.clear()
        if text:
            self._target.append(text)

    @property
    def _target(self) -> list[Block]:
        return self._tables[-1].target if self._tables else self._blocks
