"""Reports of several years → charts, as their forms say what is drawn."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from core.document.chart import Chart, ChartKind, Series
from core.form.schema import ChartForm, KeyFigure
from core.numbers import Number
from core.report.report import Report
from core.years.comparing import Change, change, year_name

_Figures: TypeAlias = tuple[Number | None, ...]
_COMPARED, _SAME = "与{}比较", "持平"


def charts_of(reports: Sequence[Report], note: str = "") -> list[Chart]:
    """Return the charts of reports, oldest first; the last report's form says which.

    A report of another form has the figures that its own form calls the same. `note` is
    about the figures of all.
    """
    drawn = [_chart(definition, reports, note) for definition in reports[-1].form.definition.charts]
    return [*_compared(reports, note), *drawn]


def _chart(definition: ChartForm, reports: Sequence[Report], note: str) -> Chart:
    names = tuple(item.name for item in definition.items)
    rows = {year_name(r): tuple(_item(r, definition.id, name) for name in names) for r in reports}
    if definition.kind == "years":
        kind, categories = ChartKind.COLUMNS, tuple(str(each.heading.year) for each in reports)
        columns = zip(*rows.values(), strict=True)
        series = tuple(Series(name, values) for name, values in zip(names, columns, strict=True))
    else:
        kind, categories = ChartKind.PARTS, names
        series = tuple(Series(year, values) for year, values in _newest(rows))
    unit = _unit(reports[-1], definition.items)
    return Chart(definition.id, definition.title, kind, unit, categories, series, note=note)


def _unit(report: Report, items: Sequence[KeyFigure]) -> str:
    units = (report.form.cells[cell].unit for item in items for cell in item.cells)
    return next(units, "")


def _newest(rows: dict[str, _Figures]) -> Iterator[tuple[str, _Figures]]:
    """Yield the last year and the one before, where it has figures."""
    last, *before = reversed(rows.items())
    yield last
    if before and any(value is not None for value in before[0][1]):
        yield before[0]


def _item(report: Report, chart_id: str, name: str) -> Number | None:
    """Return what a report's own form counts under this name; None where it has no such item."""
    charts = (each for each in report.form.definition.charts if each.id == chart_id)
    items = (item for chart in charts for item in chart.items if item.name == name)
    return next((figure_of(report, item) for item in items), None)


def figure_of(report: Report, item: KeyFigure) -> Number | None:
    """Return the sum of an item's cells; None where one of them has no figure."""
    return Series("", tuple(report.figures.get(cell) for cell in item.cells)).whole


def _compared(reports: Sequence[Report], note: str) -> Iterator[Chart]:
    """Yield the last year's key figures beside those of the one before."""
    if len(reports) == 1 or not reports[-1].form.definition.key_figures:
        return
    last, now = reports[-2:]
    names = tuple(item.name for item in now.form.definition.key_figures)
    series = tuple(Series(year_name(r), tuple(_key(r, n) for n in names)) for r in (now, last))
    changes = (change(a, b) for a, b in zip(*(s.values for s in series), strict=True))
    remarks = tuple(map(_remark, changes))
    unit = _unit(now, now.form.definition.key_figures)
    title = _COMPARED.format(year_name(last))
    yield Chart("years", title, ChartKind.BARS, unit, names, series, remarks, note)


def _remark(changed: Change) -> str:
    if changed.difference == 0:
        return _SAME
    percent = f"（{changed.signed_percent}）" if changed.percent is not None else ""
    return f"{changed.signed}{percent}"


def _key(report: Report, name: str) -> Number | None:
    items = (item for item in report.form.definition.key_figures if item.name == name)
    return next((figure_of(report, item) for item in items), None)
