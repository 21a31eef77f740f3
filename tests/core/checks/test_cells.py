"""Figures by themselves: blanks, negative and fractional ones."""

from decimal import Decimal

import pytest
from hypothesis import given

from core.checks.cells import check_blanks, check_figures
from core.checks.finding import Action, Severity
from core.form.form import Form
from core.form.library import official_forms
from core.numbers import Number
from core.report.report import Report
from tests.factories import balanced_report, blank_report
from tests.strategies import reports

FEES = "disclosure.fees.amount"
ISSUED = "disclosure.rules.issued"
NATURAL = "applications.granted.natural_person"


def test_full_report_has_no_findings(form: Form) -> None:
    report = balanced_report(form)
    assert list(check_blanks(report)) == []
    assert list(check_figures(report)) == []


def test_one_finding_a_table_with_the_number_of_blanks(form_2021: Form) -> None:
    found = list(check_blanks(blank_report(form_2021)))
    assert [finding.rule for finding in found] == [
        "disclosure.blank",
        "applications.blank",
        "disputes.blank",
    ]
    assert [len(finding.cells) for finding in found] == [10, 144, 12]  # totals are not counted
    assert found[1].message == (
        "“依申请公开”表还有144格没有填；没有发生的填0，可以用“空白补0”一次补齐。"
    )
    assert {finding.severity for finding in found} == {Severity.ERROR}
    assert {finding.action for finding in found} == {Action.FILL_BLANKS}


def test_blank_cells_are_named(form: Form) -> None:
    report = balanced_report(form)
    report.store({NATURAL: None})
    (finding,) = check_blanks(report)
    assert finding.cells == (NATURAL,)
    assert "还有1格没有填" in finding.message


def test_total_printed_blank_is_a_blank(form: Form) -> None:
    report = balanced_report(form)
    report.store({"disputes.review.total": None})
    (finding,) = check_blanks(report)
    assert finding.cells == ("disputes.review.total",)


@given(reports())
def test_filling_the_blanks_resolves_the_finding(report: Report) -> None:
    for finding in check_blanks(report):
        report.store(report.zeros_for_blanks(finding.section))
    assert list(check_blanks(report)) == []


@pytest.mark.parametrize(
    ("address", "value", "message"),
    [
        (ISSUED, -1, "规章·本年制发件数：-1小于0，应当是0或正数。"),
        (NATURAL, -5, "自然人·（一）予以公开：-5小于0，应当是0或正数。"),
        (ISSUED, Decimal("2.5"), "规章·本年制发件数：2.5不是整数。"),
        (
            FEES,
            Decimal("-0.5"),
            "行政事业性收费·本年收费金额（单位：万元）：-0.5小于0，应当是0或正数。",
        ),
        (
            FEES,
            Decimal("1.0000001"),
            "行政事业性收费·本年收费金额（单位：万元）：1.0000001的小数超过6位。",
        ),
        (ISSUED, 10**12, "规章·本年制发件数：1000000000000有13位，请检查是否多打了数字。"),
    ],
)
def test_figure_a_cell_may_not_hold(
    form_2021: Form, address: str, value: Number, message: str
) -> None:
    (finding,) = check_figures(blank_report(form_2021, {address: value}))
    assert finding.message == message
    assert finding.severity is Severity.ERROR
    assert finding.cells == (address,)
    assert finding.rule == f"{finding.section}.figure"


@pytest.mark.parametrize(
    ("address", "value"),
    [
        (ISSUED, 0),
        (ISSUED, Decimal("3.0")),
        (ISSUED, Decimal("1E+3")),
        (FEES, Decimal("59237.2449")),
        (FEES, Decimal("1.0000010")),
        (FEES, Decimal("0.000000")),
        (FEES, 3),
    ],
)
def test_figure_a_cell_may_hold(form_2021: Form, address: str, value: Number) -> None:
    assert list(check_figures(blank_report(form_2021, {address: value}))) == []


def test_changes_of_2019_may_be_negative_but_not_fractional() -> None:
    form = official_forms().by_id("2019")
    change = "disclosure.licensing.change"
    assert list(check_figures(blank_report(form, {change: -3}))) == []
    (finding,) = check_figures(blank_report(form, {change: Decimal("-0.5")}))
    assert finding.message == "行政许可·本年增/减：-0.5不是整数。"


def test_totals_of_a_wrong_figure_are_not_findings_of_their_own(form_2021: Form) -> None:
    report = blank_report(form_2021, {NATURAL: -1})
    assert [finding.cells for finding in check_figures(report)] == [(NATURAL,)]


def test_wrong_total_that_was_printed_is_a_finding(form_2021: Form) -> None:
    total = "applications.granted.total"
    report = blank_report(form_2021, {NATURAL: 1, total: -1})
    assert [finding.cells for finding in check_figures(report)] == [(total,)]
