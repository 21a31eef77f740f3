"""Pages as a reader sees them: characters and ruling lines at their places.

All lengths are in points, from the top left corner of the page as it is shown.
"""

from typing import NamedTuple


class PagesError(Exception):
    """A file of pages cannot be read: it is "damaged", "locked" by a password, or "large"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Glyph(NamedTuple):
    """A character; its box is as wide as its advance and as high as its font."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float

    @property
    def size(self) -> float:
        """About the size of the font."""
        return self.bottom - self.top


class Rule(NamedTuple):
    """A straight line, as the thin box it covers."""

    x0: float
    top: float
    x1: float
    bottom: float


class SourcePage(NamedTuple):
    """What is on a page; `has_picture` tells a scanned page from an empty one."""

    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    has_picture: bool
