"""Lines joined to paragraphs: what a line's place, fullness and numbering tell.

A line goes on with the one before when that fills the measure and this one
stands at the left edge. Lines that are indented, centred or at the right begin
paragraphs; so do numbered ones after the end of a sentence.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from core.formats.pdf.reading.lines import Line

_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}\s*、|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|\d{1,2}\s*[.．、](?!\d)|[（(]\d{1,2}[)）])"
)
_SENTENCE_ENDS = tuple("。；：！？…”")
_INDENT = 1.2  # characters: less is no indent
_NOT_FULL = 2.3  # characters left at a line's end, where the next one's first word would fit
_OTHER_SIZE = 0.15  # of a size: more is another size
_PITCH = 1.7  # of the usual distance of lines: more is a gap
_LEAST_LINES = 4  # that tell the measure of a page
_NARROWEST = 0.5  # of a page's width: what lines fill at least
_WORD = re.compile(r"[!-~]+")


class Measure(NamedTuple):
    """Where lines begin and end on a page, and how far their tops are apart."""

    left: float
    right: float
    pitch: float


def measure_of(lines: Sequence[Line], width: float) -> Measure:
    """Return the measure that most lines keep on pages of a width."""
    if not lines:
        return Measure(0.0, width, 0.0)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    lefts, rights = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
    left = next((x for x in lefts if _near(lefts, x, size / 2) >= 2), lefts[0])
    right = next((x for x in reversed(rights) if _near(rights, x, size) >= 2), rights[-1])
    if right - left < _NARROWEST * width:  # all lines are short
        right = max(width - left, rights[-1])
    gaps = sorted(b.bottom - a.bottom for a, b in pairwise(lines))
    usual = [gap for gap in gaps if gap > 0]
    return Measure(left, right, usual[len(usual) // 2] if usual else 0.0)


def _near(positions: Sequence[float], position: float, distance: float) -> int:
    return sum(abs(other - position) <= distance for other in positions)


def measures_of(pages: Sequence[Sequence[Line]], width: float) -> list[Measure]:
    """Return the measure of each page; `width` is that of the narrowest.

    A page may have nothing but indented or short lines: then it has the edges
    of the others.
    """
    usual = measure_of([line for lines in pages for line in lines], width)
    return [_widened(measure_of(lines, width), lines, usual) for lines in pages]


def _widened(measure: Measure, lines: Sequence[Line], usual: Measure) -> Measure:
    if len(lines) < _LEAST_LINES:
        return usual
    size = sorted(line.size for line in lines)[len(lines) // 2]
    left = usual.left if measure.left - usual.left > _INDENT * size else measure.left
    right = usual.right if usual.right - measure.right > size else measure.right
    return Measure(left, right, measure.pitch)


def goes_on(
    paragraph: Sequence[Line], of: Measure, below: Line, at: Measure, *, same_page: bool
) -> bool:
    """Tell whether a line goes on with a paragraph.

    `of` is the measure of the page where the paragraph's last line stands, `at`
    that of the line.
    """
    above = paragraph[-1]
    size = max(above.size, below.size)
    if abs(above.size - below.size) > _OTHER_SIZE * size:
        return False
    if below.x0 - at.left > _INDENT * size:
        return False
    if same_page and at.pitch and below.bottom - above.bottom > _PITCH * at.pitch:
        return False
    if of.right - above.x1 > max(_NOT_FULL * size, _first_word(below)):
        return False
    return not _begins_item(paragraph, below)


def _begins_item(paragraph: Sequence[Line], below: Line) -> bool:
    """Tell whether a line is numbered, and not by chance: after a sentence, or like the first."""
    if not _NUMBERED.match(below.text):
        return False
    first = paragraph[0]
    is_alike = abs(first.x0 - below.x0) < below.size / 2 and bool(_NUMBERED.match(first.text))
    return is_alike or paragraph[-1].text.endswith(_SENTENCE_ENDS)


def _first_word(line: Line) -> float:
    """Return how wide the word is that a line begins with and that is not broken."""
    word = _WORD.match(line.text)
    if not word:
        return 0.0
    last = line.glyphs[min(word.end(), len(line.glyphs)) - 1]
    return last.x1 - line.x0 + line.size
