"""Figures that stand out, and texts that were copied."""

from core.form.library import official_forms
from core.rollup.comparing.likeness import Writing, alike, like_last_year, writing_of
from core.rollup.comparing.outstanding import outstanding
from core.rollup.summing.total import Addend
from tests.core.rollup.county import YEAR, true_report

FORM = official_forms().by_id("2021")
CELL = "applications.received.natural_person"


def addends(*values: int | None) -> list[Addend]:
    return [Addend(n, str(n), FORM.id, {CELL: value}) for n, value in enumerate(values, 1)]


def kinds(count: int) -> dict[int, str]:
    return dict.fromkeys(range(1, count + 1), "乡镇")


def test_a_figure_far_from_the_median_stands_out() -> None:
    (found,) = outstanding(FORM, addends(0, 0, 1, 2, 0, 400), kinds(6))
    assert (found.organ, found.address, found.value, found.usual) == (6, CELL, 400, 0.5)


def test_what_is_usual_in_a_wide_field_does_not() -> None:
    assert outstanding(FORM, addends(10, 60, 110, 160, 210, 260), kinds(6)) == []


def test_below_thirty_cases_nothing_is_said() -> None:
    assert outstanding(FORM, addends(0, 0, 0, 0, 0, 29), kinds(6)) == []


def test_among_few_and_among_other_kinds_nothing_is_usual() -> None:
    assert outstanding(FORM, addends(0, 0, 0, 400), kinds(4)) == []
    mixed = kinds(3) | dict.fromkeys(range(4, 7), "部门")
    assert outstanding(FORM, addends(0, 0, 0, 0, 0, 400), mixed) == []


def test_blanks_are_no_zeros() -> None:
    assert outstanding(FORM, addends(None, None, None, None, 0, 400), kinds(6)) == []


def told(name: str, text: str, year: int = YEAR) -> Writing:
    report = true_report(name, 1, year)
    fresh = next(section for section in report.form.narratives if section.fresh)
    report.narratives = {fresh.id: text}
    return writing_of(report)


MINE = "机关干部对政策解读的形式掌握得还不够熟练。我们准备在3月组织两次集中培训。"


def test_a_copied_text_is_found_whatever_its_numbers_and_name() -> None:
    one = told("石家乡人民政府", f"石家乡人民政府{MINE}")
    other = told("清溪镇人民政府", f"清溪镇人民政府{MINE.replace('3月', '5月')}")
    third = told("双河镇人民政府", "本镇网站栏目更新的频次偏低，计划由专人每周检查一遍。")
    (found,) = alike({1: one, 2: other, 3: third})
    assert (found.one, found.other, found.share) == (1, 2, 1.0)
    assert "3月" in found.passages[1].one
    assert "5月" in found.passages[1].other


def test_what_everybody_writes_is_nobodys_copy() -> None:
    assert alike({n: told(f"第{n}镇人民政府", MINE) for n in range(6)}) == []


def test_last_years_text_is_found() -> None:
    this, last = told("石家乡人民政府", MINE), told("石家乡人民政府", MINE, YEAR - 1)
    (found,) = like_last_year({1: this, 2: this}, {1: last})
    assert (found.one, found.share) == (1, 1.0)
