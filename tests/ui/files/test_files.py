"""Opening, saving, dragging in, and leaving."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.exporting import export_json
from core.form.library import official_forms
from core.project.project_file import read_project
from core.storage.locking import lock_path
from tests.factories import narrated_report, write_project
from tests.ui.clerk import AGENCY, CTRL, SHIFT, Clerk, Key
from tests.ui.dialogs import Button, Dialogs
from ui import settings
from ui.findings.panel import FindingsPanel
from ui.window.main_window import MainWindow
from ui.window.outline import Outline
from ui.window.workspace import Workspace

FIRST = "applications.received.natural_person"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A file with a balanced report of 清溪镇."""
    path = tmp_path / "清溪镇.nianbao"
    write_project(path, narrated_report(official_forms().by_id("2021")))
    return path


def change(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.keypad(5)


def drop(widget: QWidget, *paths: Path) -> bool:
    """Drag files over a widget and let go; return whether somebody takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return drop_data(widget, data)


def drop_data(widget: QWidget, data: QMimeData) -> bool:
    place, copy = QPointF(20, 10), Qt.DropAction.CopyAction
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, data, left, nothing)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(place, copy, data, left, nothing))
    return True


def test_the_window_without_a_report(window: MainWindow) -> None:
    assert window.windowTitle() == "政务公开年报"
    enabled = {id_ for id_, action in window.actions_.by_id.items() if action.isEnabled()}
    ways_in = {"new", "last_year", "open", "import", "import_clipboard", "recover"}
    ways_in |= {"new_rollup", "open_rollup", "blank_ledger"}
    assert enabled == {*ways_in, "quit", "user_guide", "rules", "licences", "about"}
    assert not window.status.balance.isVisible()
    assert not window.start_page.recent.isVisible()
    assert window.start_page.new_button.isVisible()


def test_open_asks_for_a_file(clerk: Clerk, dialogs: Dialogs, saved: Path) -> None:
    dialogs.choose(saved)
    clerk.press(Key.Key_O, CTRL)
    assert clerk.title == "清溪镇.nianbao - 政务公开年报"
    assert clerk.report.heading.agency == "清溪镇人民政府"
    assert clerk.focus is clerk.work.page
    assert clerk.balance == "✓ 勾稽关系：全部平衡"


def damage(path: Path) -> None:
    """Change a figure behind the program's back."""
    data = path.read_bytes().replace(b'"natural_person": ', b'"natural_person": 9', 1)
    path.write_bytes(data)


def test_a_file_that_is_not_as_it_was_saved_is_opened_after_a_question(
    clerk: Clerk, dialogs: Dialogs, saved: Path
) -> None:
    before = read_project(saved).figures[FIRST]
    damage(saved)
    dialogs.click("仍然打开")
    clerk.window.files.open_path(saved)
    assert "“清溪镇.nianbao”的内容和保存时记下的校验值对不上" in dialogs.last.text
    assert clerk.title == "清溪镇.nianbao - 政务公开年报"
    assert clerk.report.figures[FIRST] == int(f"9{before}")
    clerk.stand(FIRST)
    clerk.keypad(5)
    clerk.press(Key.Key_S, CTRL)
    clerk.window.files.open_path(saved)  # without a question
    assert clerk.report.figures[FIRST] == 5


def test_a_file_that_is_not_as_it_was_saved_may_be_left_alone(
    clerk: Clerk, dialogs: Dialogs, saved: Path
) -> None:
    before = clerk.report
    damage(saved)
    dialogs.click("不打开")
    clerk.window.files.open_path(saved)
    assert clerk.report is before
    assert not lock_path(saved).exists()
    assert settings.recent_files() == []


def test_open_thought_better_of(clerk: Clerk, dialogs: Dialogs) -> None:
    before = clerk.report
    dialogs.choose(None)
    clerk.press(Key.Key_O, CTRL)
    assert clerk.report is before


def test_opening_many_reports_leaves_nothing_of_the_earlier_ones(
    clerk: Clerk, qapp: QApplication, saved: Path
) -> None:
    window = clerk.window
    for _ in range(3):
        window.files.open_path(saved)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for kind in (Workspace, Outline, FindingsPanel):
        assert len(window.findChildren(kind)) == 1, kind.__name__
    assert window.stack.count() == 2


def test_the_first_save_asks_where(clerk: Clerk, dialogs: Dialogs, tmp_path: Path) -> None:
    change(clerk)
    dialogs.choose(tmp_path / "云溪乡")  # without the suffix
    clerk.press(Key.Key_S, CTRL)
    assert dialogs.last.text.endswith(f"{AGENCY}2024年政府信息公开工作年度报告.nianbao")
    assert read_project(tmp_path / "云溪乡.nianbao") == clerk.report
    assert clerk.title == "云溪乡.nianbao - 政务公开年报"


def test_later_saves_do_not_ask(clerk: Clerk, saved: Path) -> None:
    clerk.window.files.open_path(saved)
    change(clerk)
    assert clerk.title == "清溪镇.nianbao（未保存） - 政务公开年报"
    clerk.press(Key.Key_S, CTRL)
    assert clerk.title == "清溪镇.nianbao - 政务公开年报"
    assert read_project(saved).figures[FIRST] == 5
    assert clerk.window.status.currentMessage() == f"已保存到 {saved}"
    clerk.run("undo")
    assert clerk.window.status.currentMessage() == "", "that is no longer true"


def test_saving_while_typing_saves_what_is_typed(clerk: Clerk, saved: Path) -> None:
    clerk.window.files.open_path(saved)
    clerk.stand(FIRST)
    clerk.type("42")
    clerk.press(Key.Key_S, CTRL)
    assert read_project(saved).figures[FIRST] == 42


def test_save_as_goes_on_with_the_new_file(
    clerk: Clerk, dialogs: Dialogs, saved: Path, tmp_path: Path
) -> None:
    clerk.window.files.open_path(saved)
    dialogs.choose(tmp_path / "副本.nianbao")
    clerk.press(Key.Key_S, CTRL | SHIFT)
    assert clerk.title == "副本.nianbao - 政务公开年报"
    change(clerk)
    clerk.press(Key.Key_S, CTRL)
    assert read_project(tmp_path / "副本.nianbao").figures[FIRST] == 5
    assert read_project(saved).figures[FIRST] != 5


def test_saving_thought_better_of(clerk: Clerk, dialogs: Dialogs) -> None:
    change(clerk)
    dialogs.choose(None)
    clerk.press(Key.Key_S, CTRL)
    assert "未保存" in clerk.title


def test_a_failed_save_keeps_the_report_dirty_and_says_so(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    change(clerk)
    dialogs.choose(tmp_path / "gone" / "a.nianbao")
    dialogs.click("以后再说")
    clerk.press(Key.Key_S, CTRL)
    assert dialogs.last.title == "没有保存"
    assert "请检查路径" in dialogs.last.text
    assert "还在窗口里" in dialogs.last.text
    assert "未保存" in clerk.title
    assert clerk.text(FIRST) == "5"
    assert settings.recent_files() == []


def test_a_failed_save_keeps_the_old_file_and_its_name(
    clerk: Clerk, dialogs: Dialogs, saved: Path, tmp_path: Path
) -> None:
    clerk.window.files.open_path(saved)
    change(clerk)
    before = saved.read_bytes()
    dialogs.choose(tmp_path / "gone" / "a.nianbao")
    dialogs.click("以后再说")
    clerk.press(Key.Key_S, CTRL | SHIFT)
    assert clerk.title == "清溪镇.nianbao（未保存） - 政务公开年报"
    assert saved.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"{", b"PK\x03\x04", b'{"format": "other"}', b"[]"])
