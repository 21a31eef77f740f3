"""Answers the window's questions in place of a person; an unexpected one fails the test."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from ui.importing.review_dialog import ReviewDialog
from ui.window.report_dialog import ReportDialog

Button = QMessageBox.StandardButton


class Shown(NamedTuple):
    """A message, a question or a request for a file as the user met it."""

    kind: str
    title: str
    text: str


class Dialogs:
    """Knows the answers that a test expects to be asked for, in their order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.shown: list[Shown] = []
        self._answers: deque[tuple[str, object]] = deque()
        self._discards = False
        for kind in ("question", "warning", "critical", "information", "about"):
            monkeypatch.setattr(QMessageBox, kind, self._message(kind))
        for kind in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, kind, self._file(kind))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", self._files())
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self._box(box))  # noqa: PLW0108 (gets the box as self)
        for dialog in (ReportDialog, ReviewDialog):
            monkeypatch.setattr(dialog, "exec", lambda it: self._dialog(it))  # noqa: PLW0108

    # What a test expects

    def answer(self, button: Button) -> None:
        """Answer the next question with a button."""
        self._answers.append(("question", button))

    def read(self, kind: str) -> None:
        """Close the next message; it is found in `shown`."""
        self._answers.append((kind, Button.Ok))

    def choose(self, path: Path | None) -> None:
        """Name a file at the next file dialog; None cancels it."""
        self._answers.append(("file", path))

    def click(self, text: str) -> None:
        """Click a button of the next message box that has buttons of its own."""
        self._answers.append(("box", text))

    def fill_in(self, fill_in: Callable[[ReportDialog], None]) -> None:
        """Let `fill_in` work in the next dialog of year and organ, until it closes it."""
        self._answers.append(("dialog", fill_in))

    def review(self, work: Callable[[ReviewDialog], None]) -> None:
        """Let `work` work in the next review window, until it closes it."""
        self._answers.append(("review", work))

    def discard_from_now_on(self) -> None:
        """Let everything be closed without saving."""
        self._answers.clear()
        self._discards = True

    def verify(self) -> None:
        """Fail when an expected dialog never came."""
        assert not self._answers, f"these dialogs never came: {list(self._answers)}"

    @property
    def last(self) -> Shown:
        """The dialog shown last."""
        return self.shown[-1]

    # In place of the real ones

    def _next(self, kind: str, title: str, text: str) -> object:
        self.shown.append(Shown(kind, title, text))
        if self._discards and kind == "question":
            return Button.Discard
        assert self._answers, f"unexpected dialog: {self.last}"
        expected, answer = self._answers.popleft()
        assert expected == kind, f"{expected} was expected, not {self.last}"
        return answer

    def _message(self, kind: str) -> Callable[..., object]:
        return lambda _parent, title, text, *_: self._next(kind, title, text)

    def _file(self, kind: str) -> Callable[..., tuple[str, str]]:
        def ask(_parent: object, title: str, suggestion: str, _filter: str) -> tuple[str, str]:
            path = self._next("file", f"{kind} {title}", suggestion)
            return (str(path) if path else "", "")

        return ask

    def _files(self) -> Callable[..., tuple[list[str], str]]:
        one = self._file("getOpenFileNames")

        def ask(*arguments: object) -> tuple[list[str], str]:
            name, kind = one(*arguments)
            return [name] if name else [], kind

        return ask

    def _box(self, box: QMessageBox) -> int:
        wanted = self._next("box", box.windowTitle(), box.text())
        (button,) = (button for button in box.buttons() if button.text() == wanted)
        button.click()
        return 0

    def _dialog(self, dialog: ReportDialog | ReviewDialog) -> int:
        kind = "review" if isinstance(dialog, ReviewDialog) else "dialog"
        fill_in = self._next(kind, dialog.windowTitle(), "")
        assert callable(fill_in)

        def work() -> None:
            try:
                self._qtbot.waitUntil(dialog.isActiveWindow)
                fill_in(dialog)
                assert not dialog.isVisible(), "the dialog was not closed"
            finally:
                dialog.done(dialog.result())

        QTimer.singleShot(0, work)
        result = QDialog.exec(dialog)
        window = dialog.parentWidget()
        assert window is not None
        window.activateWindow()  # as a window manager does
        return result
