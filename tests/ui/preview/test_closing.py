"""A preview that is closed works no longer, and shows the newest state when opened again."""

import threading
from typing import BinaryIO

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.report.report import Report
from tests.factories import balanced_report
from tests.ui.clerk import Clerk
from tests.ui.dialogs import Button, Dialogs
from tests.ui.preview.reader import Press, Printed, Reader, write
from ui.preview import typesetter
from ui.preview.preview_window import PreviewWindow


def test_closing_stops_the_thread(held_reader: Reader, press: Press) -> None:
    threading.Timer(0.05, press.may_go_on.set).start()
    held_reader.window.close()
    assert press.done == []
    assert not held_reader.is_working
    QApplication.processEvents()
    assert not held_reader.received


def test_pages_done_while_closing_are_not_shown(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, printed: Printed, qtbot: QtBot
) -> None:
    """Nobody is asked for a printer by a window that is gone."""
    finished = threading.Event()

    def work(_report: Report, _format: str, file: BinaryIO, *_: object) -> None:
        file.write(b"%PDF-")
        finished.set()

    clerk.run("print")
    reader = Reader(clerk, qtbot)
    reader.follow()
    monkeypatch.setattr(typesetter, "write_document", work)
    reader.window.typesetter.begin()
    assert finished.wait(20)
    reader.window.close()
    QApplication.processEvents()
    assert not reader.received
    assert not printed


def test_a_closed_preview_typesets_nothing(reader: Reader, press: Press) -> None:
    reader.window.close()
    write(reader.clerk, "新")
    assert not reader.window.typesetter.is_busy
    QApplication.processEvents()
    assert not press.begun


def test_a_preview_opened_again_shows_what_was_written_meanwhile(reader: Reader) -> None:
    write(reader.clerk, "关闭之前")
    reader.window.close()
    write(reader.clerk, "关闭之后")
    reader.open()
    reader.settle()
    assert "关闭之前关闭之后" in "".join(reader.texts)


def test_a_preview_opened_again_unchanged_keeps_its_pages(reader: Reader) -> None:
    before = reader.texts
    reader.window.close()
    reader.open()
    assert reader.texts == before
    reader.settle()
    assert reader.texts == before


def test_opening_another_report_closes_the_preview(reader: Reader, qtbot: QtBot) -> None:
    old = reader.window
    reader.clerk.window.files.open_new(balanced_report(official_forms().by_id("2019")))
    assert not old.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(old)
    assert not reader.clerk.window.findChildren(PreviewWindow)
    another = Reader(reader.clerk, qtbot)
    another.open()
    another.settle()
    assert "云溪乡" not in another.texts[0]


def test_opening_another_report_stops_the_typesetting(
    held_reader: Reader, clerk: Clerk, press: Press
) -> None:
    threads = held_reader.window.typesetter.findChildren(QThread)
    threading.Timer(0.05, press.may_go_on.set).start()
    clerk.window.files.open_new(balanced_report(official_forms().by_id("2021")))
    assert press.done == []
    assert threads
    assert not any(thread.isRunning() for thread in threads if shiboken6.isValid(thread))


def test_closing_the_main_window_closes_the_preview(reader: Reader, dialogs: Dialogs) -> None:
    write(reader.clerk, "新")
    dialogs.answer(Button.Cancel)
    reader.clerk.window.close()
    assert reader.window.isVisible(), "the clerk stays"
    dialogs.answer(Button.Discard)
    preview = reader.window
    reader.clerk.window.close()
    assert not shiboken6.isValid(preview) or not preview.isVisible()
