"""What styles say of their paragraphs: hidden, struck, numbered, part of a table of contents."""

from dataclasses import dataclass
from typing import NamedTuple

from core.formats.reading.safe_xml import Element
from core.formats.word.reading.names import W, child, is_on, value

_STROKES = ("strike", "dstrike")
_RAISED = ("superscript", "subscript")
_SHIFTED = 6.0  # half points above or below the line; less is setting, not a mark
_DEEPEST = 20  # styles that one is based on


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where in which list an item stands; parts that are not said are None."""

    list_id: str | None
    level: int | None


class Look(NamedTuple):
    """How text stands in its line, as far as that decides whether and how it is read."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False  # or lowered

    def changed_by(self, properties: Element | None) -> "Look":
        """Return the look of text inside, whose properties say what is different."""
        if properties is None:
            return self
        look = self
        if child(properties, "vanish") is not None:
            look = look._replace(hidden=is_on(properties, "vanish"))
        strokes = [name for name in _STROKES if child(properties, name) is not None]
        if strokes:
            look = look._replace(struck=any(is_on(properties, name) for name in strokes))
        return look._replace(raised=_is_raised(properties, otherwise=look.raised))

    def over(self, outer: "Look") -> "Look":
        """Return this look inside of another."""
        return Look(*(mine or theirs for mine, theirs in zip(self, outer, strict=True)))


PLAIN = Look()


def _is_raised(properties: Element, *, otherwise: bool) -> bool:
    """Tell text above or below the line: a small one by its place, or one that is shifted."""
    align = value(properties, "vertAlign")
    if align is not None:
        return align in _RAISED
    shift = value(properties, "position")
    return otherwise if shift is None else abs(float(shift)) >= _SHIFTED


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        found = root.iterchildren(f"{W}style") if root is not None else ()
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._looks: dict[str, Look] = {}

    def look(self, style: str | None) -> Look:
        """Tell how text of a style looks."""
        if style is None:
            return PLAIN
        if style not in self._looks:
            look = PLAIN
            for element in reversed(self._line(style)):
                look = look.changed_by(child(element, "rPr"))
            self._looks[style] = look
        return self._looks[style]

    def is_contents(self, style: str | None) -> bool:
        """Tell whether paragraphs of a style are lines of a table of contents."""
        name = value(self._styles.get(style or ""), "name") or ""
        return name.casefold().startswith("toc ") and name[4:].isdecimal()

    def list_place(self, style: str | None) -> ListPlace | None:
        """Return the list that a style numbers its paragraphs in."""
        for element in self._line(style or ""):
            place = list_place(child(element, "pPr/numPr"))
            if place is not None and place.list_id is not None:
                return place
        return None

    def _line(self, style: str) -> list[Element]:
        """Return a style and those it is based on, the nearest first."""
        line: list[Element] = []
        while style in self._styles and len(line) < _DEEPEST:
            line.append(self._styles[style])
            style = value(line[-1], "basedOn") or ""
        return line


def list_place(properties: Element | None) -> ListPlace | None:
    """Return what a `numPr` says; None without one."""
    if properties is None:
        return None
    level = value(properties, "ilvl")
    return ListPlace(value(properties, "numId"), None if level is None else int(level))
