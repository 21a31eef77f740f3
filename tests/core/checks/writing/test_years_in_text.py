"""Years in title, text and period, and the date; the report is of 2023."""

from datetime import date

import pytest

from core.checks.finding import Severity
from core.form.form import Form
from tests.core.checks.writing.reading import corrected, found, report_with, spots
from tests.factories import AGENCY


@pytest.mark.parametrize(
    ("title", "offered"),
    [
        (f"{AGENCY}2022年政府信息公开工作年度报告", f"{AGENCY}2023年政府信息公开工作年度报告"),
        (f"{AGENCY}二〇二二年年度报告", f"{AGENCY}二〇二三年年度报告"),
        (f"{AGENCY}2022年度报告", f"{AGENCY}2023年度报告"),
    ],
)
def test_the_title_is_of_another_year(form: Form, title: str, offered: str) -> None:
    (finding,) = found(report_with(form, "preface", "", title=title), "heading.title_year")
    assert (finding.heading, finding.replacement) == ("title", offered)
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("title", [f"{AGENCY}2023年度报告", f"{AGENCY}年度报告", "二○二三年报告"])
def test_the_title_is_of_the_year_or_of_none(form: Form, title: str) -> None:
    assert found(report_with(form, "preface", "", title=title), "heading.title_year") == []


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (
            "期限为2022年1月1日至2022年12月31日。",
            "期限为2023年1月1日至2023年12月31日。",
        ),
        (
            "统计期限自2022年1月1日起至2023年12月31日止。",
            "统计期限自2023年1月1日起至2023年12月31日止。",
        ),
        ("数据自2023年1月1日—2022年12月31日。", "数据自2023年1月1日—2023年12月31日。"),
    ],
)
def test_the_period_is_of_another_year(form: Form, text: str, offered: str) -> None:
    report = report_with(form, "preface", text)
    (finding,) = found(report, "text.period")
    assert corrected(report, finding) == offered
    assert found(report, "text.last_year") == [], "said once"


@pytest.mark.parametrize(
    "text",
    [
        "统计期限自2023年1月1日起至2023年12月31日止。",
        "规划实施时间为2021年1月1日至2025年12月31日。",
        "截至2023年12月31日。",
    ],
)
def test_periods_that_are_right_or_of_something_else(form: Form, text: str) -> None:
    assert found(report_with(form, "preface", text), "text.period") == []


def test_the_period_is_in_the_words_of_the_form(small: Form) -> None:
    report = report_with(small, "summary", "数据为2022年全年。")
    (finding,) = found(report, "text.period")
    assert finding.replacement == "2023年全年"


@pytest.mark.parametrize(
    "text",
    [
        "2022年，我镇主动公开信息50条。",
        "（一）主动公开。2022年我镇公开信息50条。",
        "2022年度，全镇公开信息50条。",
        "公开工作有序。截至2022年12月31日，公开信息50条。",
        "现将2022年政府信息公开工作情况报告如下。",
        "一是2022年，本机关更新不及时。",
    ],
)
def test_last_year_is_left_over(form: Form, text: str) -> None:
    assert spots(form, "text.last_year", text) == [("2022", "2023")]


@pytest.mark.parametrize(
    "text",
    [
        "与2022年相比，公开数量增长一成。",
        "2022年公开50条，2023年公开60条。",
        "2022年，公开数量较上年下降。",
        "2022年以来，我镇坚持每周更新。",
        "按照《2022年政务公开工作要点》安排，逐项落实。",
        "依据〔2022〕60号文件办理。",
        "针对2022年年度报告指出的问题逐一整改。",
        "2022年印发的办法继续执行。",
        "2024年，我镇将继续做好公开。",
        "建成于2022年，运行良好。",
        "2022年全镇部门决算已经公开。",
        "2022年，我镇在县里的考核中名列前茅。",
        "按照县里2022年的要求开展工作。",
    ],
)
def test_other_years_may_be_mentioned(form: Form, text: str) -> None:
    assert spots(form, "text.last_year", text) == []


def test_a_sentence_of_last_years_report_with_last_years_year(form: Form) -> None:
    text = "我镇于年内完成2022年的各项任务，栏目运行良好。"
    report = report_with(form, "problems", text)
    assert found(report, "text.last_year") == []
    report.previous = report_with(form, "problems", f"开头不同。{text}", year=2022)
    (finding,) = found(report, "text.last_year")
    assert finding.replacement == "2023"


def test_document_names_repeated_from_last_year_are_no_leftover(form: Form) -> None:
    text = "执行《2022年公开指南》，按〔2022〕3号文件办理。"
    report = report_with(form, "problems", text)
    report.previous = report_with(form, "problems", text, year=2022)
    assert found(report, "text.last_year") == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 1, 1), 0),
        (date(2024, 3, 31), 0),
        (date(2024, 4, 1), 1),
        (date(2023, 12, 31), 1),
        (date(2023, 1, 12), 1),
        (date(2025, 1, 12), 1),
    ],
)
def test_the_date_is_in_the_season(form: Form, day: date, expected: int) -> None:
    findings = found(report_with(form, "preface", "", signed_on=day), "heading.date")
    assert len(findings) == expected
    assert all("2024年1月1日至3月31日" in finding.message for finding in findings)


def test_the_season_is_the_forms(small: Form) -> None:
    (finding,) = found(
        report_with(small, "summary", "有", signed_on=date(2024, 3, 1)), "heading.date"
    )
    assert "2月28日" in finding.message


def test_every_year_of_a_sentence_taken_over_is_named_until_it_is_put_right(form: Form) -> None:
    text = "二〇二二年安排部署2022年公开工作，完成2022年任务。"
    report = report_with(form, "problems", text)
    report.previous = report_with(form, "problems", text, year=2022)
    rest = found(report, "text.last_year")
    assert [finding.replacement for finding in rest] == ["二〇二三", "2023", "2023"]
    for left in (2, 1, 0):
        report.narratives["problems"] = corrected(report, rest[0])
        rest = found(report, "text.last_year")
        assert len(rest) == left
    assert report.narratives["problems"] == "二〇二三年安排部署2023年公开工作，完成2023年任务。"


def test_a_sentence_that_compares_anew_is_not_taken_over(form: Form) -> None:
    report = report_with(form, "problems", "2023年公开数量比2022年增长一成。")
    report.previous = report_with(form, "problems", "2022年公开数量比2021年增长一成。", year=2022)
    assert found(report, "text.last_year") == []
