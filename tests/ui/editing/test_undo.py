"""Ctrl+Z and Ctrl+Y over everything, and what they show."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication

from core.report.report import Report
from tests.ui.clerk import AGENCY, CTRL, SHIFT, Clerk, Key
from tests.ui.dialogs import Dialogs
from ui.editing import report_editor
from ui.editing.commands import PAUSE
from ui.window.report_dialog import ReportDialog

FIRST = "applications.received.natural_person"
TITLE = f"{AGENCY}2024年政府信息公开工作年度报告"


def change_cell(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.keypad(5)


def change_narrative(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.narratives["problems"])
    clerk.type("更新不及时")


def change_title(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.title)
    clerk.type("（草案）")


def change_signature(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.signed_by)
    clerk.type("办公室")


def change_date(clerk: Clerk) -> None:
    clerk.paper.signed_on.setFocus()
    clerk.press(Key.Key_Up)


CHANGES = [change_cell, change_narrative, change_title, change_signature, change_date]


@pytest.mark.parametrize("change", CHANGES)
def test_each_kind_of_change_is_undone_and_redone(
    clerk: Clerk, change: Callable[[Clerk], None]
) -> None:
    before = clerk.report.copy()
    change(clerk)
    after = clerk.report.copy()
    assert after != before
    assert clerk.editor.undo_stack.count() == 1
    clerk.undo()
    assert clerk.report == before
    clerk.redo()
    assert clerk.report == after
    clerk.press(Key.Key_Z, CTRL)
    clerk.press(Key.Key_Z, CTRL | SHIFT)
    assert clerk.report == after


def test_all_changes_are_undone_in_their_order(clerk: Clerk) -> None:
    states = [clerk.report.copy()]
    for change in CHANGES:
        change(clerk)
        states.append(clerk.report.copy())
    for state in reversed(states[:-1]):
        clerk.undo()
        assert clerk.report == state
    assert not clerk.window.actions_.by_id["undo"].isEnabled()
    for state in states[1:]:
        clerk.redo()
        assert clerk.report == state
    assert not clerk.window.actions_.by_id["redo"].isEnabled()


def test_the_fields_show_what_undo_brings_back(clerk: Clerk) -> None:
    for change in CHANGES:
        change(clerk)
    for _ in CHANGES:
        clerk.undo()
    paper = clerk.paper
    assert clerk.text(FIRST) == ""
    assert paper.narratives["problems"].toPlainText() == ""
    assert paper.title.toPlainText() == TITLE
    assert paper.signed_by.toPlainText() == AGENCY
    assert paper.signed_on.text() == "2025年1月10日"


def test_undo_shows_the_place(clerk: Clerk) -> None:
    for change in CHANGES:
        change(clerk)
    clerk.work.page.verticalScrollBar().setValue(0)
    paper = clerk.paper
    for field in (paper.signed_on, paper.signed_by, paper.title, paper.narratives["problems"]):
        clerk.undo()
        assert clerk.focus is field
        assert clerk.is_on_screen(field, field.rect().center())
    clerk.undo()
    assert clerk.current == FIRST
    table = clerk.table(FIRST)
    assert clerk.is_on_screen(table.viewport(), table.rect_of(clerk.cell(FIRST)).center())


def replace_all(clerk: Clerk) -> None:
    report = clerk.report.copy()
    report.store({FIRST: 77})
    clerk.editor.replace_report(report, "换成别的")


@pytest.mark.parametrize("change", [*CHANGES, replace_all])
def test_the_place_is_in_view_before_it_changes(
    clerk: Clerk, change: Callable[[Clerk], None]
) -> None:
    before = clerk.report.copy()
    change(clerk)
    after = clerk.report.copy()
    seen: list[Report] = []
    clerk.editor.touched.connect(lambda _: seen.append(clerk.report.copy()))
    clerk.undo()
    assert clerk.report == before
    assert seen[0] == after
    seen.clear()
    clerk.redo()
    assert clerk.report == after
    assert seen[0] == before


def test_undoing_what_replaced_everything_shows_the_first_difference(clerk: Clerk) -> None:
    replace_all(clerk)
    clerk.go_into(clerk.paper.title)
    clerk.undo()
    assert clerk.current == FIRST
    table = clerk.table(FIRST)
    assert clerk.is_on_screen(table.viewport(), table.rect_of(clerk.cell(FIRST)).center())


def test_the_menu_names_the_step(clerk: Clerk) -> None:
    change_cell(clerk)
    undo, redo = (clerk.window.actions_.by_id[id_] for id_ in ("undo", "redo"))
    name = clerk.report.form.cells[FIRST].name
    assert undo.text() == f"撤销 填写“{name}”"
    clerk.undo()
    assert undo.text() == "撤销"
    assert redo.text() == f"重做 填写“{name}”"


def test_dirty_follows_the_saved_point(clerk: Clerk, dialogs: Dialogs, tmp_path: Path) -> None:
    change_cell(clerk)
    dialogs.choose(tmp_path / "a.nianbao")
    clerk.press(Key.Key_S, CTRL)
    clean, dirty = "a.nianbao - 政务公开年报", "a.nianbao（未保存） - 政务公开年报"
    assert clerk.title == clean
    change_narrative(clerk)
    assert clerk.title == dirty
    clerk.undo()
    assert clerk.title == clean
    clerk.undo()
    assert clerk.title == dirty
    clerk.redo()
    assert clerk.title == clean


def test_typing_after_a_save_is_a_step_of_its_own(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    clerk.stand(FIRST)
    clerk.type("1")
    dialogs.choose(tmp_path / "a.nianbao")
    clerk.press(Key.Key_S, CTRL)
    clerk.type("2")
    assert clerk.text(FIRST) == "12"
    assert "未保存" in clerk.title
    clerk.press(Key.Key_Return)
    clerk.undo()
    assert clerk.text(FIRST) == "1"
    assert "未保存" not in clerk.title


def test_escape_after_a_save_leaves_a_step_with_a_name(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    clerk.stand(FIRST)
    clerk.type("1")
    dialogs.choose(tmp_path / "a.nianbao")
    clerk.press(Key.Key_S, CTRL)
    clerk.press(Key.Key_Escape)
    assert clerk.text(FIRST) == ""
    assert "未保存" in clerk.title
    assert clerk.editor.undo_stack.undoText()


def test_year_and_organ_are_one_step(clerk: Clerk, dialogs: Dialogs) -> None:
    before = clerk.report.copy()

    def fill_in(dialog: ReportDialog) -> None:
        assert dialog.agency == AGENCY
        assert not dialog.form_box.isEnabled()
        dialog.agency_line.selectAll()
        dialog.agency_line.setFocus()
        clerk.type("石桥镇人民政府")
        dialog.year_box.setValue(2023)
        clerk.press(Key.Key_Return)

    dialogs.fill_in(fill_in)
    clerk.run("heading")
    heading = clerk.report.heading
    assert heading.title == "石桥镇人民政府2023年政府信息公开工作年度报告"
    assert heading.signed_by == "石桥镇人民政府"
    assert heading.signed_on == date(2024, 1, 10)
    assert "2023年1月1日起" in clerk.paper.narratives["preface"].toPlainText()
    assert clerk.paper.title.toPlainText() == heading.title
    assert clerk.editor.undo_stack.count() == 1
    after = clerk.report.copy()
    clerk.undo()
    assert clerk.report == before
    assert clerk.paper.title.toPlainText() == TITLE
    assert clerk.focus is clerk.paper.title
    clerk.redo()
    assert clerk.report == after


def test_year_and_organ_can_be_cancelled(clerk: Clerk, dialogs: Dialogs) -> None:
    before = clerk.report.copy()
    dialogs.fill_in(lambda _: clerk.press(Key.Key_Escape))
    clerk.run("heading")
    assert clerk.report == before
    assert clerk.editor.undo_stack.count() == 0


def test_a_new_report_needs_an_organ(clerk: Clerk, dialogs: Dialogs) -> None:
    def fill_in(dialog: ReportDialog) -> None:
        ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
        assert not ok.isEnabled()
        clerk.type("  ")
        assert not ok.isEnabled()
        clerk.press(Key.Key_Return)
        assert dialog.isVisible()
        clerk.type("石桥镇 人民政府")
        assert dialog.agency == "石桥镇人民政府"
        assert "石桥镇人民政府" in dialog.preview.text()
        assert dialog.preview.textFormat() is Qt.TextFormat.PlainText, "<b> is no tag"
        clerk.press(Key.Key_Escape)

    dialogs.fill_in(fill_in)
    before = clerk.report
    clerk.press(Key.Key_N, CTRL)
    assert clerk.report is before


def test_the_form_follows_the_year_or_is_chosen(clerk: Clerk, dialogs: Dialogs) -> None:
    def fill_in(dialog: ReportDialog) -> None:
        clerk.type(AGENCY)
        dialog.year_box.setValue(2020)
        assert "2019" in dialog.preview.text()
        clerk.press(Key.Key_Return)

    dialogs.fill_in(fill_in)
    clerk.press(Key.Key_N, CTRL)
    assert clerk.report.form.id == "2019"
    assert clerk.report.heading.year == 2020

    def choose(dialog: ReportDialog) -> None:
        clerk.type(AGENCY)
        dialog.year_box.setValue(2020)
        dialog.form_box.setCurrentIndex(dialog.form_box.findData("2021"))
        clerk.press(Key.Key_Return)

    dialogs.fill_in(choose)
    clerk.press(Key.Key_N, CTRL)
    assert clerk.report.form.id == "2021"


def test_fill_blanks_is_one_step(clerk: Clerk) -> None:
    change_cell(clerk)
    before = clerk.report.copy()
    clerk.run("fill_blanks")
    assert clerk.editor.standing.blanks == 0
    assert clerk.text(FIRST) == "5"
    clerk.undo()
    assert clerk.report == before


def test_typing_in_a_narrative_is_undone_by_sentences(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.narratives["problems"])
    clerk.type("更新不及时。将逐月检查。")
    clerk.undo()
    assert clerk.report.narrative("problems") == "更新不及时。"
    clerk.undo()
    assert clerk.report.narrative("problems") == ""


def test_a_date_chosen_in_the_calendar(clerk: Clerk) -> None:
    clerk.paper.signed_on.setDate(QDate(2025, 1, 20))
    assert clerk.report.heading.signed_on == date(2025, 1, 20)
    clerk.undo()
    assert clerk.report.heading.signed_on == date(2025, 1, 10)
    assert clerk.paper.signed_on.text() == "2025年1月10日"


def test_a_date_is_typed(clerk: Clerk) -> None:
    field = clerk.paper.signed_on
    field.setFocus()
    field.setSelectedSection(field.Section.DaySection)
    clerk.type("25")
    assert clerk.report.heading.signed_on == date(2025, 1, 25)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let time pass, as though one thought."""
    now = [0.0]
    monkeypatch.setattr("ui.editing.commands.monotonic", lambda: now[0])

    def pause() -> None:
        now[0] += 2 * PAUSE

    return pause


