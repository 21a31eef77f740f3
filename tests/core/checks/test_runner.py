"""All checks together."""

from hypothesis import given

from core.checks.runner import check
from core.form import Form
from core.report import Report
from tests.factories import balanced_report, blank_report
from tests.strategies import reports


def test_balanced_report_passes(form: Form) -> None:
    assert check(balanced_report(form)) == ()


def test_findings_come_in_the_order_of_the_report(form: Form) -> None:
    sections = [finding.section for finding in check(blank_report(form))]
    assert sections == ["disclosure", "applications", "disputes"]


@given(reports())
def test_findings_are_chinese_sentences_about_cells_of_the_form(report: Report) -> None:
    for finding in check(report):
        assert finding.message.endswith("。")
        assert "None" not in finding.message
        assert "E+" not in finding.message
        assert finding.cells
        assert all(cell in report.form.cells for cell in finding.cells)
        assert finding.rule.partition(".")[0] == finding.section


@given(reports())
def test_checking_changes_nothing(report: Report) -> None:
    before = report.copy()
    assert check(report) == check(report)
    assert report == before
