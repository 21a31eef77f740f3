"""A page as it is painted: text, lines and shades at their places.

All lengths are in points, from the page's bottom left corner.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from core.formats.pdf.writing.structure import Element
from core.formats.pdf.writing.typefaces import Glyph, Typeface

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing


Color = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

BLACK: Color = (0, 0, 0)


class Run(NamedTuple):
    """Text in one font whose characters are `spacing` points further apart.

    `element` is what of the document's structure it belongs to, None for what is not
    part of the text: page numbers, heads that are repeated.
    """

    x: float
    baseline: float
    typeface: Typeface
    size: float
    glyphs: Sequence[Glyph]
    spacing: float = 0.0
    element: Element | None = None
    color: Color = BLACK

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(glyph.character for glyph in self.glyphs)


class Rule(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


class Box(NamedTuple):
    """A shaded rectangle."""

    x: float
    y: float
    width: float
    height: float


class Figure(NamedTuple):
    """A chart's drawing, its bottom left corner, and its element of the structure."""

    x: float
    y: float
    drawing: "Drawing"
    element: Element


class Bookmark(NamedTuple):
    """An entry of the outline that leads to a height on its page."""

    title: str
    level: int
    top: float


@dataclass(slots=True)
class Page:
    """What stands on one page."""

    runs: list[Run] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    frame: list[Rule] = field(default_factory=list)  # around the mark of a draft, in its colour
    squares: list[Box] = field(default_factory=list)  # of a QR code, black
    figure: Element | None = None  # what the QR code is in the document's structure
    figures: list[Figure] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
