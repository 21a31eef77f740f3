"""Work in other threads on behalf of one window, which says what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.files.job import Job, Work


class Jobs(QObject):
    """Runs jobs; `title` stands above what they say."""

    def __init__(self, window: QWidget, title: str, unexpected: str) -> None:
        super().__init__(window)
        self._window = window
        self._title = title
        self._unexpected = unexpected
        self._running: list[Job] = []

    @property
    def is_busy(self) -> bool:
        """Whether one is under way."""
        return bool(self._running)

    def start(self, work: Work, title: str, label: str, then: Callable[..., object]) -> None:
        """Work, and go on with what comes of it."""
        job = Job(work, title, label, self._unexpected, self._window)
        self._running.append(job)
        job.succeeded.connect(then)
        job.failed.connect(self._refuse)
        job.ended.connect(lambda: self._running.remove(job))
        job.start()

    def stop(self) -> None:
        """Stop them for good."""
        for job in self._running:
            job.cancel()
            job.wait()

    def _refuse(self, reason: str) -> None:
        QMessageBox.warning(self._window, self._title, reason)
