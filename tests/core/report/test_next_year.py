"""The draft of next year's report, made from last year's."""

from datetime import date
from pathlib import Path

import pytest

from core.checks.runner import check
from core.form.form import Form
from core.form.library import official_forms
from core.project.project_file import read_project
from core.report.live_fields import BLANK
from core.report.marks import Mark
from core.report.next_year import PreviousError, next_year, with_previous
from core.report.report import Report, new_report
from tests.factories import AGENCY, YEAR, narrated_report, write_project

TODAY = date(YEAR + 2, 1, 9)
FORMS = official_forms()


@pytest.fixture
def last(form_2021: Form) -> Report:
    return narrated_report(form_2021)


def test_heading(last: Report) -> None:
    heading = next_year(last, FORMS, TODAY).heading
    assert heading.year == YEAR + 1
    assert heading.agency == AGENCY
    assert heading.title == f"{AGENCY}{YEAR + 1}年政府信息公开工作年度报告"
    assert heading.signed_by == last.heading.signed_by
    assert heading.signed_on == TODAY


def test_only_what_is_carried_over_is_filled_in(last: Report) -> None:
    report = next_year(last, FORMS, TODAY)
    columns = ("natural_person", "commercial", "research", "welfare", "legal_service")
    for column in (*columns, "other_organization"):
        carried = report.figures[f"applications.carried_in.{column}"]
        assert carried == last.figures[f"applications.carried_out.{column}"]
    assert report.figures["applications.carried_in.total"] == sum(
        report.figures[f"applications.carried_in.{c}"] or 0
        for c in (*columns, "other_organization")
    )
    assert all(address.startswith("applications.carried_in.") for address in report.values)


def test_last_years_report_is_remembered_without_its_own(last: Report) -> None:
    last.previous = narrated_report(last.form)
    last.silenced = {"text.x": "无关"}
    report = next_year(last, FORMS, TODAY)
    assert report.previous is not None
    assert report.previous.figures == last.figures
    assert report.previous.previous is None
    assert report.previous.silenced == {}
    assert report.silenced == {}


def test_narratives_are_kept(last: Report) -> None:
    report = next_year(last, FORMS, TODAY)
    assert report.narratives == last.narratives
    assert last.heading.year == YEAR


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "统计期限自2023年1月1日起至2023年12月31日止。",
            "统计期限自2024年1月1日起至2024年12月31日止。",
        ),
        ("（2023年1月1日至12月31日）", "（2024年1月1日至12月31日）"),
        ("2023 年 1 月 1 日—2023 年 12 月 31 日", "2024 年 1 月 1 日—2024 年 12 月 31 日"),
        ("2023年12月31日有效的12件。", "2023年12月31日有效的12件。"),
        ("2023年，我镇新增2022年的文件。", "2023年，我镇新增2022年的文件。"),
    ],
)
def test_the_statistical_period_is_that_of_the_new_year(
    last: Report, text: str, wanted: str
) -> None:
    last.narratives["preface"] = text
    assert next_year(last, FORMS, TODAY).narrative("preface") == wanted


def test_the_forms_own_text_is_the_new_forms(form: Form) -> None:
    last = new_report(form, YEAR, AGENCY, TODAY)
    report = next_year(last, FORMS, TODAY)
    section = report.form.section("preface")
    assert report.narrative("preface") == report.form.template(section, AGENCY, YEAR + 1)


def test_live_fields_move_and_are_blank_again(last: Report) -> None:
    cell = "applications.received.natural_person"
    period = "2023年1月1日至2023年12月31日"
    last.narratives["overview"] = f"{period}收到3件，2022年收到5件。"
    start = len(period) + 2
    last.marks["overview"] = (Mark(start, start + 1, cell),)
    report = next_year(last, FORMS, TODAY)
    assert report.narrative("overview") == (
        f"2024年1月1日至2024年12月31日收到{BLANK}件，2022年收到5件。"
    )
    assert report.marks["overview"] == (Mark(start, start + len(BLANK), cell),)


def test_from_the_form_of_2019_to_that_of_2021() -> None:
    old = narrated_report(FORMS.by_id("2019"))
    old.heading = type(old.heading)(2020, AGENCY, "", AGENCY, None)
    report = next_year(old, FORMS, TODAY)
    assert report.form.id == "2021"
    assert (
        report.figures["applications.carried_in.natural_person"]
        == (old.figures["applications.carried_out.natural_person"])
    )


def test_a_live_field_of_a_cell_that_the_new_form_has_not_becomes_text() -> None:
    old = narrated_report(FORMS.by_id("2019"))
    old.heading = type(old.heading)(2020, AGENCY, "", AGENCY, None)
    gone, kept = "applications.other_handling.total", "applications.received.total"
    assert gone in old.form.cells
    old.narratives["overview"] = "其他处理3件，收到5件，另有7次。"
    old.marks["overview"] = (Mark(4, 5, gone), Mark(9, 10, kept), Mark(14, 15))
    report = next_year(old, FORMS, TODAY)
    assert gone not in report.form.cells
    assert report.narrative("overview") == f"其他处理3件，收到{BLANK}件，另有7次。"
    assert report.marks["overview"] == (Mark(9, 11, kept), Mark(15, 16))


def test_a_draft_can_be_saved(last: Report, tmp_path: Path) -> None:
    report = next_year(last, FORMS, TODAY)
    path = tmp_path / "年报.nianbao"
    write_project(path, report)
    assert read_project(path) == report


def test_a_report_to_compare_with_must_be_older(last: Report) -> None:
    report = next_year(last, FORMS, TODAY)
    assert with_previous(report, last).previous == last
    for newer in (report, last):
        with pytest.raises(PreviousError) as error:
            with_previous(last, newer)
        assert str(error.value) == (
            f"这份报告是2023年的，不能和{newer.heading.year}年的报告比较；请选择更早一年的报告。"
        )


def stale_years(report: Report) -> list[str]:
    """The years of last year that are found in the overview."""
    places = [f.narrative for f in check(report) if f.rule == "text.last_year"]
    return [place.text for place in places if place and place.section == "overview"]


@pytest.mark.parametrize(
    ("text", "stale"),
    [
        ("2023年，我镇公开信息36条。", ["2023"]),
        ("2023年公开信息36条，比2022年增长10%。", ["2023"]),
        ("全年公开信息36条。\n截至2023年底有效。", ["2023"]),
        ("（一）制度。按《2023年要点》执行。", []),
        ("全年公开信息36条。", []),
    ],
)
def test_last_years_years_are_found_where_they_still_stand(
    last: Report, text: str, stale: list[str]
) -> None:
    last.narratives["overview"] = text
    report = next_year(last, FORMS, TODAY)
    assert stale_years(report) == stale


def test_a_sentence_of_ones_own_may_name_last_year(last: Report) -> None:
    last.narratives["overview"] = "2023年公开信息36条。"
    report = next_year(last, FORMS, TODAY)
    report.narratives["overview"] = "2024年公开信息40条，比2023年增加4条。"
    assert stale_years(report) == []
