"""What stands at the head and foot of pages and is no part of the report.

Page numbers, what a browser prints around a page, the marks of this program's
own files, and lines that several pages repeat at the same height.
"""

import re
from collections import Counter
from collections.abc import Sequence

from core.formats.own_marks import is_own_mark
from core.formats.pdf_reading.lines import Line, line_of, pieces_of

_DASHES = r"[-—–－‐―─·•~〜]*"
_FOLIO = re.compile(
    rf"{_DASHES}\s*(?:\d{{1,3}}|[ⅰ-ⅿⅠ-Ⅿ])\s*{_DASHES}"
    r"|第?\s*\d{1,3}\s*页?\s*[/／,，共]*\s*(?:共|of)?\s*\d{0,3}\s*页"
    r"|\d{1,3}\s*[/／]\s*\d{1,3}"
    r"|page\s*\d+(?:\s*(?:of|/)\s*\d+)?",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"(?:https?|file)://\S+(?:\s*\d+/\d+)?"
    r"|\d{2,4}[/-]\d{1,2}[/-]\d{1,2}[,，]?\s*(?:上午|下午)?\s*\d{1,2}:\d{2}(?::\d{2})?.*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_HEAD, _FOOT = 0.12, 0.86  # of a page's height: what is above and below may be furniture
_SAME_HEIGHT = 12.0  # points
_LEAST_REPEATED = 0.5  # of the pages but one, that repeat a running header


def without_furniture(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """Return the lines of each page, given with its height, that belong to the report."""
    margins = [[line for line in lines if _is_marginal(line, high)] for high, lines in pages]
    repeated = _repeated(margins)
    return [
        [kept for line in lines for kept in _kept(line, marginal, repeated)]
        for (_, lines), marginal in zip(pages, margins, strict=True)
    ]


def _is_marginal(line: Line, height: float) -> bool:
    return line.bottom < _HEAD * height or line.top > _FOOT * height


def _repeated(margins: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Return what several pages have at the same height, whatever its numbers."""
    counts = Counter(key for lines in margins for key in {_key(piece) for piece in _pieces(lines)})
    least = max(2, int(_LEAST_REPEATED * (len(margins) - 1)) + 1)
    return {key for key, count in counts.items() if count >= least and len(key[0]) > 1}


def _pieces(lines: Sequence[Line]) -> list[Line]:
    return [piece for line in lines for piece in pieces_of(line)]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", "".join(line.text.split())), round(line.bottom / _SAME_HEIGHT)


def _kept(line: Line, marginal: Sequence[Line], repeated: set[tuple[str, int]]) -> list[Line]:
    """Return the line, or what is left of it, or nothing."""
    if not any(line is other for other in marginal):
        return [line]
    if _is_furniture(line, repeated):
        return []
    pieces = pieces_of(line)
    kept = [piece for piece in pieces if not _is_furniture(piece, repeated)]
    if len(kept) == len(pieces):
        return [line]
    return [line_of([glyph for piece in kept for glyph in piece.glyphs])] if kept else []


def _is_furniture(line: Line, repeated: set[tuple[str, int]]) -> bool:
    text = line.text.strip()
    return bool(
        _FOLIO.fullmatch(text)
        or _BROWSER.fullmatch(text)
        or is_own_mark(text)
        or _key(line) in repeated
    )