def test_a_damaged_file_leaves_the_open_report_untouched(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, content: bytes
) -> None:
    clerk.go_into(clerk.paper.narratives["problems"])
    work = clerk.work
    path = tmp_path / "坏.nianbao"
    path.write_bytes(content)
    dialogs.read("warning")
    clerk.window.files.open_path(path)
    assert dialogs.last.title == "无法打开"
    assert "坏.nianbao" in dialogs.last.text
    assert "\n" not in dialogs.last.text
    assert clerk.work is work
    assert clerk.focus is clerk.paper.narratives["problems"]
    assert path not in settings.recent_files()


def test_a_file_that_is_gone(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.read("warning")
    window.files.open_path(tmp_path / "没有.nianbao")
    assert "不存在" in dialogs.last.text
    assert window.workspace is None


def test_a_dump_opens_as_a_new_unsaved_report(
    clerk: Clerk, dialogs: Dialogs, saved: Path, tmp_path: Path
) -> None:
    dump = tmp_path / "清溪镇.json"
    export_json(read_project(saved), dump)
    clerk.window.files.open_path(dump)
    assert clerk.title == "清溪镇人民政府2023年政府信息公开工作年度报告（未保存） - 政务公开年报"
    assert dump not in settings.recent_files()
    before = dump.read_bytes()
    dialogs.choose(tmp_path / "新.nianbao")
    clerk.press(Key.Key_S, CTRL)
    assert dump.read_bytes() == before
    assert read_project(tmp_path / "新.nianbao") == clerk.report


def test_a_dump_in_which_nothing_was_changed_is_left_without_asking(
    clerk: Clerk, dialogs: Dialogs, saved: Path, tmp_path: Path
) -> None:
    dump = tmp_path / "清溪镇.json"
    export_json(read_project(saved), dump)
    clerk.window.files.open_path(dump)
    clerk.editor.fill_blanks(clerk.report.form.tables)  # there are none
    assert clerk.editor.undo_stack.count() == 0
    clerk.window.files.open_path(saved)
    clerk.window.files.open_path(dump)
    change(clerk)
    dialogs.answer(Button.Cancel)
    clerk.window.files.open_path(saved)
    assert clerk.title.startswith("清溪镇人民政府2023年")


# Recent files


def test_recent_files_are_listed_newest_first(
    clerk: Clerk, dialogs: Dialogs, saved: Path, tmp_path: Path
) -> None:
    clerk.window.files.open_path(saved)
    dialogs.choose(tmp_path / "b.nianbao")
    clerk.press(Key.Key_S, CTRL | SHIFT)
    menu = clerk.window.actions_.submenus["recent"]
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert [text.partition("　")[0] for text in texts] == ["b.nianbao", "清溪镇.nianbao"]
    menu.actions()[1].trigger()
    assert clerk.title == "清溪镇.nianbao - 政务公开年报"
    assert settings.recent_files()[0] == saved
    saved.unlink()
    menu.aboutToShow.emit()
    assert len(menu.actions()) == 1


def test_a_recent_file_on_another_computer_is_not_looked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Path] = []

    def is_there(path: Path) -> bool:
        asked.append(path)
        return False

    shared, own = Path(r"\\办公室\共享\年报.nianbao"), tmp_path / "年报.nianbao"
    own.touch()
    settings.remember_file(own)
    settings.remember_file(shared)
    monkeypatch.setattr("core.storage.aside.is_there", is_there)
    assert settings.recent_files() == [shared]
    assert asked == [own]


