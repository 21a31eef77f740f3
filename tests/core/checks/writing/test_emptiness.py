import pytest

from core.checks.finding import Severity
from core.form.form import Form
from tests.core.checks.writing.reading import corrected, found, report_with
from tests.factories import AGENCY


@pytest.mark.parametrize("section", ["overview", "problems", "other_matters"])
@pytest.mark.parametrize("text", ["", "  \n　"])
def test_a_section_that_has_to_be_there(form: Form, section: str, text: str) -> None:
    (finding,) = found(report_with(form, section, text), "text.empty")
    assert finding.section == section
    assert finding.severity is Severity.ERROR
    assert form.section(section).name in finding.message
    assert finding.is_blank


def test_the_preface_may_be_left_out(form: Form) -> None:
    assert found(report_with(form, "preface", ""), "text.empty") == []


def test_nothing_to_report_is_offered_where_the_form_has_a_word_for_it(form: Form) -> None:
    report = report_with(form, "other_matters", "")
    (finding,) = found(report, "text.empty")
    assert corrected(report, finding) == "无。"
    (finding,) = found(report_with(form, "problems", ""), "text.empty")
    assert finding.replacement is None


@pytest.mark.parametrize(
    ("field", "value", "offered"),
    [
        ("title", " ", f"{AGENCY}2023年政府信息公开工作年度报告"),
        ("signed_by", "", AGENCY),
        ("signed_on", None, None),
        ("agency", "", AGENCY),
    ],
)
def test_a_part_of_the_heading_that_is_missing(
    form: Form, field: str, value: str | None, offered: str | None
) -> None:
    report = report_with(form, "preface", "", **{field: value})
    (finding,) = found(report, "heading.empty")
    assert finding.heading == field
    assert finding.severity is Severity.ERROR
    assert finding.replacement == offered


def test_a_form_without_words_for_nothing(small: Form) -> None:
    (finding,) = found(report_with(small, "summary", ""), "text.empty")
    assert finding.replacement is None
    assert finding.message == "“一、概况”还没有写；请补写。"
