"""Replacing a wording in the whole report."""

from dataclasses import replace

import pytest

from core.form.library import official_forms
from core.report.marks import Mark
from core.report.replacing import replace_all
from core.report.report import Report
from tests.factories import balanced_report


@pytest.fixture
def report() -> Report:
    report = balanced_report(official_forms().by_id("2021"))
    report.narratives["overview"] = "2023年，我镇收到申请2023件。"
    report.narratives["problems"] = "2023年公开不及时。"
    return report


def test_every_text_has_the_new_wording_and_the_report_is_left_alone(report: Report) -> None:
    report.heading = replace(report.heading, title="2023年报告", signed_by="2023办")
    before = report.copy()
    replaced = replace_all(report, "2023", "2024")
    assert replaced.places == 5
    assert replaced.report.narratives["overview"] == "2024年，我镇收到申请2024件。"
    assert replaced.report.narratives["problems"] == "2024年公开不及时。"
    assert replaced.report.heading.title == "2024年报告"
    assert replaced.report.heading.signed_by == "2024办"
    assert replaced.report.figures == report.figures
    assert report == before


def test_a_live_field_is_left_and_moves_along(report: Report) -> None:
    report.marks["overview"] = (Mark(12, 16, "applications.received.total"),)
    replaced = replace_all(report, "2023", "二〇二四")
    assert replaced.places == 3, "two in the texts, one in the title"
    assert replaced.report.narratives["overview"] == "二〇二四年，我镇收到申请2023件。"
    assert replaced.report.marks["overview"] == report.marks["overview"]
    shorter = replace_all(report, "2023年，", "")
    assert shorter.report.narratives["overview"][6:10] == "2023"
    assert shorter.report.marks["overview"] == (Mark(6, 10, "applications.received.total"),)


def test_the_wording_is_taken_literally_and_on_one_line(report: Report) -> None:
    report.narratives["problems"] = "A.b与AXB，\\1"
    replaced = replace_all(report, "a.B", "\\1\n$")
    assert replaced.places == 1
    assert replaced.report.narratives["problems"] == "\\1$与AXB，\\1"


def test_nothing_found_changes_nothing(report: Report) -> None:
    assert replace_all(report, "没有的", "x") == (report, 0)


def test_what_stands_right_before_and_behind_a_live_field_is_replaced(report: Report) -> None:
    report.narratives["overview"] = "收到申请12件。"
    report.marks["overview"] = (Mark(4, 6, "applications.received.total"),)
    for old, new, text, start in (
        ("申请", "件数", "收到件数12件。", 4),
        ("件", "次", "收到申请12次。", 4),
        ("到申请", "", "收12件。", 1),
    ):
        replaced = replace_all(report, old, new)
        assert replaced.report.narratives["overview"] == text
        assert [mark.start for mark in replaced.report.marks["overview"]] == [start]
