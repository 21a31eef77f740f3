"""Compares all reports in a thread when one looks at 比对 and something has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from core.form.library import official_forms
from core.rollup.model import Row
from ui.files.job import Job
from ui.rollup.across_view import AcrossView

if TYPE_CHECKING:
    from core.rollup.outputs.across import Across
    from ui.rollup.desk_window import DeskWindow

_UNEXPECTED = "比对时出现意外（{}），请再看一次。"


class AcrossControl(QObject):
    """Fills the view; while it `is_busy`, nobody else may ask the desk."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self.view = AcrossView()
        self.job: Job | None = None
        self._shown: object = None  # of which readings
        self._focus: QWidget | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a thread compares."""
        return self.job is not None

    def fill(self) -> None:
        """Compare, unless what is shown is of these very reports."""
        from core.rollup.outputs.across import is_looked_at, look_across  # noqa: PLC0415 (the window opens without it)

        desk = self._window.desk
        rows = [row for row in desk.rows() if is_looked_at(row)]
        state = [(row.organ, row.reading, row.last) for row in rows]
        if self.is_busy or state == self._shown:
            return
        self.job = Job(
            lambda progress: look_across(desk, progress),
            "比对",
            "正在比对……",
            _UNEXPECTED,
            self._window,
        )
        self.job.ended.connect(self._end)
        self.job.succeeded.connect(lambda found: self._show(found, rows, state))
        self.job.failed.connect(lambda text: QMessageBox.warning(self._window, "比对", text))
        self._focus = self._window.focusWidget()
        self._window.boards.stack.setEnabled(False)  # nothing is decided under its hands
        self._window.show_actions()
        self.job.start()

    def stop(self) -> None:
        """Stop for good, before the desk is closed."""
        job, self.job = self.job, None
        if job is not None:
            job.cancel()
            job.wait()

    def _end(self) -> None:
        self.job = None
        if self._window.isVisible():
            self._window.boards.stack.setEnabled(True)
            self._window.show_actions()
            if self._focus is not None:
                self._focus.setFocus()

    def _show(self, found: Across, rows: list[Row], state: object) -> None:
        if not self._window.isVisible():
            return
        desk = self._window.desk
        self._shown = state
        form = official_forms().for_year(desk.settings.year)
        self.view.show_found(found, desk.organs(), form, len(rows))
