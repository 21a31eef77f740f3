"""Pages that lie askew are turned until their lines are level."""

import cv2
import numpy as np

from core.formats.scan.reading.ink import DARK, Grey

_MOST = 8.0  # degrees
_STEPS = (1.0, 0.2, 0.05)  # degrees, coarse first
_WIDTH = 800  # pixels of the picture on which angles are tried
_LEVEL = 0.03  # degrees: less is level


def skew(page: Grey) -> float:
    """Return by how many degrees the page has to be turned, counter-clockwise, to be level."""
    scale = min(1.0, _WIDTH / page.shape[1])
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = ((small < DARK + 50) * 255).astype(np.uint8)
    best, reach = 0.0, _MOST
    for step in _STEPS:
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _evenness(ink, float(angle))))
        reach = step
    return best


def _evenness(ink: Grey, angle: float) -> float:
    """Return how much rows of ink and rows of paper differ: most where lines are level."""
    rows = turned(ink, angle, paper=0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def turned(page: Grey, angle: float, paper: int = 255) -> Grey:
    """Return the page turned counter-clockwise about its middle; as it is when it is level."""
    if abs(angle) < _LEVEL:
        return page
    high, wide = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    return cv2.warpAffine(page, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=paper)