@pytest.mark.parametrize("field", ["title", "signed_by", "problems"])
def test_typing_after_a_pause_is_a_step_of_its_own(
    clerk: Clerk, pauses: Callable[[], None], field: str
) -> None:
    paper = clerk.paper
    fields = {"title": paper.title, "signed_by": paper.signed_by} | paper.narratives
    clerk.go_into(fields[field])
    before = fields[field].toPlainText()
    clerk.type("草案")
    pauses()
    clerk.type("二稿")
    assert fields[field].toPlainText() == f"{before}草案二稿"
    clerk.undo()
    assert fields[field].toPlainText() == f"{before}草案"
    clerk.undo()
    assert fields[field].toPlainText() == before


def test_typing_elsewhere_in_the_title_is_a_step_of_its_own(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.title)
    clerk.type("草案")
    clerk.press(Key.Key_Home)
    clerk.type("关于")
    assert clerk.report.heading.title == f"关于{TITLE}草案"
    clerk.undo()
    assert clerk.report.heading.title == f"{TITLE}草案"
    clerk.undo()
    assert clerk.report.heading.title == TITLE


def test_a_step_is_called_after_the_number_of_cells_it_changes(clerk: Clerk) -> None:
    undo = clerk.window.actions_.by_id["undo"]
    change_cell(clerk)
    blanks = clerk.editor.standing.blanks
    clerk.run("fill_blanks")
    assert undo.text() == f"撤销 空白补0：填写 {blanks} 个单元格"
    clerk.choose(FIRST, "applications.carried_in.natural_person")
    clerk.press(Key.Key_Delete)
    assert undo.text() == "撤销 清除 2 个单元格"
    clerk.stand(FIRST)
    QGuiApplication.clipboard().setText("7")
    clerk.run("paste")
    assert undo.text() == f"撤销 粘贴“{clerk.report.form.cells[FIRST].name}”"


def test_the_history_has_an_end_and_the_newest_steps_stay(
    begun: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_editor, "_UNDO_STEPS", 3)
    editor = report_editor.ReportEditor(begun)
    for number in range(1, 6):
        editor.set_figures({FIRST: number}, "填写", number)
    assert editor.undo_stack.count() == 3
    for figure in (4, 3, 2):
        editor.undo()
        assert begun.figures[FIRST] == figure
    assert not editor.undo_stack.canUndo(), "what was before the oldest step stays"
