"""What the desk draws: figures that were read, and how many organs stand behind them."""

from collections.abc import Iterator, Sequence

from core.document.chart import Chart, ChartKind, Series
from core.form.schema import ChartForm, KeyFigure
from core.numbers import Number
from core.rollup.desk import Desk
from core.rollup.evidence import names_of
from core.rollup.summing.both_years import both_years, has_all, last_addends, only
from core.rollup.summing.total import Addend, Total
from core.years.charts import charts_of

_MOST = 15  # organs that are drawn
_BEHIND = "{}已计入合计、有这些数。"
_ALIKE = "只比较两年都有这些数、已计入合计的机关，有{}个（应报{}个）。"
_REST = "另有{}个机关合计{}{}没有画出。"


def desk_charts(desk: Desk, total: Total) -> list[Chart]:
    """Return the charts of a sum; none of what no report has."""
    last = last_addends(desk, total)
    names = names_of(desk.organs())
    definition = total.form.definition
    charts = [
        *_compared(total, last),
        *(_by_organ(total, last, names, item) for item in definition.key_figures[:1]),
        *(_parts(total, chart) for chart in definition.charts if chart.kind == "parts"),
    ]
    return [chart for chart in charts if chart.has_figures]


def _cells(items: Sequence[KeyFigure]) -> tuple[str, ...]:
    return tuple(cell for item in items for cell in item.cells)


def _compared(total: Total, last: dict[int, Addend]) -> Iterator[Chart]:
    """Yield this year beside the last, and what is drawn over years."""
    definition = total.form.definition
    items = [*definition.key_figures]
    for drawn in definition.charts:
        items += drawn.items if drawn.kind == "years" else ()
    both = both_years(total, last, _cells(items))
    if both.now.counted:
        note = _ALIKE.format(both.now.counted, total.expected)
        for chart in charts_of(both.reports, note):
            if chart.kind is not ChartKind.PARTS:
                yield chart


def _parts(total: Total, definition: ChartForm) -> Chart:
    """Return parts of the whole of the reports that have all of them."""
    cells = _cells(definition.items)
    kept = tuple(only(addend, cells) for addend in total.addends if has_all(addend, cells))
    whole = Total(total.form, total.year, kept, total.expected)
    note = _BEHIND.format(whole.completeness)
    drawn = charts_of((whole.report(""),), note)
    return next(chart for chart in drawn if chart.id == definition.id)


def _by_organ(
    total: Total, last: dict[int, Addend], names: dict[int, str], item: KeyFigure
) -> Chart:
    """Return a figure of the organs that have most of it, this year's beside last year's."""
    found = [(a.organ, v) for a in total.addends if (v := _figure(a, item)) is not None]
    found.sort(key=lambda pair: (-pair[1], names.get(pair[0], "")))
    shown, rest = found[:_MOST], found[_MOST:]
    unit = total.form.cells[item.cells[0]].unit
    note = _BEHIND.format(f"{total.expected}个应报机关中的{len(found)}个")
    if rest:
        note += _REST.format(len(rest), Series("", tuple(v for _, v in rest)).whole, unit)
    series = [Series(f"{total.year}年", tuple(value for _, value in shown))]
    before = tuple(_figure(last[o], item) if o in last else None for o, _ in shown)
    if any(value is not None for value in before):
        series.append(Series("上年", before))
    title = f"各机关{item.name}" + (f"（最多的{_MOST}个）" if rest else "")
    organs = tuple(names.get(organ, "") for organ, _ in shown)
    return Chart("organs", title, ChartKind.BARS, unit, organs, tuple(series), note=note)


def _figure(addend: Addend, item: KeyFigure) -> Number | None:
    return Series("", tuple(addend.figures.get(cell) for cell in item.cells)).whole
