"""The page about the check: what is open, what was accepted, when, and with which code."""

from datetime import datetime, timedelta, timezone
from io import BytesIO

import pdfplumber
import pytest

from core.checks.finding import Severity
from core.checks.runner import check
from core.checks.sheet import accepted_rules, check_sheet, check_sheet_pdf, open_findings, result
from core.form.form import Form
from core.report.check_code import check_codes
from tests.factories import blank_report, proper_report

AT = datetime(2024, 1, 12, 9, 5, tzinfo=timezone(timedelta(hours=8)))
OPTIONS = {"text.half_width": "沿用来文", "unknown.rule": "不详"}


def texts(form: Form, **silenced: str) -> dict[str, str]:
    """The page of a proper report, its texts by their labels."""
    report = proper_report(form)
    report.silenced = silenced
    (table,) = check_sheet(report, AT).tables
    labels = {cell.row: cell.text for cell in table.cells if cell.column == 0}
    return {labels[c.row]: c.text for c in table.cells if c.column and c.row in labels}


def test_a_report_without_findings_may_be_sent(form: Form) -> None:
    page = texts(form)
    assert page["校验结果"] == "没有未处理的问题，可以提交。"
    assert page["校验时间"] == "2024年1月12日 09:05"
    assert page["校验码"] == check_codes(proper_report(form))
    assert page["不再提示的规则"] == "无"
    assert page["报告名称"] == proper_report(form).heading.title


def test_the_page_never_says_so_of_a_report_with_findings(form: Form) -> None:
    (table,) = check_sheet(blank_report(form), AT).tables
    said = [cell.text for cell in table.cells]
    assert "还有错误6处没有处理，不能提交。" in said
    assert not [text for text in said if "可以提交" in text]


def test_what_was_accepted_is_listed_with_its_reason(form: Form) -> None:
    report = proper_report(form)
    report.silenced = dict(OPTIONS)
    assert accepted_rules(report) == [("半角标点", "沿用来文"), ("unknown.rule", "不详")]
    (table,) = check_sheet(report, AT).tables
    assert {"半角标点：沿用来文", "unknown.rule：不详"} <= {cell.text for cell in table.cells}


def test_errors_come_first_and_consequences_go_with_their_cause(form: Form) -> None:
    report = proper_report(form)
    report.narratives |= {"problems": "甲,乙,丙。", "other_matters": ""}
    findings = open_findings(check(report))
    assert [(finding.rule, finding.severity) for finding in findings] == [
        ("text.empty", Severity.ERROR),
        ("text.half_width", Severity.WARNING),
    ]
    assert result(findings) == "还有错误1处、警告1处没有处理，不能提交。"


@pytest.mark.parametrize("silenced", [{}, OPTIONS])
def test_the_page_is_one_page_of_pdf(form_2021: Form, silenced: dict[str, str]) -> None:
    report = proper_report(form_2021)
    report.silenced = silenced
    with pdfplumber.open(BytesIO(check_sheet_pdf(report, AT, shipped_fonts=True))) as pdf:
        (page,) = pdf.pages
        text = page.extract_text()
    assert "校验情况" in text
    assert "可以提交" in text
    assert check_codes(report) in text
    assert all(reason in text for reason in silenced.values())
