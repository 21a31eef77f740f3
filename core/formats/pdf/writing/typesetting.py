"""Text set in lines: from characters and fonts to runs at their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.formats.pdf.writing.pages import Run
from core.formats.pdf.writing.structure import Element
from core.formats.pdf.writing.typefaces import Glyph, GlyphTable
from core.formats.setting.linebreak import Fill, Line, break_lines

_SPACES = re.compile(r"[ \t\r\n\v\f\u00a0\u2000-\u200a]+")
_INVISIBLE = re.compile(  # controls, joiners, directions, selectors of variants
    r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\U000e0000-\U000e0fff]"
)
_TOLERANCE = 1e-4  # points: spacings as close as this are the same


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of text; positions are from the left edge of its measure.

    `start` is where it begins in the text that was broken into lines.
    """

    glyphs: Sequence[Glyph]
    positions: Sequence[float]
    width: float
    size: float
    start: int = 0

    def split(self, place: int) -> tuple["SetLine", "SetLine"]:
        """Return what stands before and after a place in the text, either may be empty."""
        cut = min(max(place - self.start, 0), len(self.glyphs))
        before = SetLine(self.glyphs[:cut], self.positions[:cut], self.width, self.size, self.start)
        after = SetLine(self.glyphs[cut:], self.positions[cut:], self.width, self.size, place)
        return before, after

    def runs(self, left: float, baseline: float, element: Element | None = None) -> Iterator[Run]:
        """Yield the line's text as runs of one font and one spacing."""
        for start, end, spacing in self._pieces():
            glyphs = self.glyphs[start:end]
            x = left + self.positions[start]
            yield Run(x, baseline, glyphs[0].typeface, self.size, glyphs, spacing, element)

    def _pieces(self) -> Iterator[tuple[int, int, float]]:
        """Yield where each run begins and ends, and its spacing."""
        start, spacing = 0, None
        for index in range(1, len(self.glyphs)):
            extra = self._spacing(index)
            if extra is not None and (spacing is None or abs(extra - spacing) < _TOLERANCE):
                spacing = extra
                continue
            yield start, index, spacing or 0.0
            start, spacing = index, None
        if self.glyphs:
            yield start, len(self.glyphs), spacing or 0.0

    def _spacing(self, index: int) -> float | None:
        """Return the space before a glyph, or None where the font changes."""
        before = self.glyphs[index - 1]
        if before.typeface is not self.glyphs[index].typeface:
            return None
        return self.positions[index] - self.positions[index - 1] - before.width * self.size


def clean(text: str) -> str:
    """Return what is printed of a text: single spaces, nothing invisible.

    A full-width space is a character like any other.
    """
    return _INVISIBLE.sub("", _SPACES.sub(" ", text)).strip(" ")


def set_text(
    glyphs: Sequence[Glyph],
    size: float,
    measure: float,
    *,
    pitch: float | None = None,
    indent: float = 0,
    fill: Fill = Fill.RAGGED,
) -> list[SetLine]:
    """Break glyphs into lines no wider than `measure` points.

    A full-width character advances by `pitch` points, by default its `size`.
    """
    em = size if pitch is None else pitch
    text = "".join(glyph.character for glyph in glyphs)
    widths = [em if glyph.width == 1 else glyph.width * size for glyph in glyphs]
    lines = break_lines(text, widths, measure, em, indent=indent, fill=fill)
    return [_set_line(glyphs, line, size) for line in lines]


def _set_line(glyphs: Sequence[Glyph], line: Line, size: float) -> SetLine:
    return SetLine(glyphs[line.start : line.end], line.positions, line.width, size, line.start)


def set_one_line(text: str, table: GlyphTable, size: float) -> SetLine:
    """Set a text on one line, however long."""
    glyphs = [table[character] for character in text]
    positions, x = [], 0.0
    for glyph in glyphs:
        positions.append(x)
        x += glyph.width * size
    return SetLine(glyphs, positions, x, size)
