"""Years and dates in every notation."""

from datetime import date

import pytest

from core.interpret.dates import find_date, report_years, whole_date, years_named

DAY = date(2022, 1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "2022年1月15日",
        "2022年01月15日",
        " 2022 年 1 月 15 日 ",
        "２０２２年１月１５日",
        "二〇二二年一月十五日",
        "二○二二年一月十五日",
        "二零二二年一月十五日",
        "2022-01-15",
        "2022.1.15",
        "2022/1/15",
        "（2022年1月15日）",
        "2022年1月15号",
    ],
)
def test_one_day_in_all_notations(text: str) -> None:
    assert whole_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二三年十二月三十一日", date(2023, 12, 31)),
        ("二〇二三年十月二十日", date(2023, 10, 20)),
        ("二〇二三年十一月卅日", date(2023, 11, 30)),
        ("二〇二三年一月廿日", date(2023, 1, 20)),
        ("二〇二三年一月廿八日", date(2023, 1, 28)),
        ("二〇二三年一月卅一日", date(2023, 1, 31)),
        ("二〇二四年二月二十九日", date(2024, 2, 29)),
    ],
)
def test_chinese_numerals(text: str, day: date) -> None:
    assert whole_date(text) == day


@pytest.mark.parametrize(
    "text", ["2022年13月1日", "2023年2月29日", "2022年1月", "1月15日", "无", "截至2022年1月15日止"]
)
def test_no_date(text: str) -> None:
    assert whole_date(text) is None


def test_what_stands_beside_a_date() -> None:
    assert find_date("清溪镇人民政府  2022年1月15日") == (DAY, "清溪镇人民政府", "")


def test_years() -> None:
    assert [year for year, _, _ in report_years("清溪镇2021年度报告")] == [2021]
    assert [year for year, _, _ in report_years("清溪镇二〇二一年报告")] == [2021]
    assert list(years_named("2021年比2020年多，共2019件，1999年不算")) == [2021, 2020]


@pytest.mark.parametrize(
    ("year", "counts"), [(2007, False), (2008, True), (2099, True), (2100, False)]
)
def test_years_since_there_are_reports(year: int, counts: bool) -> None:  # noqa: FBT001
    assert list(years_named(f"{year}年")) == ([year] if counts else [])
    assert [found for found, _, _ in report_years(f"{year}年度")] == ([year] if counts else [])
