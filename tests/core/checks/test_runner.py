"""All checks together."""

from dataclasses import replace

from hypothesis import given

from core.checks.places import place_name
from core.checks.runner import check
from core.form.form import Form
from core.report.report import Report
from tests.factories import blank_report, proper_report
from tests.strategies import reports


def test_proper_report_passes(form: Form) -> None:
    assert check(proper_report(form)) == ()


def test_findings_come_in_the_order_of_the_report(form: Form) -> None:
    sections = [finding.section for finding in check(blank_report(form))]
    tables = ["disclosure", "applications", "disputes"]
    assert sections == ["overview", *tables, "problems", "other_matters"]


def test_the_title_comes_before_all_sections_and_the_signature_after_them(form: Form) -> None:
    report = blank_report(form)
    report.heading = replace(report.heading, title="", signed_by="")
    fields = [finding.heading for finding in check(report)]
    assert fields == ["title", *[""] * 6, "signed_by"]
    names = [place_name(form, finding) for finding in check(report)]
    assert names[0] == "标题"
    assert names[-1] == "落款"
    assert names[1] == form.section("overview").name


@given(reports())
def test_findings_are_chinese_sentences_about_cells_of_the_form(report: Report) -> None:
    for finding in check(report):
        assert finding.message.endswith("。")
        assert "None" not in finding.message
        assert "E+" not in finding.message
        assert finding.cells or finding.narrative or finding.heading
        assert all(cell in report.form.cells for cell in finding.cells)
        assert any(section.id == finding.section for section in report.form.sections)


@given(reports())
def test_what_is_quoted_stands_in_the_text(report: Report) -> None:
    for finding in check(report):
        excerpt = finding.narrative
        if excerpt is not None:
            text = report.narrative(excerpt.section)
            assert text[excerpt.start : excerpt.end] == excerpt.text


def test_a_silenced_rule_says_nothing_unless_it_finds_errors(form: Form) -> None:
    report = proper_report(form)
    report.narratives |= {"problems": "更新不够及时,将逐周检查。", "overview": ""}
    assert [finding.rule for finding in check(report)] == ["text.empty", "text.half_width"]
    report.silenced = {"text.half_width": "沿用来文", "text.empty": "不写"}
    assert [finding.rule for finding in check(report)] == ["text.empty"]


@given(reports())
def test_checking_changes_nothing(report: Report) -> None:
    before = report.copy()
    assert check(report) == check(report)
    assert report == before
