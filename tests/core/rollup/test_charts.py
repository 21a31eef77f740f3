"""What the desk draws and sets beside last year: only figures that were read, of how many."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.document.document import Paragraph
from core.numbers import Number
from core.report.report import Report
from core.rollup.desk import Desk
from core.rollup.model import Settings
from core.rollup.outputs.charts import desk_charts
from core.rollup.outputs.office import write_workbook
from core.rollup.outputs.situation import situation, write_situation
from core.rollup.summing.total import Total
from core.years.comparing import change
from tests.core.rollup.county import YEAR, County, county, of_year, write, write_all

RECEIVED = "applications.received.total"
AT = datetime(2025, 2, 3, tzinfo=UTC)


@pytest.fixture
def made() -> County:
    return county(4)


@pytest.fixture
def desk(tmp_path: Path, made: County) -> Iterator[Desk]:
    """The last organ sent nothing; of the first two there are last year's reports."""
    first, second, _, missing = made.reports.values()
    write_all(tmp_path / "收到", made, ("nianbao",))
    (tmp_path / "收到" / f"{missing.heading.agency}.nianbao").unlink()
    for report in (first, second):
        write(tmp_path / "上年", last_of(report), "nianbao")
    settings = Settings(YEAR, "清溪县", tmp_path / "收到", tmp_path / "上年")
    with Desk.create(tmp_path / "汇总.nbhz", settings) as desk:
        desk.set_roster(made.roster)
        desk.refresh()
        yield desk


def last_of(report: Report) -> Report:
    """The report of the year before, with twice as much of a kind."""
    last = of_year(report, YEAR - 1)
    address = "disclosure.licensing.decisions"
    last.store({address: 2 * (last.figures[address] or 0)})
    return last


def total_of(desk: Desk) -> Total:
    return desk.total(counts=lambda row: bool(row.reading))


def figure(report: Report, address: str = RECEIVED) -> Number:
    value = report.figures[address]
    assert value is not None
    return value


def test_organs_come_with_the_largest_first_beside_last_years(desk: Desk, made: County) -> None:
    (chart,) = (c for c in desk_charts(desk, total_of(desk)) if c.id == "organs")
    reports = dict(zip((o.name for o in made.roster), made.reports.values(), strict=True))
    sent = {name: figure(reports[name]) for name in [o.name for o in made.roster[:3]]}
    assert dict(zip(chart.categories, chart.series[0].values, strict=True)) == sent
    assert list(chart.series[0].values) == sorted(sent.values(), reverse=True)
    before = dict(zip(chart.categories, chart.series[1].values, strict=True))
    known = {name: figure(last_of(reports[name])) for name in list(sent)[:2]}
    assert before == dict.fromkeys(sent) | known
    assert chart.note == "4个应报机关中的3个已计入合计、有这些数。"


def test_parts_add_up_to_the_sum_and_say_how_many_stand_behind(desk: Desk) -> None:
    total = total_of(desk)
    charts = {chart.id: chart for chart in desk_charts(desk, total)}
    assert charts["outcomes"].series[0].whole == total.figures["applications.handled_total.total"]
    assert charts["applicants"].series[0].whole == total.figures[RECEIVED]
    assert "4个应报机关中的3个" in charts["outcomes"].note


def test_years_are_compared_over_the_organs_that_have_both(desk: Desk, made: County) -> None:
    charts = {chart.id: chart for chart in desk_charts(desk, total_of(desk))}
    both = list(made.reports.values())[:2]
    now, then = (series.values[0] for series in charts["years"].series)
    assert now == sum(figure(report) for report in both)
    assert then == sum(figure(last_of(report)) for report in both)
    assert "有2个（应报4个）" in charts["years"].note


def test_an_organ_without_a_figure_stands_behind_no_chart_of_it(
    desk: Desk, made: County, tmp_path: Path
) -> None:
    first = next(iter(made.reports.values()))
    first.store({"disputes.review.upheld": None})
    write(tmp_path / "收到", first, "nianbao")
    desk.refresh()
    charts = {chart.id: chart for chart in desk_charts(desk, total_of(desk))}
    assert "4个应报机关中的2个" in charts["dispute_results"].note
    assert "4个应报机关中的3个" in charts["outcomes"].note


def test_beyond_fifteen_organs_the_rest_is_one_sentence(tmp_path: Path) -> None:
    many = county(18)
    write_all(tmp_path / "收到", many, ("nianbao",))
    with Desk.create(tmp_path / "x.nbhz", Settings(YEAR, "清溪县", tmp_path / "收到")) as desk:
        desk.set_roster(many.roster)
        desk.refresh()
        (chart,) = (c for c in desk_charts(desk, total_of(desk)) if c.id == "organs")
    values = sorted((figure(report) for report in many.reports.values()), reverse=True)
    assert list(chart.series[0].values) == values[:15]
    assert chart.title.endswith("（最多的15个）")
    assert f"另有3个机关合计{sum(values[15:])}件没有画出。" in chart.note


def test_without_reports_nothing_is_drawn(tmp_path: Path) -> None:
    with Desk.create(tmp_path / "x.nbhz", Settings(YEAR, "清溪县")) as desk:
        assert desk_charts(desk, desk.total()) == []


def test_the_workbook_compares_and_draws(desk: Desk, made: County, tmp_path: Path) -> None:
    total, path = total_of(desk), tmp_path / "汇总.xlsx"
    write_workbook(desk, total, path, AT)
    book = load_workbook(path, data_only=True)
    both = list(made.reports.values())[:2]
    rows = list(book["同比"].iter_rows(min_row=3, values_only=True))
    assert len(rows) == len(total.form.cells)
    for address, row in zip(total.form.cells, rows, strict=True):
        now = sum(figure(report, address) for report in both)
        then = sum(figure(last_of(report), address) for report in both)
        is_amount = bool(total.form.cells[address].decimals)
        known = change(now, then, is_amount=is_amount)
        expected = now, then, known.difference, known.percent, 2
        assert row[1:] == tuple(None if v is None else pytest.approx(float(v)) for v in expected)
    organs = {row[0]: row[1:] for row in book["同比·机关"].iter_rows(min_row=3, values_only=True)}
    assert list(organs) == [organ.name for organ in made.roster[:3]]
    assert organs[made.roster[2].name][1] is None  # last year's is not known, and no 0
    drawn = len(book["图表"]._charts)  # type: ignore[attr-defined]
    assert drawn == len(desk_charts(desk, total)) >= 6
    live = load_workbook(path)["同比"]
    assert live["D3"].value == '=IF(COUNT(C3,B3)<2,"",B3-C3)'


def test_the_report_about_the_reports_has_the_charts(desk: Desk, tmp_path: Path) -> None:
    total = total_of(desk)
    document = situation(desk, total, date(2025, 2, 3))
    charts = [b.chart for b in document.blocks if isinstance(b, Paragraph) and b.chart]
    assert charts == desk_charts(desk, total)
    for kind in ("pdf", "docx"):
        write_situation(desk, total, tmp_path / f"情况.{kind}", date(2025, 2, 3))
