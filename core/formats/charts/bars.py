"""Rows of bars: a category a row, a bar a series, its figure behind its end."""

from core.document.chart import Chart, ChartKind, Series, share
from core.formats.charts.colours import Colours
from core.formats.charts.scale import LEAST, MIDDLE, greatest, length
from core.formats.charts.sketch import Sketch

_SIZE, _SMALL = 9.5, 8.0  # points of text
_THICK, _THIN = 11.0, 7.0  # points of a bar: what it is about, what it is compared with
_BETWEEN, _AROUND = 2.0, 9.0  # points between the bars of a row, and between rows
_GAP = 6.0  # points beside text
_LINE = 12.0  # points from line to line of a name
_MOST_LINES = 2
_NAMES = 0.34  # the most of the width that names take


def draw_bars(sketch: Sketch, chart: Chart, colours: Colours, top: float) -> float:
    """Draw the rows below `top`; return where they end."""
    names = [sketch.wrap(n, _SIZE, sketch.width * _NAMES, _MOST_LINES) for n in chart.categories]
    left = max(sketch.set(line, _SIZE).width for lines in names for line in lines) + _GAP
    right = _right(sketch, chart)
    y = top
    for index, lines in enumerate(names):
        bars = _THICK + (len(chart.series) - 1) * (_THIN + _BETWEEN)
        height = max(bars, len(lines) * _LINE)
        _write_name(sketch, lines, left - _GAP, y + height / 2, colours)
        _draw_row(sketch, chart, index, (left, right), y + (height - bars) / 2, colours)
        if chart.remarks:
            remark, middle = chart.remarks[index], y + height / 2 + _SIZE * MIDDLE
            sketch.text(sketch.width, middle, remark, _SIZE, colours.ink, "right")
        y += height + _AROUND
    sketch.line(left, top - _AROUND / 2, left, y - _AROUND / 2, colours.line)
    return y


def _right(sketch: Sketch, chart: Chart) -> float:
    """Return where the longest bar may end: before its label and the remarks."""
    labels = (
        sketch.set(chart.label(series, index), _SMALL if number else _SIZE).width
        for number, series in enumerate(chart.series)
        for index in range(len(chart.categories))
    )
    remarks = (sketch.set(remark, _SIZE).width + 2 * _GAP for remark in chart.remarks)
    return sketch.width - max(labels) - _GAP - max(remarks, default=0.0)


def _write_name(
    sketch: Sketch, lines: list[str], right: float, middle: float, colours: Colours
) -> None:
    first = middle - (len(lines) - 1) * _LINE / 2 + _SIZE * MIDDLE
    for number, line in enumerate(lines):
        sketch.text(right, first + number * _LINE, line, _SIZE, colours.ink, "right")


def _draw_row(
    sketch: Sketch, chart: Chart, row: int, edges: tuple[float, float], top: float, colours: Colours
) -> None:
    left, room = edges[0], edges[1] - edges[0]
    for number, series in enumerate(chart.series):
        thickness, size = (_THIN, _SMALL) if number else (_THICK, _SIZE)
        end = width = _width(chart, series, row, room)
        if chart.kind is ChartKind.PARTS:
            sketch.box(left, top, room, thickness, colours.track)
            end = room
        if width:
            fill, edge = (colours.pale, colours.edge) if number else (colours.strong, "")
            sketch.box(left, top, width, thickness, fill, edge)
        ink = colours.faint if number else colours.ink
        baseline = top + thickness / 2 + size * MIDDLE
        sketch.text(left + end + _GAP, baseline, chart.label(series, row), size, ink)
        top += thickness + _BETWEEN


def _width(chart: Chart, series: Series, row: int, room: float) -> float:
    if chart.kind is ChartKind.PARTS:
        width = length(share(series, row), 100, room)
    else:
        width = length(series.values[row], greatest(chart), room)
    return max(width, LEAST) if width else 0.0
