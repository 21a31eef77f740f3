"""Characters put together as lines of text."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.formats.pdf.reading.pages import Glyph
from core.text import plain_ideographs

_SAME_LINE = 0.4  # of a character's height between the baselines of one line
_WORD_GAP = 0.18  # of a character's height between Latin words
_WIDE_GAP = 0.8  # of an ideograph's width between pieces that stand apart
_FIGURE_GAP = 0.4  # the same between figures, whose digits stand close


class Line(NamedTuple):
    """A line of text; `size` is about the width of an ideograph in it."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    glyphs: tuple[Glyph, ...]


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines that characters make up, from the top."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - rows[-1][0].baseline <= _SAME_LINE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = (line_of(sorted(row, key=lambda glyph: glyph.x0)) for row in rows)
    return [line for line in lines if line.text]


def line_of(glyphs: Sequence[Glyph]) -> Line:
    """Return the line of characters in order; without spaces at its ends."""
    shown = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not shown:
        return Line("", 0, 0, 0, 0, 0, ())
    first, last = glyphs.index(shown[0]), len(glyphs) - list(reversed(glyphs)).index(shown[-1])
    kept = tuple(glyphs[first:last])
    text = kept[0].text + "".join(_gap(a, b) + b.text for a, b in pairwise(kept))
    return Line(
        plain_ideographs(text),
        shown[0].x0,
        max(glyph.x1 for glyph in shown),
        min(glyph.top for glyph in shown),
        max(glyph.bottom for glyph in shown),
        _size(shown),
        kept,
    )


def _gap(left: Glyph, right: Glyph) -> str:
    """Return a space where one is seen between Latin words but none was written."""
    is_latin = left.text.isascii() and right.text.isascii() and left.text.isalpha()
    return " " if is_latin and right.x0 - left.x1 > _WORD_GAP * left.size else ""


def _size(glyphs: Sequence[Glyph]) -> float:
    """Return the usual width of an ideograph, else of twice a Latin character."""
    wide = sorted(glyph.x1 - glyph.x0 for glyph in glyphs if glyph.text >= "\u2e80")
    if wide:
        return wide[len(wide) // 2]
    return 2 * sum(glyph.x1 - glyph.x0 for glyph in glyphs) / len(glyphs)


def pieces_of(line: Line) -> list[Line]:
    """Return the pieces of a line that wide gaps set apart, from the left."""
    pieces: list[list[Glyph]] = []
    shown = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    for glyph in shown:
        if pieces and not _is_wide(pieces[-1][-1], glyph, line.size):
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    return [line] if len(pieces) < 2 else [line_of(piece) for piece in pieces]


def _is_wide(left: Glyph, right: Glyph, size: float) -> bool:
    are_figures = left.text.isdigit() and right.text.isdigit()
    return right.x0 - left.x1 > (_FIGURE_GAP if are_figures else _WIDE_GAP) * size


def joined(lines: Iterable[Line]) -> str:
    """Return lines as one text, with a space only where Latin words would run together."""
    text = ""
    for line in lines:
        runs_together = text[-1:].isascii() and text[-1:].isalpha() and line.text[0].isascii()
        text += (" " if runs_together and line.text[0].isalnum() else "") + line.text
    return text
