"""What differs between two states of a report, in words."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from core.form.form import Form
from core.form.library import official_forms
from core.report.differences import Change, differences
from core.report.marks import Mark
from core.report.report import Report
from tests.factories import narrated_report
from tests.strategies import projects

CELL = "applications.received.natural_person"


def texts(old: Report, new: Report) -> list[str]:
    return [change.text for change in differences(old, new)]


def test_the_same_report_differs_in_nothing(form: Form) -> None:
    report = narrated_report(form)
    assert differences(report, report.copy()) == []


def test_a_cell_is_named_with_its_table(form_2021: Form) -> None:
    old = narrated_report(form_2021)
    new = old.copy()
    new.store({CELL: 12345})
    (change,) = differences(old, new)
    assert change.place.startswith(form_2021.section("applications").name)
    assert change.place.endswith(form_2021.cells[CELL].name)
    assert change.text == f"{old.figures[CELL]} 改为 12345"


def test_blank_is_said_in_words(form_2021: Form) -> None:
    old = narrated_report(form_2021)
    new = old.copy()
    new.store({CELL: None})
    assert texts(old, new) == [f"清空，原来是 {old.figures[CELL]}"]
    assert texts(new, old) == [f"填上 {old.figures[CELL]}"]


def test_totals_that_follow_are_not_listed_but_printed_ones_are(form_2021: Form) -> None:
    old = narrated_report(form_2021)
    total = next(iter(form_2021.totals))
    new = old.copy()
    new.store({total: 987654})
    assert len(differences(old, new)) == 1


def test_the_heading(form_2021: Form) -> None:
    old = narrated_report(form_2021)
    new = old.copy()
    new.heading = replace(old.heading, title="新标题", signed_on=date(2024, 2, 1))
    title, signed_on = differences(old, new)
    assert title == Change("标题", f"“{old.heading.title}” 改为 “新标题”")
    assert signed_on.text == "“2024年1月12日” 改为 “2024年2月1日”"
    new.heading = replace(old.heading, signed_on=None)
    assert texts(old, new) == ["清空，原来是 “2024年1月12日”"]


def changed_text(form: Form, old_text: str, new_text: str) -> list[Change]:
    old = narrated_report(form)
    old.narratives["problems"] = old_text
    new = old.copy()
    new.narratives["problems"] = new_text
    return differences(old, new)


def test_a_sentence_reworded(form_2021: Form) -> None:
    name = form_2021.section("problems").name
    changes = changed_text(form_2021, "不变。\n更新不够及时。", "不变。\n更新还不够快。")
    assert changes == [Change(f"{name}　第2段", "在“…更新”后 “不够及时” 改为 “还不够快”")]


def test_words_added_and_removed(form_2021: Form) -> None:
    (added,) = changed_text(form_2021, "更新及时。", "网站更新及时。")
    assert added.text == "开头加上 “网站”"
    (removed,) = changed_text(form_2021, "网站更新不及时。", "网站更新及时。")
    assert removed.text == "在“…网站更新”后删去 “不”"


def test_paragraphs_added_and_removed(form_2021: Form) -> None:
    name = form_2021.section("problems").name
    assert changed_text(form_2021, "甲。", "甲。\n乙。") == [Change(name, "增加一段 “乙。”")]
    assert changed_text(form_2021, "甲。\n乙。", "乙。") == [Change(name, "删去一段 “甲。”")]


def test_long_quotations_are_shortened(form_2021: Form) -> None:
    (change,) = changed_text(form_2021, "甲。", "甲。\n" + "长" * 500)
    assert len(change.text) < 80
    assert change.text.endswith("……”")


def test_another_form_is_named_and_its_cells_are_compared(form_2021: Form) -> None:
    new = narrated_report(form_2021)
    old = narrated_report(official_forms().by_id("2019"))
    assert differences(old, new)[0] == Change("报告格式", "2019 年格式改为 2021 年格式")
    assert len(differences(old, new)) > 1


def test_what_only_the_project_file_keeps(form_2021: Form) -> None:
    old = narrated_report(form_2021)
    new = old.copy()
    new.set_marks("overview", (Mark(0, 2),))
    new.silenced["text.years"] = "转载"
    new.previous = narrated_report(form_2021)
    assert [change.place for change in differences(old, new)] == ["正文", "核对", "上年报告"]


def essence(report: Report) -> object:
    """What the clerk sees of a report: a missing text is as good as an empty one."""
    narratives = {section: text for section, text in report.narratives.items() if text}
    others = (report.marks, report.silenced, report.previous)
    return report.form.id, report.heading, report.figures, narratives, others


@given(projects(), projects())
def test_reports_differ_exactly_when_something_is_listed(one: Report, other: Report) -> None:
    assert differences(one, one.copy()) == []
    for old, new in ((one, other), (other, one)):
        for change in differences(old, new):
            assert change.place
            assert change.text
        assert bool(differences(old, new)) == (essence(old) != essence(new))
