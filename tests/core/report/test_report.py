"""The report: totals as one types, printed totals, exact undo, defaults of a new one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.form.form import Form
from core.report.report import ABSENT, Report, Stored, default_date, new_report, sum_of
from tests.factories import balanced_report, blank_report, narrated_report
from tests.strategies import figures, forms, reports

NATURAL = "applications.granted.natural_person"
COMMERCIAL = "applications.granted.commercial"
ROW_TOTAL = "applications.granted.total"
COLUMN_TOTAL = "applications.handled_total.natural_person"
GRAND_TOTAL = "applications.handled_total.total"
FEES = "disclosure.fees.amount"


def test_totals_follow_their_parts(form: Form) -> None:
    report = blank_report(form, {NATURAL: 3})
    assert [report.figures[c] for c in (ROW_TOTAL, COLUMN_TOTAL, GRAND_TOTAL)] == [3, 3, 3]
    report.store({COMMERCIAL: 4})
    assert [report.figures[c] for c in (ROW_TOTAL, COLUMN_TOTAL, GRAND_TOTAL)] == [7, 3, 7]
    report.store({NATURAL: ABSENT, COMMERCIAL: None})
    assert [report.figures[c] for c in (ROW_TOTAL, COLUMN_TOTAL, GRAND_TOTAL)] == [None] * 3


def test_blank_is_not_zero(form: Form) -> None:
    assert all(value is None for value in blank_report(form).figures.values())
    report = blank_report(form, {NATURAL: 0})
    assert report.figures[ROW_TOTAL] == 0
    assert report.figures["applications.received.total"] is None


def test_sum_of_nothing_is_nothing() -> None:
    assert sum_of([None, None]) is None
    assert sum_of([]) is None
    assert sum_of([None, 0]) == 0
    assert sum_of([Decimal("0.1"), Decimal("0.2")]) == Decimal("0.3")


def test_amounts_stay_as_written(form_2021: Form) -> None:
    report = blank_report(form_2021, {FEES: Decimal("0.10")})
    assert str(report.figures[FEES]) == "0.10"


def test_printed_total_that_differs_is_kept(form: Form) -> None:
    report = blank_report(form, {NATURAL: 3, ROW_TOTAL: 5})
    assert report.figures[ROW_TOTAL] == 5
    assert report.printed_totals == (ROW_TOTAL,)


def test_printed_total_that_agrees_is_computed_from_then_on(form: Form) -> None:
    report = blank_report(form, {NATURAL: 3, ROW_TOTAL: 3})
    assert report.printed_totals == ()
    report.store({NATURAL: 8})
    assert report.figures[ROW_TOTAL] == 8


def test_printed_total_agrees_once_its_parts_do(form: Form) -> None:
    report = blank_report(form, {NATURAL: 3, ROW_TOTAL: 5})
    report.store({NATURAL: 5})
    assert report.printed_totals == ()


def test_printed_total_counts_in_the_totals_above_it(form: Form) -> None:
    report = blank_report(form, {NATURAL: 3, ROW_TOTAL: 5})
    assert report.figures[GRAND_TOTAL] == 5


def test_printed_total_can_be_blank(form: Form) -> None:
    report = blank_report(form, {NATURAL: 3, ROW_TOTAL: None})
    assert report.figures[ROW_TOTAL] is None
    assert report.printed_totals == (ROW_TOTAL,)


def test_printed_totals_are_replaced_by_removing_them(form: Form) -> None:
    report = blank_report(form, {NATURAL: 3, ROW_TOTAL: 5, GRAND_TOTAL: 9})
    report.store(dict.fromkeys(report.printed_totals, ABSENT))
    assert report.printed_totals == ()
    assert [report.figures[c] for c in (ROW_TOTAL, GRAND_TOTAL)] == [3, 3]


def test_blank_input_is_not_stored(form: Form) -> None:
    assert blank_report(form, {NATURAL: None}).values == {}


def test_unknown_cell_is_refused_and_changes_nothing(form: Form) -> None:
    report = balanced_report(form)
    before = report.copy()
    with pytest.raises(KeyError, match="nobody"):
        report.store({NATURAL: 77, "applications.granted.nobody": 1})
    assert report == before
    assert report.figures == before.figures


def test_copy_is_independent(form: Form) -> None:
    report = narrated_report(form)
    copy = report.copy()
    assert copy == report
    copy.store({NATURAL: 99})
    copy.narratives["overview"] = "另一篇。"
    assert report.figures[NATURAL] != 99
    assert report.narrative("overview") != "另一篇。"
    assert copy != report


def test_missing_narrative_is_empty(form: Form) -> None:
    assert blank_report(form).narrative("overview") == ""


@given(st.data(), reports())
def test_store_returns_its_exact_undo(data: st.DataObject, report: Report) -> None:
    states = [(dict(report.values), dict(report.figures))]
    undo: list[dict[str, Stored]] = []
    for _ in range(data.draw(st.integers(1, 4))):
        undo.append(report.store(data.draw(changes(report.form))))
        states.append((dict(report.values), dict(report.figures)))
    while undo:
        assert (report.values, report.figures) == states.pop()
        report.store(undo.pop())
    assert (report.values, report.figures) == states.pop()


@pytest.mark.parametrize("printed", [5, None])
def test_undo_brings_back_a_printed_total_that_was_put_right(
    form: Form, printed: int | None
) -> None:
    report = blank_report(form, {NATURAL: 3, ROW_TOTAL: printed})
    undo = report.store({ROW_TOTAL: 3})
    assert report.printed_totals == ()
    report.store(undo)
    assert report.values == {NATURAL: 3, ROW_TOTAL: printed}


@given(st.data(), reports())
def test_undone_change_can_be_redone(data: st.DataObject, report: Report) -> None:
    undo = report.store(data.draw(changes(report.form)))
    after = report.copy()
    redo = report.store(undo)
    report.store(redo)
    assert report == after
    assert report.figures == after.figures


def changes(form: Form) -> st.SearchStrategy[dict[str, Stored]]:
    """Changes to some cells, among them the removal of figures and printed totals."""
    addresses = st.sampled_from(list(form.cells))
    figure = st.none() | st.just(ABSENT) | st.integers(0, 9)
    return st.dictionaries(addresses, figure, max_size=6)


@given(st.data(), forms)
def test_every_total_is_the_sum_of_its_parts(data: st.DataObject, form: Form) -> None:
    report = blank_report(form, data.draw(figures(form, totals=False)))
    for total, parts in form.totals.items():
        known = [report.figures[p] for p in parts if report.figures[p] is not None]
        assert report.figures[total] == (sum(v for v in known if v is not None) if known else None)


@given(st.data(), forms)
def test_order_of_typing_does_not_matter(data: st.DataObject, form: Form) -> None:
    given_figures = data.draw(figures(form, totals=False))
    at_once = blank_report(form, given_figures)
    one_by_one = blank_report(form)
    for address in data.draw(st.permutations(list(given_figures))):
        one_by_one.store({address: given_figures[address]})
    assert one_by_one == at_once
    assert one_by_one.figures == at_once.figures


@given(reports())
def test_a_report_made_of_its_figures_is_the_same(report: Report) -> None:
    again = Report(report.form, report.heading, report.narratives, dict(report.figures))
    assert again.figures == report.figures


@given(st.data(), reports())
def test_zeros_fill_the_blanks_of_one_table_only(data: st.DataObject, report: Report) -> None:
    table = data.draw(st.sampled_from(list(report.form.tables)))
    before = report.copy()
    undo = report.store(report.zeros_for_blanks(table))
    for address, value in before.figures.items():
        spec = report.form.cells[address]
        if spec.table != table:
            assert report.figures[address] == value
        elif address not in report.form.totals:
            assert report.figures[address] == (0 if value is None else value)
        else:
            assert report.figures[address] is not None
    report.store(undo)
    assert report == before


def test_zeros_for_blanks_of_a_full_table_is_nothing_to_do(form: Form) -> None:
    assert balanced_report(form).zeros_for_blanks("applications") == {}


def test_blank_cells_in_the_order_of_the_form(form: Form) -> None:
    report = balanced_report(form)
    report.store({"disputes.review.upheld": ABSENT, COMMERCIAL: ABSENT, NATURAL: ABSENT})
    assert report.blank_cells == (NATURAL, COMMERCIAL, "disputes.review.upheld")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2024, 1, 1), date(2024, 1, 1)),
        (date(2024, 3, 31), date(2024, 3, 31)),
        (date(2024, 4, 1), date(2024, 1, 31)),
        (date(2023, 12, 31), date(2024, 1, 31)),
        (date(2025, 1, 10), date(2024, 1, 31)),
    ],
)
def test_date_of_a_report_of_2023(form: Form, today: date, expected: date) -> None:
    assert default_date(form, 2023, today) == expected


def test_new_report(form: Form) -> None:
    report = new_report(form, 2023, "清溪镇人民政府", date(2024, 1, 12))
    assert report.heading.title == "清溪镇人民政府2023年政府信息公开工作年度报告"
    assert (report.heading.year, report.heading.agency) == (2023, "清溪镇人民政府")
    assert report.heading.signed_by == "清溪镇人民政府"
    assert report.heading.signed_on == date(2024, 1, 12)
    assert "2023年1月1日" in report.narrative("preface")
    assert report.narrative("overview") == ""
    assert report.values == {}
    assert set(report.blank_cells) == set(form.cells)
