"""How the title is set: on one line where that can be, else broken by meaning as in print."""

import math
import re
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from core.formats.setting.title_lines import title_lines
from core.layout.compose import title_parts
from core.report.report import Report
from ui.look.theme import TITLE, page_font

_LEAST = 0.7  # of the size a title should have; smaller it would rather take more lines
_SLACK = 1.0  # px a line is wider than its text
_WORD = re.compile(r"[0-9A-Za-z]+|.", re.DOTALL)  # what a text field does not break


class TitleFit(NamedTuple):
    """The font, and the px left free on either side, so that lines break where they should."""

    font: QFont
    side: float = 0.0


def fit_title(report: Report, size: float, room: float) -> TitleFit:
    """Return how a title, which should have `size` px, is set in `room` px."""
    parts = title_parts(report)
    font = _no_wider("".join(parts), size, room)
    if font is not None:
        return TitleFit(font)
    wanted = page_font(TITLE, size, bold=True)
    width = QFontMetricsF(wanted).horizontalAdvance
    lines = title_lines(parts, max(room, width(parts[0])), width, size)
    font = _no_wider(max(lines, key=width), size, room)
    if font is None:
        return TitleFit(wanted)
    return TitleFit(font, max(0.0, (room - _measure(lines, font)) / 2))


def _no_wider(text: str, size: float, room: float) -> QFont | None:
    """Return the largest font up to `size` that sets a text in `room` px; None if none does."""
    for pixels in range(round(size), math.ceil(_LEAST * size) - 1, -1):
        font = page_font(TITLE, pixels, bold=True)
        if QFontMetricsF(font).horizontalAdvance(text) + _SLACK <= room:
            return font
    return None


def _measure(lines: list[str], font: QFont) -> float:
    """Return the width in which a field breaks a text into just these lines; else infinite.

    A field fills each line as far as it can. A line ends where it should if the
    first word of the next one does not fit any more.
    """
    width = QFontMetricsF(font).horizontalAdvance
    measure = max(map(width, lines)) + _SLACK
    for line, following in pairwise(lines):
        first = _WORD.match(following)
        if first and width(line + first[0]) <= measure:
            return math.inf
    return measure
