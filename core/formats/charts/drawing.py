"""Chart → drawing: its title, what its bars mean, the bars, what one has to know."""

from typing import TYPE_CHECKING

from core.document.chart import Chart, ChartKind
from core.formats.charts.bars import draw_bars
from core.formats.charts.colours import PAPER, Colours
from core.formats.charts.columns import draw_columns
from core.formats.charts.scale import MIDDLE
from core.formats.charts.sketch import Sketch

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_TITLE, _SIZE, _NOTE = 11.0, 9.0, 8.5  # points of text
_SWATCH = 9.0  # points
_LINE = 13.0  # points from line to line of a note
_EMPTY = "没有可以画的数字。"


def draw(chart: Chart, width: float, colours: Colours = PAPER) -> "Drawing":
    """Return a chart drawn so many points wide, as high as it needs."""
    sketch = Sketch(width)
    y = _draw_head(sketch, chart, colours)
    if not chart.has_figures:
        sketch.text(0, y + _SIZE, _EMPTY, _SIZE, colours.faint)
        y += _LINE + 4
    elif chart.kind is ChartKind.COLUMNS:
        y = draw_columns(sketch, chart, colours, y)
    else:
        y = draw_bars(sketch, chart, colours, y)
    for line in sketch.wrap(chart.note, _NOTE, width, 4) if chart.note else ():
        sketch.text(0, y + _NOTE + 2, line, _NOTE, colours.faint)
        y += _LINE
    return sketch.finish(y + 4)


def _draw_head(sketch: Sketch, chart: Chart, colours: Colours) -> float:
    """Write title, unit and, where bars are of several series, which is which."""
    unit = f"（单位：{chart.unit}）" if chart.unit else ""
    y = _TITLE
    for line in sketch.wrap(f"{chart.title}{unit}", _TITLE, sketch.width, 2):
        sketch.text(0, y, line, _TITLE, colours.ink)
        y += _TITLE + 5
    if chart.kind is not ChartKind.COLUMNS and len(chart.series) > 1 and chart.has_figures:
        y = _draw_legend(sketch, chart, colours, y)
    return y + 4


def _draw_legend(sketch: Sketch, chart: Chart, colours: Colours, y: float) -> float:
    x = 0.0
    for number, series in enumerate(chart.series):
        fill, edge = (colours.pale, colours.edge) if number else (colours.strong, "")
        height = _SWATCH if not number else _SWATCH * 0.65  # as the bars: thick and thin
        sketch.box(x, y + 2 + (_SWATCH - height) / 2, 2 * _SWATCH, height, fill, edge)
        x += 2 * _SWATCH + 5
        baseline = y + 2 + _SWATCH / 2 + _SIZE * MIDDLE
        sketch.text(x, baseline, series.name, _SIZE, colours.ink)
        x += sketch.set(series.name, _SIZE).width + 18
    return y + _SWATCH + 8
