"""Dates that do not exist are found; all others, and what only looks like a date, are not."""

from datetime import date, timedelta

import pytest

from core.form.form import Form
from tests.core.checks.writing.reading import found, report_with, spots

RULE = "text.impossible_date"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("截至11月31日，公开信息36条。", "11月31日"),
        ("2月30日公布。", "2月30日"),
        ("2023年2月29日公布。", "2023年2月29日"),
        ("2023 年 2 月 29 日公布。", "2023 年 2 月 29 日"),
        ("自2023年1月1日至2023年12月32日。", "2023年12月32日"),
        ("于13月1日公布。", "13月1日"),
        ("于0月1日公布。", "0月1日"),
        ("于1月0日公布。", "1月0日"),
        ("统计到１１月３１日。", "１１月３１日"),
    ],
)
def test_a_day_that_no_calendar_has(form: Form, text: str, day: str) -> None:
    assert spots(form, RULE, text) == [(day, None)]
    (finding,) = found(report_with(form, "problems", text), RULE)
    assert finding.message.endswith(f"里没有{day}这一天，请核对。")


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日公布。",
        "2月29日公布。",
        "2000年2月29日公布。",
        "6月100日攻坚。",
        "1至13个月内、30日内答复。",
        "全年2月35日均公开1条。",
        "版本号3.13月1日上线。",
    ],
)
def test_what_is_a_day_or_no_date(form: Form, text: str) -> None:
    assert spots(form, RULE, text) == []


def test_every_day_of_four_years_exists(form_2021: Form) -> None:
    days = [date(2021, 1, 1) + timedelta(n) for n in range(4 * 365 + 1)]
    text = "".join(
        f"{day.year}年{day.month}月{day.day}日、{day.month}月{day.day}日；" for day in days
    )
    assert days[-1] == date(2024, 12, 31)
    assert spots(form_2021, RULE, text) == []
