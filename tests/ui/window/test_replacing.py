"""Putting another state of the report in place of the open one is one undo step."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.report.live_fields import shown
from core.report.marks import Mark
from core.text import Difference
from tests.factories import balanced_report, narrated_report
from ui.editing.report_editor import ReportEditor
from ui.window.main_window import MainWindow


def opened(window: MainWindow, form_id: str) -> ReportEditor:
    window.files.open_new(narrated_report(official_forms().by_id(form_id)))
    assert window.workspace
    return window.workspace.editor


def test_another_report_is_one_step(window: MainWindow) -> None:
    editor = opened(window, "2021")
    before, after = editor.report.copy(), balanced_report(editor.report.form)
    after.narratives["overview"] = "（一）主动公开。另一份。"
    editor.replace_report(after, "导入")
    assert editor.report == after
    assert window.workspace
    assert window.workspace.page.paper.narratives["overview"].toPlainText() == after.narrative(
        "overview"
    )
    editor.undo()
    assert editor.report == before
    editor.redo()
    assert editor.report == after


def test_another_form_is_shown(window: MainWindow) -> None:
    editor = opened(window, "2021")
    old = window.workspace
    editor.replace_report(narrated_report(official_forms().by_id("2019")), "导入")
    assert window.workspace
    assert window.workspace is not old
    assert window.workspace.editor is editor
    editor.undo()
    assert editor.report.form.id == "2021"
    assert window.workspace.editor is editor


def test_one_works_on_in_another_form(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    editor = opened(window, "2021")
    editor.replace_report(narrated_report(official_forms().by_id("2019")), "导入")
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what showed the other form is gone
    work = window.workspace
    assert work
    with qtbot.captureExceptions() as exceptions:
        editor.edit_narrative("overview", Difference(0, "", "改"), "输入")
        editor.set_figures({"applications.granted.natural_person": 9}, "填写")
        editor.undo()
        editor.undo()
        editor.redo()
    assert exceptions == []
    assert work.page.paper.narratives["overview"].toPlainText().startswith("改")


def test_a_live_field_follows_its_cell(window: MainWindow) -> None:
    editor = opened(window, "2021")
    cell = "applications.granted.natural_person"
    text = shown(editor.report.figures[cell])
    editor.insert_figure("overview", Difference(0, "", text), cell)
    editor.set_figures({cell: 357}, "填写")
    assert editor.report.narrative("overview").startswith("357（一）")
    assert editor.report.marks["overview"] == (Mark(0, 3, cell),)
    editor.undo()
    assert editor.report.narrative("overview").startswith(f"{text}（一）")
    editor.edit_narrative("overview", Difference(0, text, ""), "输入")
    assert "overview" not in editor.report.marks
    editor.undo()
    assert editor.report.marks["overview"] == (Mark(0, len(text), cell),)


def test_silencing_is_undone(window: MainWindow) -> None:
    editor = opened(window, "2021")
    editor.silence("text.years", "转载的标题")
    assert editor.report.silenced == {"text.years": "转载的标题"}
    editor.undo()
    assert editor.report.silenced == {}
