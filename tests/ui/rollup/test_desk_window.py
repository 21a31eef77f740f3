"""The list of organs: what it shows, sorts, filters and copies, and what one decides in it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from core.rollup.desk import Desk
from core.rollup.model import State
from tests.core.rollup.county import County, write
from tests.ui.dialogs import Dialogs
from tests.ui.rollup.conftest import read
from ui import settings
from ui.rollup.desk_window import DeskWindow

Role = Qt.ItemDataRole


def states(desk_window: DeskWindow) -> list[str]:
    return [row.state.value for row in desk_window.model.shown]


def names(desk_window: DeskWindow) -> list[str]:
    return [row.organ.name for row in desk_window.model.shown]


def at(desk_window: DeskWindow, column: str) -> int:
    return [c.id for c in desk_window.model.columns].index(column)


def stand_on(desk_window: DeskWindow, name: str) -> None:
    (organ,) = (row.organ.id for row in desk_window.model.rows if row.organ.name == name)
    assert desk_window.table.go_to(organ)


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: (text, True))


def test_every_organ_has_a_row_with_word_icon_and_colour(desk_window: DeskWindow) -> None:
    assert states(desk_window) == ["无误", "无误", "无误", "有错误", "无法核对", "未报"]
    index = desk_window.model.index(3, 0)
    assert index.data(Role.DisplayRole) == "有错误"
    assert not index.data(Role.DecorationRole).isNull()
    assert index.data(Role.ForegroundRole).isValid()
    icons = {
        desk_window.model.index(row, 0).data(Role.DecorationRole).cacheKey() for row in (0, 3, 4)
    }
    assert len(icons) == 3


def test_counts_stand_above_and_filter(desk_window: DeskWindow) -> None:
    bar = desk_window.states
    assert bar.all.text() == "全部 6"
    assert bar.buttons[State.CLEAN].text() == "无误 3"
    assert not bar.buttons[State.EXCLUDED].isVisible()
    bar.buttons[State.ERRORS].click()
    bar.buttons[State.MISSING].click()
    assert states(desk_window) == ["有错误", "未报"]
    assert not bar.all.isChecked()
    bar.all.click()
    assert len(states(desk_window)) == 6


def test_words_filter_and_nothing_found_is_said(desk_window: DeskWindow, made: County) -> None:
    desk_window.menus.by_id["find"].trigger()
    assert desk_window.states.words.hasFocus()
    desk_window.states.words.setText("逾期")
    assert not desk_window.model.shown
    assert desk_window.empty.isVisible()
    desk_window.states.words.setText(made.roster[1].name)
    assert names(desk_window) == [made.roster[1].name]
    desk_window.menus.by_id["show_all"].trigger()
    assert len(names(desk_window)) == 6


def test_sorting_keeps_the_organ_and_puts_missing_last(
    desk_window: DeskWindow, made: County
) -> None:
    stand_on(desk_window, made.roster[3].name)
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        desk_window.table.sortByColumn(at(desk_window, "date"), order)
        assert states(desk_window)[-1] == "未报"
        row = desk_window.table.current_row()
        assert row
        assert row.organ.name == made.roster[3].name
    desk_window.table.sortByColumn(at(desk_window, "key:新收"), Qt.SortOrder.DescendingOrder)
    figures = [row.key_figures.get("新收") for row in desk_window.model.shown]
    known = [figure for figure in figures if figure is not None]
    assert known == sorted(known, reverse=True)
    assert figures[len(known) :] == [None] * (6 - len(known))


def test_keys_move_and_copying_gives_lines_for_a_spreadsheet(desk_window: DeskWindow) -> None:
    desk_window.table.setFocus()
    desk_window.table.stand_on(0)
    QTest.keyClick(desk_window.table, Qt.Key.Key_Down)
    QTest.keyClick(desk_window.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(desk_window.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    head = lines[0].split("\t")
    assert head[:2] == ["状态", "机关"]
    assert [line.split("\t")[1] for line in lines[1:]] == names(desk_window)[1:3]
    assert all(len(line.split("\t")) == len(head) for line in lines)


def test_a_spreadsheet_computes_nothing_of_a_text(desk_window: DeskWindow) -> None:
    desk_window.decide(
        lambda: desk_window.desk.note(desk_window.model.rows[0].organ.id, "=1+1\t坏")
    )
    text = desk_window.table.as_text(desk_window.model.rows[:1])
    assert "\t =1+1 坏" in text


def test_columns_are_chosen_and_remembered(desk_window: DeskWindow) -> None:
    menu = desk_window.menus.submenus["columns"]
    menu.aboutToShow.emit()
    by_text = {action.text(): action for action in menu.actions()}
    assert "状态" not in by_text
    by_text["层级"].trigger()
    by_text["文件"].trigger()
    assert not desk_window.table.isColumnHidden(at(desk_window, "level"))
    assert desk_window.table.isColumnHidden(at(desk_window, "file"))
    assert "level" in settings.desk_columns()
    assert "file" not in settings.desk_columns()


def test_all_that_is_clean_is_confirmed_at_once(desk_window: DeskWindow) -> None:
    desk_window.menus.by_id["confirm_clean"].trigger()
    assert states(desk_window).count("已确认") == 3
    assert desk_window.states.buttons[State.CONFIRMED].text() == "已确认 3"


def test_an_error_cannot_be_confirmed_and_the_reason_is_said(
    desk_window: DeskWindow, dialogs: Dialogs, made: County
) -> None:
    stand_on(desk_window, made.roster[3].name)
    dialogs.read("warning")
    desk_window.menus.by_id["confirm"].trigger()
    assert "还有错误" in dialogs.last.text
    assert states(desk_window)[3] == "有错误"


def test_confirmed_and_taken_back_with_keys(desk_window: DeskWindow) -> None:
    desk_window.table.setFocus()
    desk_window.table.stand_on(0)
    QTest.keyClick(desk_window.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert states(desk_window)[0] == "已确认"
    desk_window.menus.by_id["withdraw"].trigger()
    assert states(desk_window)[0] == "无误"


def test_confirmed_out_of_sight_one_stands_on_the_next(desk_window: DeskWindow) -> None:
    desk_window.states.buttons[State.CLEAN].click()
    desk_window.table.stand_on(1)
    third = names(desk_window)[2]
    desk_window.menus.by_id["confirm"].trigger()
    row = desk_window.table.current_row()
    assert row
    assert row.organ.name == third
    desk_window.menus.by_id["confirm"].trigger()
    assert desk_window.table.current_row() == desk_window.model.shown[0]
    desk_window.menus.by_id["confirm"].trigger()
    assert desk_window.table.current_row() is None
    assert desk_window.empty.isVisible()
    assert not desk_window.menus.by_id["confirm"].isEnabled()


def test_left_out_with_a_reason_only(
    desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_window.table.stand_on(4)
    answer(monkeypatch, "  ")
    desk_window.menus.by_id["exclude"].trigger()
    assert states(desk_window)[4] == "无法核对"
    answer(monkeypatch, "单位已撤销")
    desk_window.menus.by_id["exclude"].trigger()
    assert states(desk_window)[4] == "不计入"
    assert "不计入：单位已撤销" in desk_window.model.index(4, at(desk_window, "remark")).data()
    desk_window.menus.by_id["include"].trigger()
    assert states(desk_window)[4] == "无法核对"


def test_a_note_stands_among_the_remarks(
    desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_window.table.stand_on(5)
    answer(monkeypatch, "电话已催")
    desk_window.menus.by_id["note"].trigger()
    assert desk_window.model.index(5, at(desk_window, "remark")).data().startswith("电话已催")


def test_reading_shows_what_came(
    desk_window: DeskWindow, qtbot: QtBot, made: County, folder: Path
) -> None:
    last = list(made.reports.values())[-1]
    write(folder, last, "nianbao")
    read(desk_window, qtbot)
    assert states(desk_window)[5] == "无误"
    assert not desk_window.notice.isVisible()
    assert str(folder) in desk_window.refreshing.watched


def test_a_changed_folder_is_offered(
    desk_window: DeskWindow, qtbot: QtBot, made: County, folder: Path
) -> None:
    write(folder, list(made.reports.values())[-1], "nianbao")
    with qtbot.waitSignal(desk_window.refreshing.changed, timeout=10_000):
        desk_window.refreshing.look()
    assert desk_window.notice.text.text() == "文件夹有变化：新增 1 个文件。"
    with qtbot.waitSignal(desk_window.refreshing.ended, timeout=30_000):
        desk_window.notice.read.click()
    assert states(desk_window)[5] == "无误"


def test_nothing_is_decided_while_reading(desk_window: DeskWindow, qtbot: QtBot) -> None:
    desk_window.table.stand_on(0)
    with qtbot.waitSignal(desk_window.refreshing.ended, timeout=30_000):
        with qtbot.waitSignal(desk_window.refreshing.began, timeout=10_000):
            desk_window.read()
        assert desk_window.notice.cancel.isVisible()
        assert not desk_window.menus.by_id["confirm"].isEnabled()
        assert desk_window.menus.by_id["copy"].isEnabled()
    assert desk_window.menus.by_id["confirm"].isEnabled()


def test_a_folder_that_is_gone_is_said(desk_window: DeskWindow, qtbot: QtBot, folder: Path) -> None:
    folder.rename(folder.with_name("别处"))
    read(desk_window, qtbot)
    assert desk_window.notice.isVisible()
    assert "收到" in desk_window.notice.text.text()
    assert states(desk_window)[0] == "无误"  # what cannot be seen is not gone


def test_closing_lets_others_open_the_file(desk_window: DeskWindow, desk: Desk) -> None:
    desk_window.close()
    Desk.open(desk.path).close()


def test_dropped_files_are_copied_and_none_is_replaced(
    desk_window: DeskWindow, qtbot: QtBot, made: County, folder: Path, tmp_path: Path
) -> None:
    there = folder / f"{made.roster[0].name}.nianbao"
    before = there.read_bytes()
    changed = made.reports[made.roster[0].name].copy()
    changed.store({"disclosure.licensing.decisions": 999})
    dropped = [
        write(tmp_path / "微信", changed, "nianbao"),
        write(tmp_path / "微信", list(made.reports.values())[5], "nianbao"),
    ]
    with qtbot.waitSignal(desk_window.refreshing.ended, timeout=30_000):
        desk_window.take_in([*dropped, there, tmp_path])
    assert there.read_bytes() == before
    assert len(list(folder.iterdir())) == 7
    assert states(desk_window)[5] == "无误"
    assert states(desk_window)[0] == "待确认"


def test_a_file_that_cannot_be_copied_is_said(
    desk_window: DeskWindow, dialogs: Dialogs, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "新.txt"
    path.write_text("x", encoding="utf-8")
    folder.rename(folder.with_name("别处"))
    dialogs.read("warning")
    desk_window.take_in([path])
    assert "“新.txt”没有放进" in dialogs.last.text


def test_reading_is_stopped_and_what_was_read_is_kept(
    desk_window: DeskWindow, qtbot: QtBot, made: County, folder: Path
) -> None:
    for number in range(30):
        write(folder / "更多", list(made.reports.values())[5], "nianbao", name=str(number))
    desk_window.refreshing.stepped.connect(desk_window.notice.cancel.click)
    read(desk_window, qtbot)
    assert not desk_window.notice.isVisible()
    assert desk_window.desk.look().new  # some are left
    desk_window.refreshing.stepped.disconnect(desk_window.notice.cancel.click)
    read(desk_window, qtbot)
    assert not desk_window.desk.look().new
