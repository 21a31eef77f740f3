"""Small multiples: a panel a series, in it a column a category, the last of which stands out."""

from core.document.chart import Chart, Series, shown
from core.formats.charts.colours import Colours
from core.formats.charts.scale import LEAST, greatest, length
from core.formats.charts.sketch import Sketch

_SIZE, _SMALL = 9.5, 8.5  # points of text
_HEIGHT = 84.0  # points of the longest column
_FLAT = 6.0  # points where there is none
_HEAD, _FOOT = 28.0, 38.0  # points above and below the columns of a panel
_LEAST_ROOM = 24.0  # points that a column needs for its label
_GAP = 20.0  # points between panels
_WIDEST = 34.0  # points of a column
_PART = 0.62  # of its room that a column takes


def draw_columns(sketch: Sketch, chart: Chart, colours: Colours, top: float) -> float:
    """Draw the panels below `top`, as many beside one another as fit; return where they end."""
    most = _abreast(sketch, chart)
    width = (sketch.width - (most - 1) * _GAP) / most
    for row in _rows(chart, most):
        for place, series in enumerate(row):
            _draw_panel(sketch, chart, series, (place * (width + _GAP), width, top), colours)
        top += _HEAD + _height(chart) + _FOOT
    return top - 14


def _height(chart: Chart) -> float:
    return _HEIGHT if greatest(chart) > 0 else _FLAT


def _rows(chart: Chart, most: int) -> list[tuple[Series, ...]]:
    return [chart.series[start : start + most] for start in range(0, len(chart.series), most)]


def _abreast(sketch: Sketch, chart: Chart) -> int:
    """Return how many panels stand beside one another with room for their labels."""
    labels = [*chart.categories, *(shown(v) for s in chart.series for v in s.values)]
    room = max(_LEAST_ROOM, max(sketch.set(label, _SMALL).width for label in labels) + 6)
    panel = room * len(chart.categories)
    return max(1, min(len(chart.series), int((sketch.width + _GAP) / (panel + _GAP))))


def _draw_panel(
    sketch: Sketch,
    chart: Chart,
    series: Series,
    place: tuple[float, float, float],
    colours: Colours,
) -> None:
    left, width, top = place
    sketch.text(left, top + _SIZE, series.name, _SIZE, colours.ink)
    foot = top + _HEAD + _height(chart)
    room = width / len(chart.categories)
    thickness = min(_WIDEST, room * _PART)
    for index, (category, value) in enumerate(zip(chart.categories, series.values, strict=True)):
        middle, is_last = left + room * (index + 0.5), index == len(chart.categories) - 1
        height = length(value, greatest(chart), _height(chart))
        if height:
            height = max(height, LEAST)
            fill, edge = (colours.strong, "") if is_last else (colours.pale, colours.edge)
            sketch.box(middle - thickness / 2, foot - height, thickness, height, fill, edge)
        ink = colours.ink if is_last else colours.faint
        sketch.text(middle, foot - height - 4, shown(value), _SMALL, ink, "middle")
        (name,) = sketch.wrap(category, _SMALL, room, 1)
        sketch.text(middle, foot + _SMALL + 5, name, _SMALL, ink, "middle")
    sketch.line(left, foot, left + width, foot, colours.line)
