"""Looks whether the registers that a report was counted from have changed since."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from ui.files.job import Progress, Worker
from ui.files.report_files import ReportFiles

if TYPE_CHECKING:
    from core.ledger.looking_again import Stamps
    from core.report.ledger_note import LedgerNote
    from ui.editing.report_editor import ReportEditor


class LedgerWatch(QObject):
    """Counts anew in a thread when a report is opened, and when one comes back to the program.

    What differs by then is told as any other problem; nothing else of the report changes.
    """

    def __init__(self, files: ReportFiles, parent: QObject) -> None:
        super().__init__(parent)
        self._files = files
        self._worker: Worker | None = None
        self._seen: Stamps = {}
        files.opened.connect(self._begin)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_on_return)

    @property
    def is_busy(self) -> bool:
        """Whether registers are being counted."""
        return self._worker is not None

    def wait(self) -> None:
        """Wait until the thread has ended, before the program does."""
        if self._worker is not None:
            self._worker.wait()

    def look(self) -> None:
        """Count anew what was written since the last time."""
        editor = self._files.editor
        if editor is None or self._worker is not None or not editor.report.ledgers:
            return
        report, seen = editor.report.copy(), dict(self._seen)

        def work(_: Progress) -> object:
            from core.ledger.looking_again import recounted  # noqa: PLC0415 (few reports need it)

            return recounted(report, seen, date.today())  # noqa: DTZ011 (the clerk's day)

        self._worker = Worker(work, "{}")
        self._worker.finished.connect(lambda: self._show(editor))
        self._worker.start()

    def _begin(self) -> None:
        self._seen = {}
        self.look()

    def _look_on_return(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _show(self, editor: ReportEditor) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.deleteLater()
        if self._files.editor is not editor or not worker.result:
            return
        notes, stamps = cast("tuple[dict[str, LedgerNote], Stamps]", worker.result)
        self._seen |= stamps
        if notes:
            editor.note_registers(notes)
