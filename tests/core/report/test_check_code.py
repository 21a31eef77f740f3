"""校验码: the same for the same figures, another for any other figure."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.form.form import Form
from core.form.library import official_forms
from core.report.check_code import check_code, is_code, matches
from tests.factories import balanced_report, blank_report

FEES = "disclosure.fees.amount"
CELLS = sorted(official_forms().by_id("2021").cells)


def test_code_is_short_and_plain(form: Form) -> None:
    code = check_code(balanced_report(form))
    assert len(code) == 11
    assert code[5] == "-"
    assert not set(code) & set("OILU")


def test_codes_that_were_signed_hold_in_every_version(form_2021: Form) -> None:
    figures = dict.fromkeys(form_2021.cells, 0) | {FEES: Decimal("1.50"), CELLS[0]: None}
    report = blank_report(form_2021, figures)
    assert report.heading.agency == "清溪镇人民政府"
    assert check_code(report) == "01AV6-AGNNW"


@given(cell=st.sampled_from(CELLS))
def test_every_figure_counts(cell: str) -> None:
    report = balanced_report(official_forms().by_id("2021"))
    before = check_code(report)
    report.store({cell: (report.figures[cell] or 0) + 1})
    assert check_code(report) != before


@pytest.mark.parametrize("change", [{"year": 2022}, {"agency": "别的镇人民政府"}])
def test_year_and_organ_count(form_2021: Form, change: dict[str, object]) -> None:
    report = balanced_report(form_2021)
    before = check_code(report)
    report.heading = replace(report.heading, **change)  # type: ignore[arg-type]
    assert check_code(report) != before


def test_texts_do_not_count(form_2021: Form) -> None:
    report = balanced_report(form_2021)
    before = check_code(report)
    report.narratives["overview"] = "改了文字。"
    report.heading = replace(report.heading, title="改了标题")
    assert check_code(report) == before


def test_zeros_after_the_point_do_not_count_but_a_blank_is_not_zero(form_2021: Form) -> None:
    codes = {
        check_code(blank_report(form_2021, {FEES: value}))
        for value in (Decimal("1.5"), Decimal("1.50"), Decimal(10), Decimal(0), None)
    }
    assert len(codes) == 4


def test_code_matches_however_it_is_typed(form_2021: Form) -> None:
    report = balanced_report(form_2021)
    code = check_code(report)
    assert matches(report, code.lower().replace("-", " "))
    assert matches(report, code.replace("0", "o").replace("1", "l"))
    other = "A" if code[0] != "A" else "B"
    assert not matches(report, other + code[1:])
    assert not matches(report, "")


@pytest.mark.parametrize(
    ("typed", "fits"),
    [("7K2MD-90QXA", True), ("７ｋ２ｍｄ　９０ｑｘａ", True), ("7K2MD-90QX", False), ("", False)],
)
def test_the_length_tells_a_code(typed: str, fits: bool) -> None:  # noqa: FBT001
    assert is_code(typed) is fits
