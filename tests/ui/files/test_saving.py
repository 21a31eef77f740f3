"""Saving on a slow disk: one types on, the title tells, nothing is lost or overtaken."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.project.journal import read_journal
from core.project.open_file import OpenFile
from core.project.project_file import read_project
from core.storage.user_folders import recovery_folder
from tests.factories import narrated_report, write_project
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.dialogs import Dialogs

FIRST = "applications.received.natural_person"
CLEAN = "清溪镇.nianbao - 政务公开年报"
SAVING = "清溪镇.nianbao（正在保存） - 政务公开年报"
DIRTY = "清溪镇.nianbao（未保存） - 政务公开年报"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A file with a balanced report of 清溪镇."""
    path = tmp_path / "清溪镇.nianbao"
    write_project(path, narrated_report(official_forms().by_id("2021")))
    return path


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Semaphore]:
    """A disk that saves once for every release."""
    semaphore, real = threading.Semaphore(0), OpenFile.save

    def save(file: OpenFile, *arguments: object) -> str:
        assert semaphore.acquire(timeout=60)
        return real(file, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(OpenFile, "save", save)
    monkeypatch.setattr("ui.files.saving.PATIENCE", 0)
    yield semaphore
    semaphore.release(100)


def put(clerk: Clerk, figure: int) -> None:
    clerk.editor.set_figures({FIRST: figure}, "填写", clerk.editor.new_session())


def saved_figure(path: Path) -> object:
    return read_project(path).figures[FIRST]


@pytest.fixture
def slow(clerk: Clerk, saved: Path, disk: threading.Semaphore) -> Clerk:
    """A clerk whose first save is under way."""
    assert disk
    clerk.window.files.open_path(saved)
    put(clerk, 5)
    clerk.press(Key.Key_S, CTRL)
    return clerk


def test_the_state_of_the_moment_is_saved_while_one_types_on(
    slow: Clerk, disk: threading.Semaphore, saved: Path, qtbot: QtBot
) -> None:
    assert slow.title == SAVING
    put(slow, 6)
    disk.release()
    qtbot.waitUntil(lambda: slow.title == DIRTY)
    assert saved_figure(saved) == 5
    slow.undo()
    assert slow.title == CLEAN


def test_a_second_save_follows_the_first(
    slow: Clerk, disk: threading.Semaphore, saved: Path, qtbot: QtBot
) -> None:
    for figure in (6, 7):
        put(slow, figure)
        slow.press(Key.Key_S, CTRL)
    put(slow, 8)
    disk.release()
    qtbot.waitUntil(lambda: saved_figure(saved) == 5)
    assert slow.title == SAVING
    disk.release()
    qtbot.waitUntil(lambda: slow.title == DIRTY)
    assert saved_figure(saved) == 7


def test_the_journal_is_not_behind_a_save(slow: Clerk, qtbot: QtBot) -> None:
    put(slow, 6)

    def recorded() -> bool:
        journals = list(recovery_folder().glob("*.unsaved.json"))
        return bool(journals) and read_journal(journals[0]).report.figures[FIRST] == 6

    qtbot.waitUntil(recorded)
    assert slow.title == SAVING


def test_leaving_waits_for_the_save(slow: Clerk, disk: threading.Semaphore, saved: Path) -> None:
    threading.Timer(0.2, disk.release).start()
    assert slow.window.files.may_leave()
    assert saved_figure(saved) == 5


def test_a_save_that_fails_later_is_told(
    slow: Clerk, disk: threading.Semaphore, saved: Path, dialogs: Dialogs, qtbot: QtBot
) -> None:
    before = saved.read_bytes()
    saved.parent.joinpath("x").touch()
    saved.write_bytes(b"theirs")
    dialogs.click("取消")
    disk.release()
    qtbot.waitUntil(lambda: slow.title == DIRTY)
    assert "被别人或别的程序改过" in dialogs.last.text
    assert saved.read_bytes() == b"theirs" != before