def test_an_ampersand_in_a_recent_name_is_shown(clerk: Clerk, saved: Path) -> None:
    path = saved.rename(saved.with_name("A&B.nianbao"))
    clerk.window.files.open_path(path)
    menu = clerk.window.actions_.submenus["recent"]
    menu.aboutToShow.emit()
    assert menu.actions()[0].text().startswith("A&&B.nianbao")


def test_without_recent_files_the_menu_says_so(window: MainWindow) -> None:
    menu = window.actions_.submenus["recent"]
    menu.aboutToShow.emit()
    assert [(a.text(), a.isEnabled()) for a in menu.actions()] == [("（没有）", False)]


def test_the_start_page_opens_a_recent_file(
    qtbot: QtBot, qapp: QApplication, dialogs: Dialogs, saved: Path
) -> None:
    settings.remember_file(saved)
    window = MainWindow()
    with qtbot.waitActive(window):
        window.show()
    recent = window.start_page.recent
    place = recent.visualItemRect(recent.item(0)).center()
    QTest.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.windowTitle() == "清溪镇.nianbao - 政务公开年报"
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dialogs.verify()


def test_the_start_page_tells_year_organ_and_state_of_recent_reports(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "a.nianbao"
    dialogs.choose(path)
    clerk.run("save_as")
    page, heading = clerk.window.start_page, clerk.report.heading
    page.show_recent()
    told = page.recent.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith(f"a，{heading.year}年，{heading.agency}，还有 ")
    clerk.run("fill_blanks")
    clerk.run("save")
    page.show_recent()
    told = page.recent.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "空白" not in told


def test_the_start_page_begins_a_report(window: MainWindow, dialogs: Dialogs, qtbot: QtBot) -> None:
    clerk = Clerk(window, qtbot)

    def fill_in(dialog: object) -> None:
        assert dialog
        clerk.type(AGENCY)
        clerk.press(Key.Key_Return)

    dialogs.fill_in(fill_in)
    QTest.mouseClick(window.start_page.new_button, Qt.MouseButton.LeftButton)
    assert clerk.report.heading.agency == AGENCY
    assert clerk.report.heading.year == date.today().year - 1  # noqa: DTZ011


# Dragging


def test_a_file_dragged_in_is_opened(clerk: Clerk, saved: Path, qtbot: QtBot) -> None:
    assert drop(clerk.window, saved)
    qtbot.waitUntil(lambda: clerk.title == "清溪镇.nianbao - 政务公开年报")


def test_several_files_are_not_taken(clerk: Clerk, saved: Path) -> None:
    before = clerk.report
    assert not drop(clerk.window, saved, saved)
    assert clerk.report is before


def test_a_file_dropped_on_a_text_field_is_opened(clerk: Clerk, saved: Path, qtbot: QtBot) -> None:
    assert drop(clerk.paper.narratives["problems"].viewport(), saved)
    qtbot.waitUntil(lambda: clerk.title == "清溪镇.nianbao - 政务公开年报")
    assert clerk.report == read_project(saved)


def test_text_dropped_on_a_text_field_is_inserted_plain(clerk: Clerk) -> None:
    data = QMimeData()
    data.setHtml("<b>更新</b>不及时")
    drop_data(clerk.paper.narratives["problems"].viewport(), data)
    assert clerk.report.narrative("problems") == "更新不及时"


# Leaving


def test_an_untouched_new_report_is_left_without_asking(clerk: Clerk) -> None:
    clerk.window.close()
    assert not clerk.window.isVisible()


@pytest.mark.parametrize("way", ["close", "open", "new", "drop"])
def test_leaving_changes_can_be_cancelled(
    clerk: Clerk, dialogs: Dialogs, saved: Path, way: str
) -> None:
    change(clerk)
    work = clerk.work
    if way == "open":
        dialogs.choose(saved)
    elif way == "new":
        dialogs.fill_in(lambda _: clerk.type(f"{AGENCY}\n"))
    dialogs.answer(Button.Cancel)
    if way == "close":
        clerk.press(Key.Key_Q, CTRL)
    elif way == "open":
        clerk.press(Key.Key_O, CTRL)
    elif way == "new":
        clerk.press(Key.Key_N, CTRL)
    else:
        drop(clerk.window, saved)
        QApplication.processEvents()
    assert dialogs.last.title == "保存修改"
    assert clerk.window.isVisible()
    assert clerk.work is work
    assert "未保存" in clerk.title


def test_leaving_discards(clerk: Clerk, dialogs: Dialogs, saved: Path) -> None:
    clerk.window.files.open_path(saved)
    before = saved.read_bytes()
    change(clerk)
    dialogs.answer(Button.Discard)
    clerk.window.close()
    assert not clerk.window.isVisible()
    assert saved.read_bytes() == before


def test_leaving_saves(clerk: Clerk, dialogs: Dialogs, saved: Path) -> None:
    clerk.window.files.open_path(saved)
    change(clerk)
    dialogs.answer(Button.Save)
    clerk.window.close()
    assert not clerk.window.isVisible()
    assert read_project(saved).figures[FIRST] == 5


def test_leaving_saves_a_new_report_where_one_says(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    change(clerk)
    dialogs.answer(Button.Save)
    dialogs.choose(tmp_path / "a.nianbao")
    clerk.window.close()
    assert not clerk.window.isVisible()
    assert read_project(tmp_path / "a.nianbao").figures[FIRST] == 5


def test_the_window_stays_when_saving_fails_or_is_cancelled(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    change(clerk)
    dialogs.answer(Button.Save)
    dialogs.choose(None)
    clerk.window.close()
    assert clerk.window.isVisible()
    dialogs.answer(Button.Save)
    dialogs.choose(tmp_path / "gone" / "a.nianbao")
    dialogs.click("以后再说")
    clerk.window.close()
    assert clerk.window.isVisible()
    assert "未保存" in clerk.title


def test_the_question_names_the_report(clerk: Clerk, dialogs: Dialogs, saved: Path) -> None:
    clerk.window.files.open_path(saved)
    change(clerk)
    dialogs.answer(Button.Cancel)
    clerk.window.close()
    assert dialogs.last.text == "“清溪镇.nianbao”的修改还没有保存，要保存吗？"


def test_the_window_remembers_its_size_and_folder(
    clerk: Clerk, qtbot: QtBot, qapp: QApplication, dialogs: Dialogs, saved: Path
) -> None:
    clerk.window.files.open_path(saved)
    clerk.window.resize(1111, 666)
    clerk.window.close()
    assert settings.folder("open") == saved.parent
    again = MainWindow()
    with qtbot.waitExposed(again):
        again.show()
    assert again.height() <= 800
    again.close()
    again.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dialogs.verify()


def test_settings_that_make_no_sense_are_passed_over(window: MainWindow, data_folder: Path) -> None:
    (data_folder / "settings.json").write_text(
        '{"window/zoom": "big", "window/colours": 3, "window/geometry": 7, "window/panels": "x",'
        ' "files/recent": "/nowhere", "folders/open": [], "export/formats": null}',
        encoding="utf-8",
    )
    assert settings.zoom() == 1.0
    assert settings.colour_scheme() is Qt.ColorScheme.Unknown
    assert settings.recent_files() == []
    assert settings.window_geometry().isEmpty()
    assert settings.panels("wide").isEmpty()
    assert window.isVisible()


@pytest.mark.parametrize("typed", ["7", "7x"])
def test_another_report_is_opened_while_one_types(
    clerk: Clerk, qapp: QApplication, saved: Path, dialogs: Dialogs, typed: str
) -> None:
    clerk.stand(FIRST)
    clerk.type(typed)
    if typed == "7":  # what is no figure is taken back, and nothing is left to ask about
        dialogs.answer(Button.Discard)
    clerk.window.files.open_path(saved)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert clerk.typing is None
    assert clerk.report == read_project(saved)
    assert clerk.bubble == ""
    assert not clerk.editor.undo_stack.canUndo()
    clerk.stand(FIRST)
    clerk.keypad(5)
    assert clerk.text(FIRST) == "5"


def test_a_dialog_leaves_what_is_typed(clerk: Clerk, dialogs: Dialogs) -> None:
    clerk.stand(FIRST)
    clerk.type("7")
    dialogs.fill_in(lambda _: clerk.press(Key.Key_Escape))
    clerk.run("heading")
    clerk.type("8")
    clerk.press(Key.Key_Return)
    assert clerk.text(FIRST) == "78"


def test_a_new_report_is_saved_where_the_last_was_and_not_beside_what_it_was_read_from(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    shared, own = tmp_path / "shared", tmp_path / "own"
    shared.mkdir()
    own.mkdir()
    settings.remember_folder("open", shared)
    settings.remember_folder("save", own)
    dialogs.choose(None)
    clerk.window.files.open_new(clerk.report.copy())
    clerk.run("save_as")
    assert Path(dialogs.last.text).parent == own
