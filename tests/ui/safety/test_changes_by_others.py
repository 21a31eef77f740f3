"""A file that somebody else changes while it is open."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.project.backups import versions
from core.project.project_file import read_project
from tests.factories import write_project
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.dialogs import Dialogs

FIRST = "applications.received.natural_person"
CLEAN = "清溪镇.nianbao - 政务公开年报"
DIRTY = "清溪镇.nianbao（未保存） - 政务公开年报"


def change(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.keypad(5)


def change_elsewhere(path: Path) -> None:
    report = read_project(path)
    report.narratives["problems"] = "别人写的。"
    write_project(path, report)


def come_back(clerk: Clerk, qtbot: QtBot) -> None:
    """Go to another program and return."""
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    with qtbot.waitActive(clerk.window):
        clerk.window.activateWindow()
    other.close()
    QApplication.processEvents()
    QApplication.processEvents()


@pytest.fixture
def at_work(clerk: Clerk, saved: Path) -> Clerk:
    """A clerk who has changed a file that somebody else has changed as well."""
    clerk.window.files.open_path(saved)
    change(clerk)
    change_elsewhere(saved)
    return clerk


def test_mine_replaces_theirs_which_is_kept(at_work: Clerk, dialogs: Dialogs, saved: Path) -> None:
    dialogs.click("用我的覆盖")
    at_work.press(Key.Key_S, CTRL)
    assert "被别人或别的程序改过" in dialogs.last.text
    assert at_work.title == CLEAN
    assert read_project(saved).figures[FIRST] == 5
    assert read_project(versions(saved)[0].path).narrative("problems") == "别人写的。"


def test_theirs_replaces_mine_as_one_step(at_work: Clerk, dialogs: Dialogs, saved: Path) -> None:
    mine = at_work.report.copy()
    dialogs.click("换成磁盘上的")
    at_work.press(Key.Key_S, CTRL)
    assert at_work.title == CLEAN
    assert at_work.report == read_project(saved)
    assert at_work.paper.narratives["problems"].toPlainText() == "别人写的。"
    at_work.run("undo")
    assert at_work.report == mine
    assert at_work.title == DIRTY


def test_theirs_that_is_not_as_it_was_saved_is_taken_after_a_question(
    at_work: Clerk, dialogs: Dialogs, saved: Path
) -> None:
    mine = at_work.report.copy()
    saved.write_bytes(saved.read_bytes().replace(b'"digest": "', b'"digest": "0'))
    dialogs.click("换成磁盘上的")
    dialogs.click("不打开")
    at_work.press(Key.Key_S, CTRL)
    assert "校验值对不上" in dialogs.last.text
    assert at_work.report == mine
    assert at_work.title == DIRTY


def test_save_as_leaves_theirs_alone(
    at_work: Clerk, dialogs: Dialogs, saved: Path, tmp_path: Path
) -> None:
    theirs = saved.read_bytes()
    dialogs.click("另存为…")
    dialogs.choose(tmp_path / "我的.nianbao")
    at_work.press(Key.Key_S, CTRL)
    assert at_work.title == "我的.nianbao - 政务公开年报"
    assert saved.read_bytes() == theirs


def test_cancelling_saves_nothing(at_work: Clerk, dialogs: Dialogs, saved: Path) -> None:
    theirs = saved.read_bytes()
    dialogs.click("取消")
    at_work.press(Key.Key_S, CTRL)
    assert saved.read_bytes() == theirs
    assert at_work.title == DIRTY


def test_returning_to_the_window_notices_it(
    at_work: Clerk, dialogs: Dialogs, qtbot: QtBot, saved: Path
) -> None:
    dialogs.click("保留我的")
    come_back(at_work, qtbot)
    assert dialogs.last.title == "文件已被改动"
    assert "还有没有保存的修改" in dialogs.last.text
    assert at_work.title == DIRTY
    at_work.press(Key.Key_S, CTRL)  # asks nothing more
    assert read_project(saved).figures[FIRST] == 5
    assert read_project(versions(saved)[0].path).narrative("problems") == "别人写的。"


def test_an_unchanged_report_kept_against_theirs_is_dirty(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, saved: Path
) -> None:
    clerk.window.files.open_path(saved)
    change_elsewhere(saved)
    dialogs.click("保留我的")
    come_back(clerk, qtbot)
    assert clerk.title == DIRTY
    assert clerk.report.narrative("problems") != "别人写的。"


def test_theirs_is_taken_on_returning(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, saved: Path
) -> None:
    clerk.window.files.open_path(saved)
    change_elsewhere(saved)
    dialogs.click("换成磁盘上的")
    come_back(clerk, qtbot)
    assert clerk.report.narrative("problems") == "别人写的。"
    assert clerk.title == CLEAN


def test_put_off_it_is_asked_again_only_before_saving(
    at_work: Clerk, dialogs: Dialogs, qtbot: QtBot, saved: Path
) -> None:
    dialogs.click("以后再说")
    come_back(at_work, qtbot)
    come_back(at_work, qtbot)
    assert len(dialogs.shown) == 1
    dialogs.click("取消")
    at_work.press(Key.Key_S, CTRL)
    assert len(dialogs.shown) == 2
    assert at_work.title == DIRTY
    assert read_project(saved).narrative("problems") == "别人写的。", "theirs is still there"


def test_without_a_change_returning_asks_nothing(
    clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, saved: Path
) -> None:
    clerk.window.files.open_path(saved)
    come_back(clerk, qtbot)
    assert dialogs.shown == []


def test_theirs_that_is_damaged_leaves_mine(at_work: Clerk, dialogs: Dialogs, saved: Path) -> None:
    saved.write_bytes(b"{")
    mine = at_work.report.copy()
    dialogs.click("换成磁盘上的")
    dialogs.read("warning")
    at_work.press(Key.Key_S, CTRL)
    assert at_work.report == mine
    assert at_work.title == DIRTY


def test_a_file_that_vanished_makes_the_report_unsaved(
    clerk: Clerk, qtbot: QtBot, saved: Path
) -> None:
    clerk.window.files.open_path(saved)
    saved.unlink()
    come_back(clerk, qtbot)
    assert clerk.title == DIRTY
    assert "不在了" in clerk.window.status.currentMessage()
    clerk.press(Key.Key_S, CTRL)
    assert read_project(saved) == clerk.report
