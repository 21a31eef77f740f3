"""Charts on a page, as wide as its text."""

from functools import lru_cache
from typing import TYPE_CHECKING

from core.document.chart import Chart
from core.formats.pdf.writing.geometry import DEPTH, LINE_PITCH, MEASURE

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing
    from reportlab.pdfgen.canvas import Canvas

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


def paint_drawing(canvas: "Canvas", drawing: "Drawing") -> None:
    """Paint a chart's shapes from the canvas's origin on.

    The library's own way begins with a font of its own, which archives do not take.
    """
    from reportlab.graphics.shapes import Line, Rect, String  # noqa: PLC0415 (as above)
    from reportlab.lib.colors import black  # noqa: PLC0415 (as above)

    canvas.transform(*drawing.transform)
    for shape in drawing.contents:
        if isinstance(shape, Rect):
            canvas.setFillColor(shape.fillColor or black)
            if shape.strokeColor:
                canvas.setStrokeColor(shape.strokeColor)
                canvas.setLineWidth(shape.strokeWidth)
            place = shape.x, shape.y, shape.width, shape.height
            canvas.rect(*place, stroke=int(shape.strokeColor is not None), fill=1)
        elif isinstance(shape, Line):
            canvas.setStrokeColor(shape.strokeColor or black)
            canvas.setLineWidth(shape.strokeWidth)
            canvas.line(shape.x1, shape.y1, shape.x2, shape.y2)
        elif isinstance(shape, String):
            canvas.setFillColor(shape.fillColor or black)
            canvas.setFont(shape.fontName, shape.fontSize)
            canvas.drawString(shape.x, shape.y, shape.text)
