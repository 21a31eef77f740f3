"""校验码: the same for the same figures or texts, another for any other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.form.form import Form
from core.form.library import official_forms
from core.report.check_code import check_codes, figures_code, texts_code
from tests.factories import balanced_report, blank_report

FEES = "disclosure.fees.amount"
CELLS = sorted(official_forms().by_id("2021").cells)


def test_codes_are_short_and_plain(form: Form) -> None:
    report = balanced_report(form)
    for code in (figures_code(report), texts_code(report)):
        assert len(code) == 11
        assert code[5] == "-"
        assert not set(code) & set("OILU")
    assert check_codes(report) == f"数字 {figures_code(report)} 文字 {texts_code(report)}"


def test_codes_that_were_signed_hold_in_every_version(form_2021: Form) -> None:
    figures = dict.fromkeys(form_2021.cells, 0) | {FEES: Decimal("1.50"), CELLS[0]: None}
    report = blank_report(form_2021, figures)
    report.narratives = {"overview": "本年度工作有序。\n（一）主动公开。"}
    report.heading = replace(report.heading, signed_on=date(2024, 1, 15))
    assert report.heading.agency == "清溪镇人民政府"
    assert check_codes(report) == "数字 01AV6-AGNNW 文字 1QHK0-0AA61"


@given(cell=st.sampled_from(CELLS))
def test_every_figure_counts(cell: str) -> None:
    report = balanced_report(official_forms().by_id("2021"))
    before, texts = figures_code(report), texts_code(report)
    report.store({cell: (report.figures[cell] or 0) + 1})
    assert figures_code(report) != before
    assert texts_code(report) == texts


@pytest.mark.parametrize("change", [{"year": 2022}, {"agency": "别的镇人民政府"}])
def test_year_and_organ_count(form_2021: Form, change: dict[str, object]) -> None:
    report = balanced_report(form_2021)
    before = figures_code(report)
    report.heading = replace(report.heading, **change)  # type: ignore[arg-type]
    assert figures_code(report) != before


@pytest.mark.parametrize(
    "change", [{"title": "改了标题"}, {"signed_by": "别的镇"}, {"signed_on": date(2024, 2, 1)}]
)
def test_heading_and_signature_are_text(form_2021: Form, change: dict[str, object]) -> None:
    report = balanced_report(form_2021)
    figures, texts = figures_code(report), texts_code(report)
    report.heading = replace(report.heading, **change)  # type: ignore[arg-type]
    assert figures_code(report) == figures
    assert texts_code(report) != texts


def test_every_narrative_counts(form: Form) -> None:
    report = balanced_report(form)
    codes = [texts_code(report)]
    for section in form.narratives:
        report.narratives[section.id] = report.narrative(section.id) + "又加了一句。"
        codes.append(texts_code(report))
    assert len(set(codes)) == 1 + len(form.narratives)


def test_where_a_text_stands_counts_but_not_its_spaces(form_2021: Form) -> None:
    def code(overview: str, problems: str) -> str:
        report = blank_report(form_2021)
        report.narratives |= {"overview": overview, "problems": problems}
        return texts_code(report)

    assert code("甲。\n乙。", "") == code(" 甲 。\n\n乙。　", "\n")
    assert len({code("甲。\n乙。", ""), code("甲。乙。", ""), code("甲。", "乙。")}) == 3


def test_zeros_after_the_point_do_not_count_but_a_blank_is_not_zero(form_2021: Form) -> None:
    codes = {
        figures_code(blank_report(form_2021, {FEES: value}))
        for value in (Decimal("1.5"), Decimal("1.50"), Decimal(10), Decimal(0), None)
    }
    assert len(codes) == 4
