"""A page's picture → its ink: grey, the paper white, without red stamps.

Red ink is told by its colour: what is printed in black below a stamp stays black.
"""

from typing import NamedTuple, TypeAlias

import cv2
import numpy as np

Picture: TypeAlias = np.ndarray
"""Rows of pixels of three bytes: blue, green, red."""

Grey: TypeAlias = np.ndarray
"""Rows of pixels of one byte, 0 for black."""


class FlatPage(NamedTuple):
    """A flat, level page: its ink on white paper, and 255 in `red` where a stamp covered it."""

    ink: Grey
    red: Grey


DARK = 150
"""Pixels darker than this are ink."""

_RED = 24  # by which a pixel's red is above its other colours when it is a stamp's
_STAMP, _DARKER = 0.5, 0.8  # half of the red pixels; and what is darker than most of them
_FRINGE = 5  # pixels: around red ones colour is blurred
_PAPER = 31  # pixels, of the small picture: the paper between letters is seen in such a square
_SMALL = 4  # times smaller, where the paper's brightness is measured
_DARKEST = 0.004  # of the pixels are surely ink, where there is text at all
_LEAST_INK = 50  # by which ink is darker than the paper; less is the paper's own grain
_NOISE = 4.0  # of pixels beside one another on the paper: more is blurred away


def ink_of(picture: Picture) -> Grey:
    """Return the page with paper at 255, and its darkest ink near 0."""
    grey = _without_noise(_without_red(picture))
    even = _on_white_paper(grey)
    darkest = float(np.quantile(even, _DARKEST))
    scale = 255.0 / max(255.0 - darkest, _LEAST_INK)
    lookup = 255.0 - (255.0 - np.arange(256)) * scale
    return cv2.LUT(even, np.clip(lookup, 0, 255).astype(np.uint8))


def _without_red(picture: Picture) -> Grey:
    """Return the picture in grey, with what is red as bright as paper.

    JPEG keeps brightness sharp and colour blurred: black below a stamp becomes red, too,
    but stays darker than the stamp.
    """
    grey: Grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    is_red = _is_red(picture)
    if not is_red.any():
        return grey
    stamp = float(np.quantile(grey[is_red], _STAMP)) * _DARKER
    around = red_of(picture) > 0
    lighter = np.clip(grey * (255.0 / max(stamp, 1.0)), 0, 255)
    return np.where(around, lighter, grey).astype(np.uint8)


def red_of(picture: Picture) -> Grey:
    """Return 255 where a stamp is or blurs what is beside it: what was printed may be lost."""
    return cv2.dilate(_is_red(picture) * np.uint8(255), np.ones((_FRINGE, _FRINGE), np.uint8))


def _is_red(picture: Picture) -> np.ndarray:
    blue, green, red = (plane.astype(np.int16) for plane in cv2.split(picture))
    return red - np.maximum(blue, green) > _RED


def _without_noise(grey: Grey) -> Grey:
    """Return the picture with specks smoothed out, if there are any."""
    smooth = cv2.medianBlur(grey, 3)
    return smooth if float(cv2.absdiff(grey, smooth).mean()) > _NOISE else grey


def _on_white_paper(grey: Grey) -> Grey:
    """Return the picture as if the light had been the same everywhere."""
    size = (max(grey.shape[1] // _SMALL, 1), max(grey.shape[0] // _SMALL, 1))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), _PAPER)
    whole = cv2.resize(paper, (grey.shape[1], grey.shape[0]))
    return cv2.divide(grey, np.maximum(whole, 1), scale=255)
