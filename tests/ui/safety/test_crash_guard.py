"""An exception nobody expected: the work is kept, it is said, and one goes on."""

import sys
import threading
from collections.abc import Iterator
from typing import NoReturn

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.project.journal import read_journal
from core.storage.user_folders import recovery_folder
from tests.ui.clerk import Clerk
from ui.safety.crash_dialog import CrashDialog
from ui.safety.crash_guard import CrashGuard

FIRST = "applications.received.natural_person"


class Witness:
    """Sees what is shown, and stands in for the journal."""

    def __init__(self) -> None:
        self.kept = 0
        self.shown: list[tuple[str, str]] = []
        self.refusal: Exception | None = None

    def keep(self) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.kept += 1

    def show(self, text: str, details: str) -> None:
        self.shown.append((text, details))


@pytest.fixture
def witness() -> Witness:
    return Witness()


@pytest.fixture
def guard(witness: Witness, qtbot: QtBot) -> Iterator[CrashGuard]:
    """A guard in place of the hooks, which pytest-qt has taken as well."""
    guard = CrashGuard(witness.keep, witness.show)
    guard.install()
    yield guard
    guard.remove()
    assert qtbot


def fail() -> NoReturn:
    raise ValueError("意外")


@pytest.mark.usefixtures("guard")
def test_an_exception_in_a_slot_is_told_and_the_work_kept(witness: Witness, qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(witness.shown) == 1)
    text, details = witness.shown[0]
    assert "没有丢失" in text
    assert "ValueError: 意外" in details
    assert "in fail" in details
    assert witness.kept == 1


@pytest.mark.usefixtures("guard")
def test_an_exception_in_a_thread_is_told_in_the_window(witness: Witness, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert witness.shown == []  # not in that thread
    qtbot.waitUntil(lambda: len(witness.shown) == 1)


@pytest.mark.usefixtures("guard")
def test_the_same_fault_again_and_again_is_shown_once(witness: Witness, qtbot: QtBot) -> None:
    for _ in range(5):
        QTimer.singleShot(0, fail)
    done: list[bool] = []
    QTimer.singleShot(50, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert len(witness.shown) == 1


@pytest.mark.usefixtures("guard")
def test_it_says_so_when_the_work_cannot_be_kept(witness: Witness, qtbot: QtBot) -> None:
    witness.refusal = UserError("磁盘已满。")
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(witness.shown) == 1)
    assert "请马上保存或另存" in witness.shown[0][0]
    assert "磁盘已满" in witness.shown[0][0]


@pytest.mark.usefixtures("guard")
def test_a_fault_while_keeping_the_work_hides_nothing(witness: Witness, qtbot: QtBot) -> None:
    witness.refusal = AttributeError("a second fault")
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: len(witness.shown) == 1)
    assert "请马上保存或另存" in witness.shown[0][0]
    assert "ValueError" in witness.shown[0][1]


def test_ctrl_c_in_the_terminal_ends_the_program(
    guard: CrashGuard, witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed_on: list[object] = []
    hooks = (lambda *args: passed_on.append(args), threading.__excepthook__)
    with monkeypatch.context() as patch:
        patch.setattr(guard, "_hooks", hooks)
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(passed_on) == 1
    assert witness.shown == []


def test_the_hooks_are_given_back(witness: Witness) -> None:
    before = sys.excepthook, threading.excepthook
    guard = CrashGuard(witness.keep, witness.show)
    guard.install()
    guard.remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_work_in_the_window_is_written_down(
    clerk: Clerk, witness: Witness, qtbot: QtBot
) -> None:
    guard = CrashGuard(clerk.window.files.recorder.write_now, witness.show)
    guard.install()
    try:
        clerk.stand(FIRST)
        clerk.keypad(77)
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: len(witness.shown) == 1)
    finally:
        guard.remove()
    (path,) = recovery_folder().glob("*.json")
    assert read_journal(path).report.figures[FIRST] == 77
    clerk.keypad(8)  # one goes on


def test_the_details_can_be_copied(qtbot: QtBot) -> None:
    dialog = CrashDialog("出错了。", "Traceback: ...")
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "Traceback: ..." in copied
    assert copied.startswith("nianbao ")
    dialog.go_on_button.click()
    assert dialog.result() == CrashDialog.DialogCode.Accepted
