"""What an open report keeps when it is read again."""

from dataclasses import replace

import pytest

from core.form.form import Form
from core.report.live_fields import shown
from core.report.marks import Mark
from core.report.merging import keep_unread, replaced_sections
from core.report.report import Report
from tests.factories import balanced_report, blank_report, narrated_report

CELL = "applications.received.natural_person"


def tables_only(form: Form) -> Report:
    """What is read of a workbook."""
    report = balanced_report(form)
    report.narratives = {}
    report.marks = {}
    report.heading = replace(report.heading, signed_on=None)
    return report


def test_the_texts_stay_when_only_tables_are_read(form: Form) -> None:
    before, report = narrated_report(form), tables_only(form)
    figures = dict(report.figures)
    keep_unread(report, before)
    assert report.narratives == before.narratives
    assert report.heading.signed_on == before.heading.signed_on
    assert report.figures == figures


def test_the_tables_stay_when_only_texts_are_read(form: Form) -> None:
    before = balanced_report(form)
    report = replace(narrated_report(form), values={})
    texts = dict(report.narratives)
    keep_unread(report, before)
    assert report.figures == before.figures
    assert report.narratives == texts


def test_live_fields_that_stay_follow_the_figures_that_were_read(form: Form) -> None:
    before, report = narrated_report(form), tables_only(form)
    report.store({CELL: 98765})
    before.narratives["problems"] = f"收到{shown(before.figures[CELL])}件。"
    end = 2 + len(shown(before.figures[CELL]))
    before.set_marks("problems", (Mark(2, end, CELL),))
    keep_unread(report, before)
    assert report.narrative("problems") == "收到98765件。"
    assert report.marks["problems"] == (Mark(2, 7, CELL),)


@pytest.mark.parametrize("change", [{"year": 2019}, {"agency": "另一个镇人民政府"}])
def test_another_report_keeps_nothing_of_this_one(form: Form, change: dict[str, object]) -> None:
    before, report = narrated_report(form), tables_only(form)
    report.heading = replace(report.heading, **change)  # type: ignore[arg-type]
    keep_unread(report, before)
    assert report.narratives == {}
    assert report.heading.signed_on is None


def test_nothing_is_replaced_where_nothing_was_written(form: Form) -> None:
    before = blank_report(form)
    assert list(replaced_sections(balanced_report(form), before)) == []
    assert list(replaced_sections(before, before)) == []


def test_what_stays_is_not_replaced(form: Form) -> None:
    before, report = narrated_report(form), tables_only(form)
    assert list(replaced_sections(report, before)) == []
    report.store({CELL: 77})
    assert list(replaced_sections(report, before)) == ["applications"]
    assert report.narratives == {}, "asking changes nothing"


def test_a_text_that_differs_is_replaced(form: Form) -> None:
    before, report = narrated_report(form), narrated_report(form)
    report.narratives["problems"] = "另外写的。"
    assert list(replaced_sections(report, before)) == ["problems"]


def test_everything_of_another_organ_is_replaced(form: Form) -> None:
    before, report = narrated_report(form), tables_only(form)
    report.heading = replace(report.heading, agency="石桥镇人民政府")
    assert set(replaced_sections(report, before)) == set(before.narratives)
