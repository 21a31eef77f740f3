"""Questions, lists and tool tips show what strangers wrote as it stands, as they really open."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QToolTip,
    QWidget,
)

from core.form.library import official_forms
from core.interpret.result import FilePart
from core.project.journal import Journal
from core.report.paper_code import paper_code, read_paper_code
from core.report.report import Report
from core.storage.locking import lock_path
from core.storage.user_folders import recovery_folder
from tests.factories import narrated_report, write_project
from tests.ui.clerk import Clerk
from tests.ui.dialogs import Dialogs
from tests.ui.look.strangers import PICTURE, Boxes, everything_shown
from ui.importing.part_choice import PartChoice
from ui.safety.states_dialog import StatesDialog
from ui.window import dialogs as window_dialogs
from ui.window import paper_verification
from ui.window.main_window import MainWindow

FIRST = "applications.received.natural_person"


@pytest.fixture
def begun(strangers_report: Report) -> Report:
    """The clerk's report is a stranger's."""
    return strangers_report


def test_a_lock_says_who_has_it_as_it_stands(
    clerk: Clerk, hostile: str, stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = {
        "host": hostile, "user": hostile, "process": 1, "process_mark": hostile,
        "since": "2025-01-10T09:05:00+08:00", "token": hostile,
    }  # fmt: skip
    lock_path(stranger).write_bytes(msgspec.json.encode(holder))
    boxes = Boxes(monkeypatch, "以只读方式打开")
    clerk.window.files.open_path(stranger)
    assert boxes.said[-1].count("<img") == 2
    assert boxes.wrong == []
    assert clerk.window.files.path == stranger, "the window shows it, too"
    assert everything_shown() == []


def test_a_file_that_others_changed_is_asked_about_as_it_stands(
    clerk: Clerk, stranger: Path, monkeypatch: pytest.MonkeyPatch, dialogs: Dialogs
) -> None:
    dialogs.discard_from_now_on()
    clerk.window.files.open_path(stranger)
    write_project(stranger, narrated_report(official_forms().by_id("2019")))
    boxes = Boxes(monkeypatch, "以后再说")
    clerk.window.files.others.look()
    stranger.write_bytes(b"{<img")
    boxes.click = "换成磁盘上的"
    clerk.window.files.others.look()
    assert len(boxes.said) == 3, "two questions, and why theirs cannot be read"
    assert boxes.wrong == []


def test_earlier_versions_are_listed_as_they_stand(
    clerk: Clerk,
    begun: Report,
    stranger: Path,
    in_dialog: Callable[[type[QDialog]], list[str]],
    dialogs: Dialogs,
) -> None:
    dialogs.discard_from_now_on()
    clerk.window.files.open_path(stranger)
    clerk.editor.replace_report(narrated_report(begun.form), "换")
    clerk.run("save")
    said = in_dialog(StatesDialog)
    clerk.run("history")
    assert len(said) == 1
    assert "<img" in said[0]


def test_what_was_not_saved_is_offered_as_it_stands(
    window: MainWindow,
    begun: Report,
    stranger: Path,
    in_dialog: Callable[[type[QDialog]], list[str]],
) -> None:
    begun.store({FIRST: 77})
    Journal().write(begun, stranger, None)
    for left in recovery_folder().glob("*.lock"):
        left.unlink()  # as of a process that ended
    said = in_dialog(StatesDialog)
    window_dialogs.offer_recovery(window, window.files)
    assert len(said) == 1
    assert "<img" in said[0]


def test_the_reports_of_a_file_are_offered_as_they_stand(window: MainWindow, hostile: str) -> None:
    parts = (FilePart(hostile, 2024, 3), FilePart(hostile, 2023))
    choice = PartChoice(parts, 0)
    choice.setParent(window)
    choice.show()
    assert any("<img" in choice.box.itemText(row) for row in range(choice.box.count()))
    assert everything_shown() == []
    assert choice.sizeHint().height() < PICTURE


def test_what_was_signed_is_told_as_it_stands(
    clerk: Clerk, hostile: str, begun: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = read_paper_code(paper_code(begun), official_forms())
    clerk.editor.set_figures({FIRST: 77}, "")
    assert signed.agency == hostile
    boxes = Boxes(monkeypatch)
    paper_verification._tell(clerk.report, signed, clerk.window)
    assert len(boxes.said) == 1
    assert "<img" in boxes.said[0]
    assert boxes.wrong == []


def test_each_tool_tip_of_the_window_is_shown_as_it_stands(
    clerk: Clerk, hostile: str, stranger: Path, dialogs: Dialogs
) -> None:
    dialogs.discard_from_now_on()
    clerk.window.files.open_path(stranger)
    clerk.run("find")
    shown = 0
    for widget in clerk.window.findChildren(QWidget):
        if not widget.toolTip():
            continue
        widget.setToolTip(f"{widget.toolTip()}{hostile}")
        middle = widget.rect().center()
        event = QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle))
        QApplication.sendEvent(widget, event)
        shown += QToolTip.isVisible()
        assert everything_shown() == [], widget
        QToolTip.hideText()
    assert shown > 3
