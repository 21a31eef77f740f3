"""Figures of several years beside one another, their changes, charts and sentences."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks.runner import check
from core.document.chart import ChartKind
from core.form.form import Form
from core.form.library import official_forms
from core.report.live_fields import follow, is_true
from core.report.next_year import with_previous
from core.years.charts import charts_of
from core.years.comparing import Change, YearsError, change, in_order, lines
from core.years.sentences import joined, proposals
from tests.core.years.year_samples import report_of, reports_of

COUNTS = st.integers(0, 9_999_999)


@given(COUNTS, COUNTS)
def test_a_change_is_the_difference_and_its_part_of_the_base(now: int, then: int) -> None:
    difference, percent = change(now, then)
    assert difference == now - then
    if then < 10:
        assert percent is None
    else:
        assert percent is not None
        exact = Fraction(now - then, then) * 100
        assert abs(Fraction(percent) - exact) <= Fraction(1, 20)


@pytest.mark.parametrize(
    ("now", "then", "expected"),
    [
        (3, 2, Change(1, None)),  # of so few cases a percentage says nothing
        (5, 0, Change(5, None)),
        (None, 12, Change(None, None)),
        (12, None, Change(None, None)),
        (25, 16, Change(9, Decimal("56.3"))),  # 56.25 is rounded up, as clerks do
        (12, 12, Change(0, Decimal("0.0"))),
        (12, -4, Change(16, None)),
    ],
)
def test_changes(now: int | None, then: int | None, expected: Change) -> None:
    assert change(now, then) == expected


def test_amounts_have_a_base_of_their_own() -> None:
    now, then = Decimal("3.125"), Decimal("2.5")
    assert change(now, then, is_amount=True) == Change(Decimal("0.625"), Decimal("25.0"))
    assert change(now, Decimal("0.5"), is_amount=True).percent is None


def test_signs_are_printed() -> None:
    assert (change(15, 12).signed, change(15, 12).signed_percent) == ("+3", "+25.0%")
    assert (change(9, 12).signed, change(9, 12).signed_percent) == ("-3", "-25.0%")


def test_reports_stand_in_the_order_of_their_years() -> None:
    now, *earlier = reports_of((2024, 2022, 2019))
    assert [r.heading.year for r in in_order(now, earlier)] == [2019, 2022, 2024]


def test_a_later_report_is_refused_and_so_are_too_many() -> None:
    now = report_of(2021)
    with pytest.raises(YearsError, match="2022年的，不早于2021年"):
        in_order(now, [report_of(2022)])
    with pytest.raises(YearsError, match="最多和5个年度比较，现在选了6个"):
        in_order(now, reports_of(range(2015, 2021)))


@pytest.mark.parametrize("everything", [False, True])
def test_lines_have_the_figures_of_their_cells(everything: bool) -> None:  # noqa: FBT001
    reports = reports_of((2023, 2024))
    found = lines(reports, everything=everything)
    for line in found:
        assert line.values == tuple(r.figures[line.spec.address] for r in reports)
    if everything:
        assert [line.spec.address for line in found] == list(reports[-1].form.cells)
    else:
        names = [line.name for line in found]
        first = names.index("一、本年新收")
        assert names[first + 1] == "其中：自然人"
        assert len(names) < len(reports[-1].form.cells) / 3


def test_of_a_report_of_another_form_the_figures_that_both_have_count() -> None:
    reports = reports_of((2020, 2021))
    assert reports[0].form != reports[1].form
    only_new = [line for line in lines(reports, everything=True) if line.values[0] is None]
    assert {line.spec.address for line in only_new} == (
        reports[1].form.cells.keys() - reports[0].form.cells.keys()
    )
    outcomes = next(chart for chart in charts_of(reports) if chart.id == "outcomes")
    other = outcomes.categories.index("其他处理")
    old = reports[0].figures["applications.other_handling.total"]
    assert outcomes.series[1].values[other] == old  # one row there, three here


@pytest.mark.parametrize("form_id", official_forms().ids())
def test_charts_have_the_figures_of_the_report(form_id: str) -> None:
    year = official_forms().by_id(form_id).definition.first_year
    reports = (
        reports_of((year - 1, year))
        if form_id != official_forms().ids()[0]
        else (report_of(year), report_of(year + 1))
    )
    now = reports[-1]
    drawn = {chart.id: chart for chart in charts_of(reports)}
    for definition in now.form.definition.charts:
        chart = drawn[definition.id]
        for index, item in enumerate(definition.items):
            figure = sum(now.figures[cell] or 0 for cell in item.cells)
            if chart.kind is ChartKind.COLUMNS:
                assert chart.series[index].values[-1] == figure
            else:
                assert chart.series[0].values[index] == figure
    outcomes = drawn["outcomes"].series[0]
    assert outcomes.whole == now.figures["applications.handled_total.total"]
    assert drawn["applicants"].series[0].whole == now.figures["applications.received.total"]


def test_a_blank_cell_is_no_zero_in_a_chart() -> None:
    last, now = reports_of((2023, 2024))
    last.store({"applications.received.natural_person": None})
    applicants = next(c for c in charts_of((last, now)) if c.id == "applicants")
    assert applicants.series[1].values[0] is None
    now.store({"disputes.direct_suit.upheld": None, "disputes.direct_suit.total": None})
    results = next(c for c in charts_of((last, now)) if c.id == "dispute_results")
    assert results.series[0].values[0] is None


def test_a_form_that_draws_nothing_has_no_charts_and_no_sentences() -> None:
    definition = msgspec.structs.replace(
        official_forms().by_id("2021").definition, charts=(), key_figures=(), year_sentences=()
    )
    last, now = (replace(r, form=Form(definition)) for r in reports_of((2023, 2024)))
    assert charts_of((last, now)) == []
    assert proposals((last, now)) == []
    assert len(lines((last, now), everything=True)) == len(now.form.cells)


def test_one_year_alone_has_charts_but_nothing_to_compare() -> None:
    drawn = charts_of(reports_of((2024,)))
    assert "years" not in {chart.id for chart in drawn}
    assert all(len(c.series) == 1 for c in drawn if c.kind is ChartKind.PARTS)
    assert proposals(reports_of((2024,))) == []


@given(st.integers(0, 5), st.sampled_from((2021, 2022, 2023)))
def test_sentences_agree_with_the_tables_and_follow_them(seed: int, year: int) -> None:
    last, now = report_of(year, seed=seed), report_of(2024, seed=seed + 9)
    found = proposals((last, now))
    text, marks = joined(found, 0)
    now = with_previous(now, last)
    now.narratives["overview"] = text
    now.set_marks("overview", tuple(marks))
    assert len(found) == len(now.form.definition.year_sentences)
    assert all(is_true(now, "overview", mark) for mark in marks)
    said = {"text.figure", "text.growth", "text.share"}
    assert [finding for finding in check(now) if finding.rule in said] == []
    cell = marks[0].cell
    now.store({cell: (now.figures[cell] or 0) + 1000})
    follow(now, {cell})
    assert now.narrative("overview").startswith(
        f"2024年，新收政府信息公开申请{now.figures[cell]}件，"
    )


def test_sentences_say_how_it_changed() -> None:
    last, now = reports_of((2023, 2024))
    zero = {address: 0 for address in now.form.cells if address not in now.form.totals}
    now.store(zero | {"disclosure.licensing.decisions": 15, "disclosure.penalties.decisions": 4})
    last.store(zero | {"disclosure.licensing.decisions": 12, "disclosure.penalties.decisions": 6})
    text, _ = joined(proposals((last, now)), 0)
    assert "作出行政许可决定15件，同比增长25.0%。" in text
    assert "作出行政处罚决定4件，比上年减少2件。" in text
    assert "被申请行政复议0件，与上年持平。" in text
