"""Body, cells, text boxes and notes: paragraphs and tables in the order of the document."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.document.document import Paragraph, Table
from core.formats.reading.package import relationship
from core.formats.reading.raw import Room
from core.formats.reading.safe_xml import Element
from core.formats.word.reading.embedded import Embedded
from core.formats.word.reading.names import (
    ALTERNATIVES,
    CHOICE,
    FALLBACK,
    W,
    child,
    is_on,
    value,
)
from core.formats.word.reading.numbering import Numbering
from core.formats.word.reading.paragraph_text import ParagraphText, paragraph_text
from core.formats.word.reading.styles import Styles, list_place
from core.formats.word.reading.tables import read_table

_PARAGRAPH = f"{W}p"
_TABLE = f"{W}tbl"
_CHUNK = f"{W}altChunk"  # a file, often a web page, in the place of text
# Wrappers around blocks: a content control has its content one step further down.
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


@dataclass(slots=True)
class Reading:
    """What is needed to read any part of a document, and the notes met so far."""

    styles: Styles
    numbering: Numbering
    embedded: Embedded
    notes: list[tuple[str, str]] = field(default_factory=list)
    room: Room = field(default_factory=Room)

    def blocks(self, container: Element) -> Iterator[Paragraph | Table]:
        """Yield what is in a container; blank lines are left out."""
        carried = ""  # the text of paragraphs whose end is not there: they go on in the next
        for element in self._elements(container):
            if element.tag == _PARAGRAPH and _goes_on(element):
                content = self._content(element)
                carried += self._label(element) + content.text
                yield from self._beside(content)
            elif element.tag == _PARAGRAPH:
                yield from self._paragraph(element, carried)
                carried = ""
            else:
                yield from lines(carried)
                carried = ""
                yield from self._tables(element)
        yield from lines(carried)

    def _paragraph(self, element: Element, carried: str) -> Iterator[Paragraph | Table]:
        """Yield the lines of a paragraph after what was carried into it."""
        content = self._content(element)
        if not self.styles.is_contents(value(element, "pPr/pStyle")):
            label, text = self._label(element), carried + content.text
            yield from lines(label + text if text.strip() else "")
        yield from self._beside(content)

    def _content(self, element: Element) -> ParagraphText:
        content = paragraph_text(element, self.styles)
        self.notes.extend(content.notes)
        return content

    def _beside(self, content: ParagraphText) -> Iterator[Paragraph | Table]:
        """Yield what is in the text boxes and objects of a paragraph."""
        for box in content.boxes:
            yield from self.blocks(box)
        for id_ in content.objects:
            yield from self._from_file(id_)

    def _from_file(self, id_: str) -> Iterator[Paragraph | Table]:
        for block in self.embedded.blocks(id_):
            if isinstance(block, Table):
                self.room.take(block)
            yield block

    def _tables(self, element: Element) -> Iterator[Paragraph | Table]:
        """Yield a table with those in its cells, or what a file in its place holds."""
        if element.tag == _CHUNK:
            yield from self._from_file(relationship(element))
            return
        outer, *inner = read_table(element, self.blocks)
        self.room.take(outer)
        yield from (table for table in (outer, *inner) if table.rows)

    def _elements(self, container: Element) -> Iterator[Element]:
        """Yield paragraphs and tables, out of whatever is wrapped around them."""
        for element in container:
            if element.tag in (_PARAGRAPH, _TABLE, _CHUNK):
                yield element
            elif element.tag in _WRAPPERS:
                yield from self._elements(element)
            elif element.tag == ALTERNATIVES:
                alternative = next(element.iterchildren(CHOICE, FALLBACK), None)
                if alternative is not None:
                    yield from self._elements(alternative)

    def _label(self, paragraph: Element) -> str:
        """Return the automatic number of a paragraph, and count it."""
        properties = child(paragraph, "pPr")
        own = list_place(child(properties, "numPr"))
        style = value(properties, "pStyle")
        inherited = self.styles.list_place(style)
        list_id = own.list_id if own and own.list_id else inherited and inherited.list_id
        if not list_id or list_id == "0":
            return ""
        levels = (place.level for place in (own, inherited) if place and place.level is not None)
        level = next(levels, None)
        if level is None:
            level = self.numbering.level_of_style(list_id, style)
        return self.numbering.label(list_id, level)


def _goes_on(paragraph: Element) -> bool:
    """Tell whether a paragraph's end was deleted, moved away, or is a style separator."""
    mark = child(paragraph, "pPr/rPr")
    return mark is not None and (
        child(mark, "del") is not None
        or child(mark, "moveFrom") is not None
        or is_on(mark, "specVanish")
    )


def lines(text: str) -> Iterator[Paragraph]:
    """Yield each line of a text that is not blank; spaces at its ends are kept."""
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(line)
