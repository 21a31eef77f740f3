"""A page's picture as it came → the page flat, level, black on white.

A scan fills its picture. A photo shows what the paper lies on: then the paper's four
edges tell how to lay it flat. One without edges is not trusted to be flat.
"""

import cv2
import numpy as np

from core.formats.pdf.reading.source import PdfError
from core.formats.scan.reading.ink import FlatPage, Grey, Picture, ink_of, red_of
from core.formats.scan.reading.turning_straight import skew, turned

_SMALL = 600  # pixels of the shorter side, where edges are looked for
_LEAST = 0.2  # of the picture that a photographed page fills
_RING = 0.02  # of the picture along its border
_DARK_RING = 0.6  # of a page's brightness: what lies around it is darker
_UNEVEN = 0.2  # by which light differs across a photo
_EXACT = 0.02  # of an outline's length by which corners may be off
_A4 = 2**0.5


def flat_page(picture: Picture) -> FlatPage:
    """Return a page ready to be read. Raises PdfError for a photo without the page's edges."""
    grey: Grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    scale = _SMALL / min(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    if _lies_on_something(paper):
        corners = _corners(paper)
        if corners is None:
            raise PdfError("photo")
        picture = _laid_flat(picture, corners / scale)
    elif _is_lit_unevenly(paper):
        raise PdfError("photo")
    ink = ink_of(picture)
    angle = skew(ink)
    return FlatPage(turned(ink, angle), turned(red_of(picture), angle, paper=0))


def _ring(paper: Grey) -> np.ndarray:
    """Return the pixels along the border."""
    wide = max(round(min(paper.shape) * _RING), 2)
    sides = (paper[:wide], paper[-wide:], paper[:, :wide], paper[:, -wide:])
    return np.concatenate([side.ravel() for side in sides])


def _lies_on_something(paper: Grey) -> bool:
    """Tell whether most of the border is darker than paper is."""
    bright = float(np.quantile(paper, 0.9))
    return bool((_ring(paper) < _DARK_RING * bright).mean() > 0.5)


def _is_lit_unevenly(paper: Grey) -> bool:
    """Tell whether the light falls as on a photo, not as in a scanner."""
    blurred = cv2.medianBlur(paper, 51)
    dark, bright = np.quantile(blurred, (0.05, 0.95))
    return bool(bright - dark > _UNEVEN * bright)


def _corners(paper: Grey) -> np.ndarray | None:
    """Return the page's corners from the top left, clockwise; None when it has not four."""
    _, mask = cv2.threshold(cv2.GaussianBlur(paper, (5, 5), 0), 0, 255, cv2.THRESH_OTSU)
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = cv2.convexHull(max(outlines, key=cv2.contourArea))
    found = cv2.approxPolyDP(outline, _EXACT * cv2.arcLength(outline, closed=True), closed=True)
    if len(found) != 4 or cv2.contourArea(found) < _LEAST * paper.size:
        return None
    points = found.reshape(4, 2).astype(np.float32)
    sums, differences = points.sum(axis=1), points[:, 0] - points[:, 1]
    order = [sums.argmin(), differences.argmax(), sums.argmax(), differences.argmin()]
    return points[order] if len(set(map(int, order))) == 4 else None


def _laid_flat(picture: Picture, corners: np.ndarray) -> Picture:
    """Return the page between four corners as a sheet of A4, as it lies."""
    short = min(picture.shape[:2])
    above, right, below, left = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    long = round(short * _A4)
    wide, high = (short, long) if left + right > above + below else (long, short)
    sheet = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), sheet)
    return cv2.warpPerspective(picture, matrix, (wide, high), flags=cv2.INTER_CUBIC)
