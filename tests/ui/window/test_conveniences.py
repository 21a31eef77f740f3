"""Small things that a user of Qt programs and spreadsheets expects."""

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from core.project.project_file import read_project
from tests.ui.clerk import CTRL, YEAR, Clerk, Key
from tests.ui.dialogs import Button, Dialogs
from ui import settings

FIRST = "applications.received.natural_person"
ISSUED = "disclosure.rules.issued"


def test_a_block_with_its_labels_is_pasted(clerk: Clerk) -> None:
    block = [
        "1\t2\t3",
        "4\t5\t6",
        "\t\t",
        '"本年处理\n决定数量"\t\t',
        "7\t\t",
    ]
    clerk.stand(ISSUED)
    clerk.clipboard.setText("\r\n".join(block))
    clerk.press(Key.Key_V, CTRL)
    assert clerk.text(ISSUED) == "1"
    assert clerk.text("disclosure.normative_documents.in_force") == "6"
    assert clerk.text("disclosure.licensing.decisions") == "7"


def test_a_block_with_other_labels_is_refused(clerk: Clerk) -> None:
    clerk.stand(ISSUED)
    clerk.clipboard.setText("1\t2\t3\n4\t5\t6\n\n别的\n7")
    clerk.press(Key.Key_V, CTRL)
    assert clerk.text(ISSUED) == ""
    assert "放不下" in clerk.bubble


def test_the_menu_of_a_table_works_on_the_chosen_cells(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.keypad(3)
    clerk.stand(FIRST)
    menu = clerk.table(FIRST).menu()
    by_text = {action.text().partition("(")[0]: action for action in menu.actions()}
    assert list(by_text) == ["剪切", "复制", "粘贴", "清除", "填写说明"]
    by_text["复制"].trigger()
    assert clerk.clipboard.text() == "3"
    by_text["清除"].trigger()
    assert clerk.text(FIRST) == ""
    by_text["填写说明"].trigger()
    assert "自然人" in clerk.bubble
    menu.close()


def test_the_menu_of_a_text_field_leaves_undo_to_the_window(clerk: Clerk) -> None:
    menu = clerk.paper.narratives["overview"].menu()
    offered = [action.text().partition("(")[0] for action in menu.actions()]
    assert any("粘贴" in text for text in offered)
    assert not any("撤" in text or "重" in text for text in offered)
    assert offered[0] != ""
    menu.close()


def test_delete_clears_the_date(clerk: Clerk) -> None:
    assert clerk.report.heading.signed_on is not None
    clerk.paper.signed_on.setFocus()
    clerk.press(Key.Key_Delete)
    assert clerk.report.heading.signed_on is None
    assert clerk.paper.signed_on.text() == "（成文日期）"
    clerk.undo()
    assert clerk.report.heading.signed_on is not None


def test_saving_takes_back_what_is_no_figure(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "年报.nianbao"
    clerk.stand(FIRST)
    clerk.type("7x")
    dialogs.choose(path)
    clerk.press(Key.Key_S, CTRL)
    assert "不是数字" in clerk.wait_for_bubble()
    assert clerk.text(FIRST) == ""
    assert read_project(path).figures[FIRST] is None


def test_page_down_scrolls_the_page_from_a_text_field(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.narratives["overview"])
    bar = clerk.work.page.verticalScrollBar()
    before = bar.value()
    clerk.press(Key.Key_PageDown)
    assert bar.value() > before


def turn_wheel(clerk: Clerk, eighths: int) -> None:
    view = clerk.work.page.viewport()
    place = QPointF(view.rect().center())
    event = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, eighths),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (Qt's signature)
    )
    QApplication.sendEvent(view, event)


def test_a_track_pad_zooms_by_whole_notches(clerk: Clerk) -> None:
    before = clerk.work.page.zoom
    for _ in range(3):
        turn_wheel(clerk, 30)
    assert clerk.work.page.zoom == before
    turn_wheel(clerk, 30)
    assert clerk.work.page.zoom > before


def test_zooming_keeps_the_cell_on_the_screen(clerk: Clerk) -> None:
    clerk.stand("applications.carried_out.natural_person")
    for _ in range(4):
        clerk.run("zoom_in")
    cell = clerk.cell("applications.carried_out.natural_person")
    table = clerk.table("applications.carried_out.natural_person")
    assert clerk.is_on_screen(table.viewport(), table.rect_of(cell).center())


def test_leaving_takes_back_what_is_no_figure(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "年报.nianbao"
    dialogs.choose(path)
    clerk.press(Key.Key_S, CTRL)
    clerk.stand(ISSUED)
    clerk.keypad(4)
    clerk.stand(FIRST)
    clerk.type("7x")
    dialogs.answer(Button.Save)
    assert clerk.window.files.may_leave()
    saved = read_project(path).figures
    assert (saved[ISSUED], saved[FIRST]) == (4, None)


def test_a_name_without_suffix_overwrites_nothing_unasked(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "去年.nianbao"
    path.write_bytes(b"old")
    dialogs.choose(tmp_path / "去年")
    dialogs.answer(Button.No)
    clerk.press(Key.Key_S, CTRL)
    assert path.read_bytes() == b"old"
    dialogs.choose(tmp_path / "去年")
    dialogs.answer(Button.Yes)
    clerk.press(Key.Key_S, CTRL)
    assert read_project(path) == clerk.report


def test_a_file_that_cannot_be_reached_does_not_keep_the_program_from_starting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.remember_file(Path("/media/stick/年报.nianbao"))

    def refuse(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr(Path, "exists", refuse)
    assert settings.recent_files() == []
    assert settings.folder("open") == Path.home()


def test_exports_go_at_first_where_reports_are_saved(tmp_path: Path) -> None:
    assert settings.folder("export") == Path.home()
    settings.remember_folder("save", tmp_path)
    assert settings.folder("export") == tmp_path
    other = tmp_path / "上报"
    other.mkdir()
    settings.remember_folder("export", other)
    assert settings.folder("export") == other
    other.rmdir()
    assert settings.folder("export") == tmp_path, "a folder that is gone is not proposed"


def test_the_calendar_of_an_empty_date_opens_in_the_season(clerk: Clerk) -> None:
    field = clerk.paper.signed_on
    field.setDate(field.minimumDate())
    assert clerk.report.heading.signed_on is None
    calendar = field.calendarWidget()
    clerk.click(field, QPoint(field.width() - 6, field.height() // 2))
    assert calendar.isVisible()
    assert (calendar.yearShown(), calendar.monthShown()) == (YEAR + 1, 1)
    calendar.window().close()
