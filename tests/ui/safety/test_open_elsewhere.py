"""A file that is open elsewhere, or read-only."""

from pathlib import Path

import msgspec
import pytest

from core.project.project_file import read_project
from core.storage.locking import holder_of, lock_path
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.dialogs import Dialogs

FIRST = "applications.received.natural_person"
READ_ONLY = "清溪镇.nianbao（只读） - 政务公开年报"


def lock_elsewhere(path: Path) -> None:
    """Lock a file as somebody at another machine does."""
    holder = {
        "host": "办公室二",
        "user": "李四",
        "process": 1,
        "process_mark": "",
        "since": "2025-01-10T09:05:00+08:00",
        "token": "theirs",
    }
    lock_path(path).write_bytes(msgspec.json.encode(holder))


def change(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.keypad(5)


@pytest.fixture
def locked(saved: Path) -> Path:
    lock_elsewhere(saved)
    return saved


def test_the_open_file_is_locked_until_another_is_opened(
    clerk: Clerk, saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "另一份.nianbao"
    other.write_bytes(saved.read_bytes())
    clerk.window.files.open_path(saved)
    assert holder_of(saved) is not None
    clerk.window.files.open_path(other)
    assert holder_of(saved) is None
    assert holder_of(other) is not None
    clerk.window.close()
    assert holder_of(other) is None


def test_opening_the_same_file_again_asks_nothing(clerk: Clerk, saved: Path) -> None:
    clerk.window.files.open_path(saved)
    clerk.window.files.open_path(saved)
    assert holder_of(saved) is not None
    assert clerk.title == "清溪镇.nianbao - 政务公开年报"


def test_opening_it_again_after_it_was_taken_over_asks(
    clerk: Clerk, saved: Path, dialogs: Dialogs
) -> None:
    clerk.window.files.open_path(saved)
    lock_elsewhere(saved)
    dialogs.click("取消")
    clerk.window.files.open_path(saved)
    assert clerk.window.files.path == saved
    holder = holder_of(saved)
    assert holder is not None
    assert holder.user == "李四"


def test_it_says_by_whom_and_since_when_and_offers_read_only(
    clerk: Clerk, dialogs: Dialogs, locked: Path, tmp_path: Path
) -> None:
    dialogs.click("以只读方式打开")
    clerk.window.files.open_path(locked)
    assert "“李四”在电脑“办公室二”上" in dialogs.last.text
    assert "2025年01月10日" in dialogs.last.text
    assert clerk.title == READ_ONLY
    change(clerk)
    assert clerk.title == "清溪镇.nianbao（只读，未保存） - 政务公开年报"
    before = locked.read_bytes()
    dialogs.choose(tmp_path / "我的.nianbao")
    clerk.press(Key.Key_S, CTRL)
    assert clerk.title == "我的.nianbao - 政务公开年报"
    assert locked.read_bytes() == before
    assert read_project(tmp_path / "我的.nianbao").figures[FIRST] == 5
    holder = holder_of(locked)
    assert holder is not None
    assert holder.token == "theirs"


def test_thinking_better_of_it_leaves_the_open_report(
    clerk: Clerk, dialogs: Dialogs, locked: Path
) -> None:
    work = clerk.work
    dialogs.click("取消")
    clerk.window.files.open_path(locked)
    assert clerk.work is work


def test_editing_all_the_same_takes_the_lock_over(
    clerk: Clerk, dialogs: Dialogs, locked: Path
) -> None:
    dialogs.click("仍然编辑")
    clerk.window.files.open_path(locked)
    assert clerk.title == "清溪镇.nianbao - 政务公开年报"
    holder = holder_of(locked)
    assert holder is not None
    assert holder.token != "theirs"
    change(clerk)
    clerk.press(Key.Key_S, CTRL)
    assert read_project(locked).figures[FIRST] == 5


def test_a_file_open_elsewhere_is_not_replaced_by_save_as(
    clerk: Clerk, dialogs: Dialogs, locked: Path
) -> None:
    before = locked.read_bytes()
    change(clerk)
    dialogs.choose(locked)
    dialogs.read("warning")
    clerk.press(Key.Key_S, CTRL)
    assert "请换一个名字保存" in dialogs.last.text
    assert locked.read_bytes() == before
    assert "未保存" in clerk.title


def test_a_protected_file_opens_read_only(
    clerk: Clerk, dialogs: Dialogs, saved: Path, tmp_path: Path
) -> None:
    saved.chmod(0o444)
    clerk.window.files.open_path(saved)
    assert clerk.title == READ_ONLY
    assert holder_of(saved) is None
    change(clerk)
    dialogs.choose(saved)
    dialogs.click("另存为…")
    dialogs.choose(tmp_path / "副本.nianbao")
    clerk.press(Key.Key_S, CTRL)
    assert clerk.title == "副本.nianbao - 政务公开年报"
    assert read_project(saved).figures[FIRST] != 5


def test_a_save_that_failed_offers_another_place(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path
) -> None:
    change(clerk)
    dialogs.choose(tmp_path / "gone" / "a.nianbao")
    dialogs.click("另存为…")
    dialogs.choose(tmp_path / "a.nianbao")
    clerk.press(Key.Key_S, CTRL)
    assert clerk.title == "a.nianbao - 政务公开年报"
    assert holder_of(tmp_path / "a.nianbao") is not None
