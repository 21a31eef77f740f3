"""What styles say of their paragraphs: hidden, numbered, part of a table of contents."""

from dataclasses import dataclass

from core.formats.reading.safe_xml import Element
from core.formats.word.reading.names import W, child, is_on, value

_DEEPEST = 20  # styles that one is based on


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where in which list an item stands; parts that are not said are None."""

    list_id: str | None
    level: int | None


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        found = root.iterchildren(f"{W}style") if root is not None else ()
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._hidden: dict[str, bool] = {}

    def is_hidden(self, style: str | None) -> bool:
        """Tell whether text of a style is hidden."""
        if style is None:
            return False
        if style not in self._hidden:
            switches = (child(element, "rPr/vanish") for element in self._line(style))
            nearest = next((switch for switch in switches if switch is not None), None)
            hidden = nearest is not None and is_on(nearest.getparent(), "vanish")
            self._hidden[style] = hidden
        return self._hidden[style]

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
