"""What stands at the head and foot of pages and is no part of the report.

Page numbers, what a browser prints around a page, the marks of this program's
own files, and lines that several pages repeat at the same height.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from core.formats.pdf.reading.lines import Line, pieces_of

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
_DRAFT = re.compile(r"草\s*稿")
_CODE = re.compile(
    r"校验码[：:\s]*((?:数字\s*)?[0-9A-Z]{5}-[0-9A-Z]{5}(?:\s*文字\s*[0-9A-Z]{5}-[0-9A-Z]{5})?)"
    r"(?:\s*（第\s*\d+\s*次保存时有效，现为第\s*\d+\s*次保存）)?"
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
        [line for line in lines if not _is_dropped(line, marginal, repeated)]
        for (_, lines), marginal in zip(pages, margins, strict=True)
    ]


def is_draft_mark(text: str) -> bool:
    """Tell whether a text is the mark of a draft, whose frame is no table."""
    return bool(_DRAFT.fullmatch(text.strip()))


def code_on(pages: Iterable[Sequence[Line]]) -> str:
    """Return the line with the 校验码 that pages have at their foot, when it is the same on all."""
    pieces = (piece for lines in pages for line in lines for piece in pieces_of(line))
    codes = {match[1] for piece in pieces if (match := _CODE.fullmatch(piece.text))}
    return f"校验码：{codes.pop()}" if len(codes) == 1 else ""


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


def _is_dropped(line: Line, marginal: Sequence[Line], repeated: set[tuple[str, int]]) -> bool:
    """Tell whether a line is furniture: as a whole, or every piece of it."""
    if not any(line is other for other in marginal):
        return False
    pieces = pieces_of(line)
    return _is_furniture(line, repeated) or all(_is_furniture(p, repeated) for p in pieces)


def _is_furniture(line: Line, repeated: set[tuple[str, int]]) -> bool:
    text = line.text.strip()
    return bool(
        _FOLIO.fullmatch(text)
        or _BROWSER.fullmatch(text)
        or _DRAFT.fullmatch(text)
        or _CODE.fullmatch(text)
        or _key(line) in repeated
    )
