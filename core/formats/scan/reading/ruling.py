"""The ruling lines of a page: long straight runs of ink, across and down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from core.formats.pdf.reading.pages import Rule
from core.formats.scan.reading.bands import Box
from core.formats.scan.reading.ink import FlatPage, Grey

_ACROSS, _DOWN = 0.045, 0.024  # of the page's width: shorter runs are strokes of letters
_SHORT = 0.06  # of the page's width: a line so short that ends between others is a letter's
_LONG = 0.15  # of the page's width: no writing is so dense for so long
_BESIDE, _INKED = 8, 0.1  # pixels beside a line, and the part of them that is ink in writing
_SOLID = 0.8  # of a line's length that is ink, be it worn
_TOUCH = 7.0  # pixels
_DARK = 190  # lines are thin, and lighter than letters
_SLACK = 10  # pixels beside a cell's edge in which its line lies
_GAP = 5  # pixels that worn lines are interrupted
_UNDER_STAMP = 0.03  # of the page's width, that a stamp's stroke may cover of a line


@dataclass(frozen=True)
class Ruling:
    """The lines, in pixels, and which pixels of the page are theirs.

    Long strokes of large letters are among them.
    """

    rules: list[Rule]
    ink: Grey


def ruling_of(page: FlatPage) -> Ruling:
    """Find the ruling lines of a page; a stamp that went with its colour interrupts none."""
    ink = ((page.ink < _DARK) * 255).astype(np.uint8)
    width = ink.shape[1]
    gap = int(width * _UNDER_STAMP)
    across = _bridged(_runs(ink, int(width * _ACROSS), 1), page.red, gap, 1)
    down = _bridged(_runs(ink, 1, int(width * _DOWN)), page.red, 1, gap)
    whole = cv2.dilate(across | down, np.ones((3, 3), np.uint8))
    level = [rule for rule in _boxes(across) if not _is_writing(rule, ink)]
    upright = _boxes(down)
    short = width * _SHORT
    kept = [rule for rule in upright if rule.bottom - rule.top > short or _is_held(rule, level)]
    return Ruling([*level, *kept], whole)


def _is_writing(rule: Rule, ink: Grey) -> bool:
    """Tell whether a short line across is made of letters: it has gaps, or ink on both sides."""
    x0, top, x1, bottom = (int(side) for side in rule)
    if x1 - x0 > ink.shape[1] * _LONG:
        return False
    inked = (ink[max(top - _BESIDE, 0) : bottom + _BESIDE, x0:x1] > 0).mean(axis=1)
    above, below = inked[: _BESIDE - 2], inked[2 - _BESIDE :]
    return bool(inked.max() < _SOLID or min(above.mean(), below.mean()) > _INKED)


def _is_held(rule: Rule, level: Sequence[Rule]) -> bool:
    """Tell whether a line down goes from one line across to another."""
    return all(any(_meets(rule, end, other) for other in level) for end in (rule.top, rule.bottom))


def _meets(rule: Rule, end: float, other: Rule) -> bool:
    """Tell whether a line down ends at a line across."""
    is_beside = other.x0 - _TOUCH <= rule.x0 and rule.x1 <= other.x1 + _TOUCH
    return is_beside and other.top - _TOUCH <= end <= other.bottom + _TOUCH


def without_edges(page: Grey, ruling: Ruling, areas: Iterable[Box]) -> Grey:
    """Return the page without the lines around some areas, but with all that is inside."""
    edges = np.zeros_like(page)
    for area in areas:
        cv2.rectangle(edges, area[:2], area[2:], 255, 2 * _SLACK)
    rest = page.copy()
    rest[(edges & ruling.ink) > 0] = 255
    return rest


def _bridged(runs: Grey, red: Grey, wide: int, high: int) -> Grey:
    """Return runs, and what lies between two of them in one direction where a stamp was."""
    closed = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, np.ones((high, wide), np.uint8))
    return runs | (closed & red)


def _runs(ink: Grey, wide: int, high: int) -> Grey:
    """Return the ink that runs so far; small gaps and a slight slope do not end a run."""
    is_across = wide > high
    slope = np.ones((3, 1) if is_across else (1, 3), np.uint8)
    gap = np.ones((1, _GAP) if is_across else (_GAP, 1), np.uint8)
    thick = cv2.morphologyEx(cv2.dilate(ink, slope), cv2.MORPH_CLOSE, gap)
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((high, wide), np.uint8))
    return cv2.bitwise_and(runs, thick)


def _boxes(runs: Grey) -> list[Rule]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    return [
        Rule(float(x), float(y), float(x + wide), float(y + high))
        for x, y, wide, high, _ in stats[1:].tolist()
    ]
