"""How close a paragraph's characters stand, so that it takes as many lines as in print.

In print, blanks of marks are given up wherever that saves a line. Office programs do so less
often, or never, and would need more lines, and more pages. What is missing is taken from
between the characters, where nobody sees it: at most half a point. Lengths are in twips.
"""

from functools import lru_cache

from core.formats.setting.punctuation import CharKind, break_opportunities, kinds_of
from core.formats.word.writing.page import BODY_SIZE, CLOSER, MEASURE, twips

_EM = twips(BODY_SIZE)
_INDENT = 2 * _EM
_MOST_CLOSER = CLOSER + 10
_AUTOSPACE = _EM / 4
_HALF = (CharKind.LATIN, CharKind.SPACE)
_SPACED = {(CharKind.HAN, CharKind.LATIN), (CharKind.LATIN, CharKind.HAN)}


@lru_cache(maxsize=512)  # most paragraphs are those of the last export
def closer_by(text: str, lines: int) -> int:
    """Return how much closer characters stand so that a text takes no more than `lines` lines.

    That is what they always do where it cannot be done.
    """
    pieces = _pieces(text)
    steps = range(CLOSER, _MOST_CLOSER + 1)
    return next((step for step in steps if _line_count(pieces, step) <= lines), CLOSER)


def _pieces(text: str) -> list[tuple[float, int]]:
    """Return width and length of what stands between two places where a line may end."""
    kinds = kinds_of(text)
    breaks = break_opportunities(text, kinds)
    pieces: list[tuple[float, int]] = []
    width, count = 0.0, 0
    for index, kind in enumerate(kinds):
        if breaks[index]:
            pieces.append((width, count))
            width, count = 0.0, 0
        width += _EM / 2 if kind in _HALF else _EM
        if index and (kinds[index - 1], kind) in _SPACED:
            width += _AUTOSPACE
        count += 1
    return [*pieces, (width, count)]


def _line_count(pieces: list[tuple[float, int]], closer: int) -> int:
    """Return how many lines the pieces take when no blank of a mark is given up."""
    lines, left = 1, float(MEASURE - _INDENT)
    for width, count in pieces:
        needed = width - count * closer
        if needed > left:
            lines, left = lines + 1, float(MEASURE)
        left -= needed
    return lines
