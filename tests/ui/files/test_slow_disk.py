"""A share that does not answer: the window waits alive, and need not wait."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.project import open_file as open_files
from core.storage.locking import lock_path
from tests.factories import narrated_report, write_project
from tests.ui.clerk import Clerk
from tests.ui.dialogs import Dialogs
from ui import settings

Hang = Callable[[str], None]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "清溪镇.nianbao"
    write_project(path, narrated_report(official_forms().by_id("2021")))
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Set when the share answers."""
    monkeypatch.setattr("core.storage.aside.PATIENCE", 0.02)
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def hang(monkeypatch: pytest.MonkeyPatch, answers: threading.Event) -> Hang:
    """Let a function, by its full name, wait for the share."""

    def patch(name: str) -> None:
        module, _, function = name.rpartition(".")
        real = getattr(__import__(module, fromlist=[function]), function)

        def waits(*arguments: object, **options: object) -> object:
            assert answers.wait(60)
            return real(*arguments, **options)

        monkeypatch.setattr(name, waits)

    return patch


def meanwhile(window: QWidget, act: Callable[[QProgressDialog], object]) -> list[str]:
    """Do something as soon as the window says that it waits; return what it says."""
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QProgressDialog):
            timer.stop()
            said.append(dialog.labelText())
            act(dialog)

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(10)
    return said


def test_one_need_not_wait_for_a_file(
    clerk: Clerk, saved: Path, hang: Hang, answers: threading.Event
) -> None:
    before = clerk.report
    hang("ui.files.opening.find_report")
    said = meanwhile(clerk.window, lambda dialog: dialog.canceled.emit())
    clerk.window.files.open_path(saved)
    assert said == ["正在打开“清溪镇.nianbao”，磁盘或网络还没有回应。"]
    answers.set()
    QApplication.processEvents()
    assert clerk.report is before
    assert clerk.window.files.path is None


def test_a_file_that_comes_late_is_opened(
    clerk: Clerk, saved: Path, hang: Hang, answers: threading.Event
) -> None:
    hang("ui.files.opening.find_report")
    said = meanwhile(clerk.window, lambda _: answers.set())
    clerk.window.files.open_path(saved)
    assert said
    assert clerk.window.files.path == saved
    assert clerk.window.files.file is not None
    assert clerk.window.files.file.is_locked


def test_a_lock_that_nobody_waited_for_is_let_go(
    clerk: Clerk, saved: Path, hang: Hang, answers: threading.Event
) -> None:
    hang("ui.files.access.open_file")
    closed = threading.Event()
    real = open_files.OpenFile.close

    def close(file: open_files.OpenFile) -> None:
        real(file)
        closed.set()

    said = meanwhile(clerk.window, lambda dialog: dialog.canceled.emit())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.files.access.OpenFile.close", close)
        clerk.window.files.open_path(saved)
        assert said
        assert clerk.window.files.path is None
        answers.set()
        assert closed.wait(60)
    assert not lock_path(saved).exists()


def test_looking_for_changes_holds_nobody_up(
    clerk: Clerk,
    saved: Path,
    dialogs: Dialogs,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    answers: threading.Event,
) -> None:
    clerk.window.files.open_path(saved)
    assert clerk.window.files.path == saved
    write_project(saved, narrated_report(official_forms().by_id("2019")))
    looks: list[int] = []
    real = open_files.OpenFile.theirs

    def theirs(file: open_files.OpenFile) -> object:
        looks.append(1)
        assert answers.wait(60)
        return real(file)

    monkeypatch.setattr(open_files.OpenFile, "theirs", theirs)
    for _ in range(3):
        clerk.window.files.others.look()
    assert looks == [1]
    dialogs.click("以后再说")
    answers.set()
    qtbot.waitUntil(lambda: bool(dialogs.shown))
    assert "被别人或别的程序改过" in dialogs.last.text


def test_recent_files_are_listed_though_a_disk_hangs(saved: Path, hang: Hang) -> None:
    settings.remember_file(saved)
    hang("core.storage.aside.is_there")
    assert settings.recent_files() == [saved]
    assert settings.recent_files() == [saved], "nor does a second look wait"
