"""Lets the window come to the front when its file is opened once more, from wherever."""

import contextlib
import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from core.storage.presence import ACTIVATION_TOKEN, Presence
from core.storage.user_folders import make_private, windows_folder


class WindowPresence(QObject):
    """Says which file a window shows, and answers whoever calls for it."""

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._path: Path | None = None
        self._presence: Presence | None = None
        self._watcher: QFileSystemWatcher | None = None

    def show(self, path: Path | None) -> None:
        """Say that the window shows another file now, or none."""
        if path == self._path:
            return
        if self._presence is not None:
            self._presence.leave()
        if path is not None:
            self._watch()  # first: who finds the window present is heard
        self._path, self._presence = path, Presence(path) if path else None

    def _watch(self) -> None:
        if self._watcher is None:
            with contextlib.suppress(OSError):
                make_private(windows_folder())
            self._watcher = QFileSystemWatcher([str(windows_folder())], self)
            self._watcher.directoryChanged.connect(self._answer)

    def _answer(self) -> None:
        token = self._presence.answer() if self._presence else None
        if token is None:
            return
        if token:
            os.environ[ACTIVATION_TOKEN] = token  # where Qt looks for it
        come_forward(self._window)


def come_forward(window: QWidget) -> None:
    """Put a window before all others, and the dialog that is open in it before that."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    for each in (window, QApplication.activeModalWidget()):
        if each is not None:
            each.raise_()
            each.activateWindow()
    QApplication.alert(window)  # where the desktop lets nobody come forward by himself
