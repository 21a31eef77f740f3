"""The person before the preview: opens it, waits for its pages, reads them."""

import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from types import SimpleNamespace
from typing import BinaryIO

import pdfplumber
import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QLabel, QToolBar
from pytestqt.qtbot import QtBot

from core.exporting import ExportOptions, write_document
from core.formats.pdf.writing import writer as pdf_format
from core.report.report import Report
from core.text import Difference
from tests.ui.clerk import Clerk
from tests.ui.pdfs import texts
from ui.preview.preview_window import PreviewWindow

PATIENCE = 20_000  # ms
NOON = datetime(2025, 1, 10, 12, tzinfo=UTC)

Printed = list[tuple[list[str], str]]
"""What was about to be printed: the texts of the pages, and the job's name."""


def stop_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every PDF be made at noon, so that equal pages are equal bytes."""
    monkeypatch.setattr(pdf_format, "datetime", SimpleNamespace(now=lambda _: NOON))


def exported(report: Report, options: ExportOptions) -> bytes:
    """The bytes of an exported PDF."""
    file = BytesIO()
    write_document(report, "pdf", file, None, options)
    return file.getvalue()


def place_of(data: bytes, words: str) -> tuple[int, float]:
    """The page, from 0, on which these words first stand, and points from its top."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            chars = [char for char in page.chars if char["text"].strip()]
            found = re.search(re.escape(words), "".join(char["text"] for char in chars))
            if found:
                return number, float(chars[found.start()]["top"])
    raise AssertionError(f"not printed: {words}")


def write(clerk: Clerk, text: str) -> None:
    """Put a text at the end of a narrative."""
    end = len(clerk.report.narrative("problems"))
    clerk.editor.edit_narrative("problems", Difference(end, "", text), "")


def problems(clerk: Clerk) -> str:
    """Return the narrative that `write` writes in."""
    return clerk.report.narrative("problems")


class Reader:
    """Reads the preview of the clerk's report; the clock must stand."""

    def __init__(self, clerk: Clerk, qtbot: QtBot) -> None:
        self.clerk = clerk
        self._qtbot = qtbot
        self.received: list[bytes] = []
        self._known: PreviewWindow | None = None

    def open(self) -> None:
        """Open the preview by the menu."""
        self.clerk.run("preview")
        self.follow()

    def follow(self) -> None:
        """Note what the window gets from now on."""
        if self.window is not self._known:
            self._known = self.window
            self.window.typesetter.ready.connect(self.received.append)

    @property
    def window(self) -> PreviewWindow:
        (window,) = self.clerk.window.findChildren(PreviewWindow)
        return window

    @property
    def is_working(self) -> bool:
        """Whether a thread is typesetting."""
        return any(it.isRunning() for it in self.window.typesetter.findChildren(QThread))

    @property
    def shown(self) -> bytes:
        """The bytes shown last."""
        return self.received[-1] if self.received else b""

    @property
    def texts(self) -> list[str]:
        """The texts of the pages shown."""
        return texts(self.window.pages.pdf)

    @property
    def status(self) -> str:
        (label,) = self.window.statusBar().findChildren(QLabel)
        return label.text()

    def wait_for(self, options: ExportOptions) -> None:
        """Wait until the pages shown are the very ones that are exported now."""
        expected = exported(self.clerk.report, options)
        self._qtbot.waitUntil(lambda: self.shown == expected, timeout=PATIENCE)

    def settle(self) -> None:
        """Wait until the pages shown are those of the report."""
        self.wait_for(self.window.options)

    def wait_for_pictures(self) -> None:
        """Wait until the small pictures are those of the pages."""
        self._qtbot.waitUntil(lambda: self.window.thumbnails.is_drawn, timeout=PATIENCE)

    def press(self, name: str) -> None:
        """Choose an action of the tool bar."""
        (bar,) = self.window.findChildren(QToolBar)
        (action,) = (action for action in bar.actions() if action.text() == name)
        action.trigger()

    def return_to_form(self) -> None:
        """Bring the form's window to the front, to type in it."""
        window = self.clerk.window
        window.activateWindow()

        def has_focus() -> bool:
            widget = QApplication.focusWidget()
            return widget is not None and widget.window() is window

        self._qtbot.waitUntil(has_focus)


class Press:
    """Stands in for the exporter: waits where the test lets it, then does its work."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.may_go_on = threading.Event()
        self.threads: list[threading.Thread] = []
        self.begun: list[str] = []
        self.done: list[str] = []
        self.fails: Callable[[], Exception] | None = None

    def __call__(
        self,
        report: Report,
        format_id: str,
        file: BinaryIO,
        progress: Callable[[float], None],
        options: ExportOptions,
    ) -> None:
        state = report.narrative("problems")
        self.threads.append(threading.current_thread())
        self.begun.append(state)
        self.reached.set()
        self.may_go_on.wait(20)
        progress(0.0)
        if self.fails is not None:
            raise self.fails()
        write_document(report, format_id, file, progress, options)
        self.done.append(state)
