"""What stands on a page, whatever it is nested in: characters, outlines, pictures."""

from collections.abc import Callable, Iterator

from core.formats.ofd.reading.numbers import is_true, local, numbers
from core.formats.ofd.reading.paths import pieces_of
from core.formats.ofd.reading.texts import Character, characters_of
from core.formats.pdf.reading.ruling import (
    IDENTITY,
    MOST_SEGMENTS,
    Matrix,
    Point,
    moved,
    product,
)
from core.formats.reading.safe_xml import Element

_MOST_CHARACTERS = 20_000  # on a page
_MOST_OBJECTS = 50_000  # on a page, those in what is drawn again and again counted each time
_DEEPEST = 8  # composites inside composites
_GROUPS = {"Layer", "PageBlock", "Content"}

Unit = Callable[[str], Element | None]
"""Finds what a composite draws, by its number."""


class Contents:
    """Collects what layers and blocks hold; lengths are millimetres, y downward."""

    def __init__(self, unit: Unit) -> None:
        self.characters: list[Character] = []
        self.outlines: list[tuple[list[Point], bool]] = []  # corners, and whether they are stroked
        self.has_picture = False
        self._unit = unit
        self._segments = MOST_SEGMENTS
        self._objects = _MOST_OBJECTS

    def visit(self, holder: Element, matrix: Matrix = IDENTITY, depth: int = _DEEPEST) -> None:
        """Look at everything in an element, which stands in the coordinates of a matrix."""
        for item in _leaves(holder):
            self._objects -= 1
            if self._objects < 0:
                return
            if not is_true(item, "Visible", default=True):
                continue
            self._look_at(item, _placed(item, matrix), depth)

    def _look_at(self, item: Element, matrix: Matrix, depth: int) -> None:
        match local(item):
            case "TextObject":
                self._text(item, matrix)
            case "PathObject":
                self._path(item, matrix)
            case "ImageObject":
                self.has_picture = True
            case "CompositeObject" if depth:
                unit = self._unit(item.get("ResourceID", ""))
                if unit is not None:
                    self.visit(unit, matrix, depth - 1)

    def _text(self, item: Element, matrix: Matrix) -> None:
        for character in characters_of(item, matrix):
            if len(self.characters) >= _MOST_CHARACTERS:
                return
            self.characters.append(character)

    def _path(self, item: Element, matrix: Matrix) -> None:
        is_stroked = is_true(item, "Stroke", default=True)
        if not is_stroked and not is_true(item, "Fill", default=False):
            return
        data = next((child.text for child in item if local(child) == "AbbreviatedData"), "")
        for points in pieces_of(data or "", self._segments):
            self._segments -= len(points)
            corners = [moved(matrix, x, y) for x, y in points]
            self.outlines.append((corners, is_stroked))


def _leaves(holder: Element) -> Iterator[Element]:
    """Yield the objects in an element, out of all blocks that only group them."""
    waiting = [iter(holder)]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif local(item) in _GROUPS:
            waiting.append(iter(item))
        else:
            yield item


def _placed(item: Element, matrix: Matrix) -> Matrix:
    """Return the coordinates in which an object's own stand: its matrix, then its boundary."""
    left, top, _, _ = numbers(item.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    own = numbers(item.get("CTM"), 6) or IDENTITY
    a, b, c, d, e, f = own
    return product((a, b, c, d, e + left, f + top), matrix)
