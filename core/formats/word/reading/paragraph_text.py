"""The text of a paragraph as it is when all changes are accepted, and its text boxes."""

from dataclasses import dataclass, field

from core.formats.reading.marks import raised
from core.formats.reading.package import relationship
from core.formats.reading.safe_xml import Element
from core.formats.word.reading.names import (
    ALTERNATIVES,
    CHOICE,
    FALLBACK,
    MATH_TEXT,
    W,
    child,
    value,
)
from core.formats.word.reading.styles import PLAIN, Styles
from core.text import STRUCK

_RUN = f"{W}r"
_TEXT = (f"{W}t", MATH_TEXT)
_BOX = f"{W}txbxContent"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_FIELD = f"{W}fldChar"
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_BESIDE = {_BOX, _OBJECT, *_NOTES}
_MARKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
# What is struck out, what is said about the text, and the reading aid over characters.
_LEFT_OUT = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "rt")
}


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph holds: text, text boxes, notes by kind and id, ids of objects."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)


def paragraph_text(paragraph: Element, styles: Styles) -> ParagraphText:
    """Collect the content of a paragraph; of a field only its result."""
    collector = _Collector(styles)
    collector.look = styles.look(value(paragraph, "pPr/pStyle"))
    collector.walk(paragraph)
    found = collector.found
    found.text = "".join(collector.pieces)
    return found


class _Collector:
    """Walks through a paragraph in the order of its text."""

    def __init__(self, styles: Styles) -> None:
        self.pieces: list[str] = []
        self.found = ParagraphText()
        self.look = PLAIN
        self._styles = styles
        self._fields: list[bool] = []  # of each open field: has its result begun?

    def walk(self, parent: Element) -> None:
        """Collect what is in the children of an element."""
        for element in parent:
            name = element.tag
            if name in _LEFT_OUT:
                continue
            if name == _RUN:
                self._walk_run(element)
            elif name in _TEXT:
                self._add((element.text or "").replace("\n", " "))
            elif name in _MARKS:
                self._add(_MARKS[name])
            elif name == ALTERNATIVES:
                self._walk_alternatives(element)
            elif name == _FIELD:
                self._follow_field(element.get(f"{W}fldCharType", ""))
            elif name in _BESIDE:
                self._set_aside(element)
            else:
                self.walk(element)

    def _set_aside(self, element: Element) -> None:
        """Keep what is not in the line: a text box, a note, an object."""
        if element.tag == _BOX:
            self.found.boxes.append(element)
        elif element.tag == _OBJECT:
            self.found.objects.append(relationship(element))
        else:
            self.found.notes.append((_NOTES[element.tag], element.get(f"{W}id", "")))

    def _walk_run(self, run: Element) -> None:
        outside = self.look
        properties = child(run, "rPr")
        style = self._styles.look(value(properties, "rStyle"))
        self.look = style.over(outside).changed_by(properties)
        self.walk(run)
        self.look = outside

    def _walk_alternatives(self, element: Element) -> None:
        """Take the first alternative that has anything in it: they say the same."""
        for alternative in element.iterchildren(CHOICE, FALLBACK):
            before = len(self.pieces) + len(self.found.boxes)
            self.walk(alternative)
            if len(self.pieces) + len(self.found.boxes) > before:
                return

    def _add(self, text: str) -> None:
        if self.look.hidden or not all(self._fields):
            return
        if self.look.struck:
            text = STRUCK if text.strip() else text
        self.pieces.append(raised(text) if self.look.raised else text)

    def _follow_field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()
