"""A title's lines, here in characters of width 1 on a line of 20."""

from hypothesis import given
from hypothesis import strategies as st

from core.formats.setting.title_lines import title_lines


def lines(*parts: str) -> list[str]:
    return title_lines(parts, 20, len, 1)


def test_a_title_that_fits_is_one_line() -> None:
    assert lines("清溪镇", "2023年", "政府信息公开年报") == ["清溪镇2023年政府信息公开年报"]


def test_the_name_stands_alone_when_all_is_too_long() -> None:
    assert lines("清溪镇人民政府", "2023年", "政府信息公开工作年度报告") == [
        "清溪镇人民政府",
        "2023年政府信息公开工作年度报告",
    ]


def test_what_does_not_fit_one_line_is_broken_between_its_parts() -> None:
    assert lines("清溪镇", "2023年", "政府信息公开和政务公开工作的年度报告") == [
        "清溪镇",
        "2023年",
        "政府信息公开和政务公开工作的年度报告",
    ]


def test_a_long_name_is_broken_by_meaning_into_lines_of_like_length() -> None:
    assert lines("青山绿水自治州白云县人民政府清溪街道办事处", "年报") == [
        "青山绿水自治州白云县",
        "人民政府清溪街道办事处",
        "年报",
    ]


def test_a_name_with_no_place_to_break_stays_whole() -> None:
    name = "清溪" * 12

    assert lines(name, "年报") == [name, "年报"]


def test_no_parts_are_no_lines() -> None:
    assert lines() == []
    assert lines("", "") == []


@given(st.lists(st.text("清溪镇县人民政府市场2年", max_size=30), max_size=4))
def test_nothing_is_lost(parts: list[str]) -> None:
    assert "".join(lines(*parts)) == "".join(parts)
