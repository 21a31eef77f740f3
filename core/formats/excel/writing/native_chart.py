"""Chart → a spreadsheet's own chart, over cells that hold its figures."""

from collections.abc import Sequence

from openpyxl.chart import BarChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series as NativeSeries
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
)
from openpyxl.utils import absolute_coordinate
from openpyxl.xml.functions import tostring

from core.document.chart import Chart, ChartKind, Series, share
from core.formats.charts.colours import PAPER
from core.formats.excel.writing.areas import Area, quoted
from core.numbers import Number

_WIDTH = 15  # cm
_BODY = 900  # hundredths of a point
_ROW, _HEAD = 0.6, 2.0  # cm: a row of bars, what is above and below them
_MANY, _LOW_ROW = 10, 0.42  # with more categories the rows are lower
_LEAST, _UPRIGHT = 4.5, 6.0  # cm
PERCENT, _FIGURE = '0.0"%"', "General"


def chart_part(native: BarChart) -> bytes:
    """Return the part of a chart as XML.

    Without what openpyxl has no way to say, a chart takes the name of an only series for its
    title.
    """
    part = native._write()  # type: ignore[attr-defined]  # its makers' name
    part.find("chart").insert(0, part.makeelement("autoTitleDeleted", {"val": "1"}))
    return bytes(tostring(part))


def native_chart(chart: Chart, sheet: str, data: Area) -> BarChart:
    """Return a chart of the cells that `chart_rows` were written to.

    In them the first row has the names of the series and the first column those of the
    categories; parts of a whole have their percentage behind each figure, which is what is
    drawn. What the cells hold is kept in the chart, for programs that do not compute.
    """
    native = BarChart()
    is_upright = chart.kind is ChartKind.COLUMNS
    native.type = "col" if is_upright else "bar"
    native.gapWidth, native.overlap = 60, 0
    native.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    native.roundedCorners = False
    native.width, native.height = _WIDTH, chart_height(chart)
    step = 2 if chart.kind is ChartKind.PARTS else 1
    for number, series in enumerate(chart.series):
        column = data.left + step * (number + 1)
        native.series.append(_series(chart, series, number, (sheet, data, column)))
    _set_axes(native, chart, is_upright=is_upright)
    if len(chart.series) > 1:
        native.legend.position = "b"
        native.legend.txPr = _text(_BODY)
    else:
        native.legend = None
    return native


def chart_rows(chart: Chart) -> list[list[str | Number | None]]:
    """Return what stands in the cells of a chart, row by row."""
    is_parts = chart.kind is ChartKind.PARTS
    heads: list[str | Number | None] = [chart.title]
    for series in chart.series:
        heads += [series.name, f"{series.name}占比%"] if is_parts else [series.name]
    rows = [heads]
    for index, category in enumerate(chart.categories):
        row: list[str | Number | None] = [category]
        for series in chart.series:
            row.append(series.values[index])
            if is_parts:
                row.append(share(series, index))
        rows.append(row)
    return rows


def chart_height(chart: Chart) -> float:
    """Return the height of a chart in cm."""
    if chart.kind is ChartKind.COLUMNS:
        return _UPRIGHT
    rows = len(chart.categories) * (1 + 0.5 * (len(chart.series) - 1))
    return max(_LEAST, _HEAD + (_ROW if len(chart.categories) <= _MANY else _LOW_ROW) * rows)


def _series(
    chart: Chart, series: Series, number: int, place: tuple[str, Area, int]
) -> NativeSeries:
    sheet, data, column = place
    is_parts = chart.kind is ChartKind.PARTS
    count = len(chart.categories)
    values = [share(series, i) if is_parts else series.values[i] for i in range(count)]
    name_at = data.left + (2 * number + 1 if is_parts else number + 1)
    native = NativeSeries(
        idx=number,
        order=number,
        tx=SeriesLabel(strRef=_names(sheet, Area.one(data.top, name_at), [series.name])),
        cat=AxDataSource(strRef=_names(sheet, _below(data, data.left), chart.categories)),
        val=_values(sheet, _below(data, column), values, PERCENT if is_parts else _FIGURE),
        invertIfNegative=False,
    )
    native.spPr = _fill(number)
    native.dLbls = DataLabelList(
        showVal=True,
        numFmt=PERCENT if is_parts else _FIGURE,
        dLblPos="outEnd",
        **dict.fromkeys(("showLegendKey", "showCatName", "showSerName", "showPercent"), False),
    )
    native.dLbls.txPr = _text(_BODY)
    return native


def _below(data: Area, column: int) -> Area:
    return Area(data.top + 1, column, data.bottom, column)


def _ref(sheet: str, area: Area) -> str:
    return f"{quoted(sheet)}!{absolute_coordinate(area.ref)}"


def _names(sheet: str, area: Area, names: Sequence[str]) -> StrRef:
    points = [StrVal(idx=index, v=name) for index, name in enumerate(names)]
    return StrRef(f=_ref(sheet, area), strCache=StrData(ptCount=len(names), pt=points))


def _values(
    sheet: str, area: Area, values: Sequence[Number | None], number_format: str
) -> NumDataSource:
    points = [
        NumVal(idx=index, v=str(value)) for index, value in enumerate(values) if value is not None
    ]
    cache = NumData(formatCode=number_format, ptCount=len(values), pt=points)
    return NumDataSource(numRef=NumRef(f=_ref(sheet, area), numCache=cache))


def _fill(number: int) -> GraphicalProperties:
    """Return how a series looks: dark, pale, hatched; apart in grey, too."""
    strong, pale, edge = (colour.lstrip("#") for colour in (PAPER.strong, PAPER.pale, PAPER.edge))
    look = GraphicalProperties()
    look.line = LineProperties(solidFill=strong if not number else edge, w=6350)
    if number == 0:
        look.solidFill = strong
    elif number == 1:
        look.solidFill = pale
    else:
        hatch = PatternFillProperties(prst="wdUpDiag" if number % 2 == 0 else "dotGrid")
        hatch.foreground, hatch.background = _colour(edge), _colour("FFFFFF")
        look.pattFill = hatch
    return look


def _colour(rgb: str) -> ColorChoice:
    choice = ColorChoice()
    choice.srgbClr = rgb
    return choice


def _set_axes(native: BarChart, chart: Chart, *, is_upright: bool) -> None:
    names, figures = native.x_axis, native.y_axis
    names.delete, figures.delete = False, True  # every bar has its figure beside it
    figures.majorGridlines = None
    figures.scaling.min = 0
    if chart.kind is ChartKind.PARTS:
        figures.scaling.max = 100
    names.scaling.orientation = "minMax" if is_upright else "maxMin"  # the first one at the top
    names.majorTickMark = names.minorTickMark = "none"
    names.tickLblPos = "low"
    names.txPr = _text(_BODY)
    line = PAPER.line.lstrip("#")
    names.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=line, w=6350))


def _text(size: int) -> RichText:
    ink = PAPER.ink.lstrip("#")
    look = CharacterProperties(
        sz=size, b=False, solidFill=ink, latin=Font(typeface="黑体"), ea=Font(typeface="黑体")
    )
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look, r=[])])
