import pytest

from core.form.form import Form
from tests.core.checks.writing.reading import found, report_with
from tests.factories import AGENCY

TITLE = "2023年政府信息公开工作年度报告"


@pytest.mark.parametrize("name", ["清溪镇", "青溪镇人民政府", "清溪镇政府", "清溪乡人民政府"])
def test_another_name_in_the_signature(form: Form, name: str) -> None:
    (finding,) = found(report_with(form, "preface", "", signed_by=name), "heading.agency")
    assert (finding.heading, finding.replacement) == ("signed_by", AGENCY)
    assert name in finding.message
    assert AGENCY in finding.message


@pytest.mark.parametrize("name", ["清溪镇", "青溪镇人民政府"])
def test_another_name_in_the_title(form: Form, name: str) -> None:
    (finding,) = found(report_with(form, "preface", "", title=f"{name}{TITLE}"), "heading.agency")
    assert (finding.heading, finding.replacement) == ("title", f"{AGENCY}{TITLE}")


@pytest.mark.parametrize(
    "heading",
    [
        {"title": TITLE},
        {"title": f"云台县{AGENCY}{TITLE}"},
        {"signed_by": f"云台县{AGENCY}"},
        {"signed_by": f"{AGENCY}办公室"},
        {"signed_by": "清溪镇 人民政府"},
        {"signed_by": ""},
        {"agency": f"云台县{AGENCY}"},
    ],
)
def test_the_place_before_the_name_and_the_office_after_it_may_differ(
    form: Form, heading: dict[str, str]
) -> None:
    assert found(report_with(form, "preface", "", **heading), "heading.agency") == []
