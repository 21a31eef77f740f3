"""Where lines of text stand in a piece of a page, told by its ink."""

from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np

from core.formats.scan.reading.ink import DARK, Grey

_SPECK = 4  # pixels of ink: less is dirt
_LOW = 0.35  # of the usual height of a line: less is part of the one beside it, or dirt
_GAP = 2  # rows of paper inside a line at most
_TALL, _COLUMN = 64, 1.8  # pixels, and times its width, that writing in a column is high
_APART = 3.0  # heights of a line between pieces of text that stand apart


class Box(NamedTuple):
    """A stretch of text, in pixels from the top left of the page."""

    x0: int
    y0: int
    x1: int
    y1: int


def lines_in(page: Grey, area: Box) -> list[Box]:
    """Return the lines of text in an area, from the top."""
    piece = _without_specks(page[area.y0 : area.y1, area.x0 : area.x1] < DARK)
    bands = _whole(_stretches(piece.any(axis=1), _GAP))
    found: list[Box] = []
    for top, bottom in bands:
        columns = piece[top:bottom].any(axis=0)
        for left, right in _stretches(columns, int(_APART * (bottom - top))):
            box = Box(area.x0 + left, area.y0 + top, area.x0 + right, area.y0 + bottom)
            found += _upright(box)
    return found


def _upright(box: Box) -> list[Box]:
    """Return the characters of a column of writing; a line of writing is left whole."""
    wide, high = box.x1 - box.x0, box.y1 - box.y0
    if high < _TALL or high < _COLUMN * wide:
        return [box]
    count = round(high / wide)
    edges = [box.y0 + round(high * number / count) for number in range(count + 1)]
    return [Box(box.x0, top, box.x1, bottom) for top, bottom in pairwise(edges)]


def _without_specks(ink: Grey) -> Grey:
    """Return the ink that is part of letters."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    is_kept = stats[:, cv2.CC_STAT_AREA] >= _SPECK
    is_kept[0] = False
    return is_kept[labels] if count > 1 else np.zeros_like(ink)


def _stretches(has_ink: np.ndarray, gap: int) -> list[tuple[int, int]]:
    """Return the stretches of ink between gaps that are wider than `gap`."""
    places = np.flatnonzero(has_ink)
    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) > gap + 1)
    starts = [int(places[0]), *(int(p) for p in places[breaks + 1])]
    ends = [*(int(p) + 1 for p in places[breaks]), int(places[-1]) + 1]
    return list(zip(starts, ends, strict=True))


def _whole(bands: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the bands as high as lines: low ones join the line next to them."""
    usual = sorted(bottom - top for top, bottom in bands)[len(bands) // 2 :][:1]
    joined: list[tuple[int, int]] = []
    for top, bottom in bands:
        near = joined and top - joined[-1][1] <= _LOW * usual[0]
        is_low = (
            min(bottom - top, joined[-1][1] - joined[-1][0]) < _LOW * usual[0] if near else False
        )
        if near and is_low:
            joined[-1] = (joined[-1][0], bottom)
        else:
            joined.append((top, bottom))
    return joined
