"""Charts on a page, as wide as its text."""

from functools import lru_cache
from typing import TYPE_CHECKING

from core.document.chart import Chart
from core.formats.pdf.writing.geometry import DEPTH, LINE_PITCH, MEASURE

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_GAP = LINE_PITCH / 4  # above a chart


@lru_cache(maxsize=32)  # asked for its height, then painted
def chart_drawing(chart: Chart) -> "Drawing":
    """Return a chart as it is drawn on a page."""
    from core.formats.charts.drawing import draw  # noqa: PLC0415 (reports have no charts)

    drawing = draw(chart, MEASURE)
    if drawing.height + _GAP > DEPTH:  # it has to fit one page
        scale = (DEPTH - _GAP) / drawing.height
        drawing.scale(scale, scale)
        drawing.height *= scale
    return drawing


def chart_depth(chart: Chart) -> float:
    """Return how much of a page a chart takes, in points."""
    return chart_drawing(chart).height + _GAP
