"""Marks move with the text around them, and live fields follow the tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.form.form import Form
from core.report.live_fields import BLANK, follow, is_true, shown
from core.report.marks import Mark, apart, moved
from core.report.report import ABSENT
from core.text import Difference
from tests.factories import balanced_report

TEXT = "收到申请12件，办结10件。"
MARK = Mark(4, 6)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Difference(0, "", "共"), (Mark(5, 7),)),
        (Difference(0, "收到", ""), (Mark(2, 4),)),
        (Difference(4, "", "约"), (Mark(5, 7),)),
        (Difference(6, "", "余"), (MARK,)),
        (Difference(9, "10", "9"), (MARK,)),
        (Difference(5, "", "0"), ()),
        (Difference(3, "请1", "请9"), ()),
        (Difference(0, TEXT, ""), ()),
    ],
)
def test_a_mark_moves_or_goes(change: Difference, expected: tuple[Mark, ...]) -> None:
    assert moved([MARK], change) == expected


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.text("ab", max_size=3))
def test_a_mark_that_stays_covers_the_same_text(start: int, end: int, new: str) -> None:
    start, end = min(start, end), max(start, end)
    change = Difference(start, TEXT[start:end], new)
    for mark in moved([MARK], change):
        assert change.apply(TEXT)[mark.start : mark.end] == "12"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (5, 4)])
def test_an_empty_mark_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"^{start} to {end} is no stretch of text$"):
        Mark(start, end)


def test_fields_follow_their_cells(form: Form) -> None:
    report = balanced_report(form)
    received, granted = (f"applications.{row}.natural_person" for row in ("received", "granted"))
    report.narratives["overview"] = "收到0件，公开0件；另有0件。"
    report.set_marks("overview", (Mark(2, 3, received), Mark(7, 8, granted), Mark(12, 13)))
    report.store({received: 120, granted: 7})
    assert follow(report, {received}) == ("overview",)
    assert report.narrative("overview") == "收到120件，公开0件；另有0件。"
    assert follow(report, {granted}) == ("overview",)
    assert report.narrative("overview") == "收到120件，公开7件；另有0件。"
    text = report.narrative("overview")
    assert [text[m.start : m.end] for m in report.marks["overview"]] == ["120", "7", "0"]
    assert follow(report, {granted}) == ()


def test_a_blank_cell_shows_as_a_gap(form: Form) -> None:
    report = balanced_report(form)
    cell = "applications.granted.natural_person"
    report.narratives["overview"] = "公开5件"
    report.set_marks("overview", (Mark(2, 3, cell),))
    report.store({cell: ABSENT})
    follow(report, {cell})
    assert report.narrative("overview") == f"公开{BLANK}件"
    assert shown(None) == BLANK


def test_marks_that_overlap_or_leave_the_text_are_not_taken() -> None:
    assert list(apart([Mark(3, 5), Mark(0, 1), Mark(1, 3)], 5)) == [
        Mark(0, 1),
        Mark(1, 3),
        Mark(3, 5),
    ]
    assert list(apart([Mark(0, 3), Mark(2, 4), Mark(3, 4), Mark(4, 6)], 5)) == [
        Mark(0, 3),
        Mark(3, 4),
    ]


def test_a_field_is_true_while_it_shows_its_figure(form: Form) -> None:
    report = balanced_report(form)
    cell = "applications.granted.natural_person"
    report.narratives["overview"] = f"公开{shown(report.figures[cell])}件"
    end = len(report.narrative("overview")) - 1
    assert is_true(report, "overview", Mark(2, end, cell))
    assert not is_true(report, "overview", Mark(1, end, cell))
    assert not is_true(report, "overview", Mark(2, end, "applications.unheard_of"))
    assert is_true(report, "overview", Mark(1, end)), "what has nothing to do with the tables"
