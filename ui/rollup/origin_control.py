"""Notices that a 汇总 has changed since the open report was made of it, and takes changes over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.rollup.suffix import SUFFIX
from ui import settings
from ui.files.job import Progress, Worker

if TYPE_CHECKING:
    from core.rollup.outputs.looking_again import Again
    from ui.editing.report_editor import ReportEditor
    from ui.files.report_files import ReportFiles
    from ui.rollup.origin_dialog import OriginDialog

_UNEXPECTED = "读取汇总时出现意外（{}）。"
_STEP = "采用汇总里的变化"


class OriginControl(QObject):
    """Looks into the 汇总 of the open report in a thread, when it is opened and when asked."""

    found = Signal(int)  # in how many cells the 汇总 has changed

    def __init__(self, window: QWidget, files: ReportFiles) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._worker: Worker | None = None
        self._file: Path | None = None  # that somebody has chosen
        self._again: Again | None = None
        self._problem = ""
        self._dialog: OriginDialog | None = None

    @property
    def is_looking(self) -> bool:
        """Whether a thread looks into the 汇总."""
        return self._worker is not None

    def show_report(self, editor: ReportEditor) -> None:
        """Look once whether anything has changed since; without an origin there is nothing."""
        self._file, self._again, self._problem = None, None, ""
        editor.undo_stack.indexChanged.connect(lambda _: self._tell())
        self.found.emit(0)
        self.look()

    def look(self) -> None:
        """Look into the 汇总, in a thread: the share it lies on may not answer."""
        editor = self._files.editor
        if editor is None or editor.report.origin is None or self._worker is not None:
            return
        from core.rollup.outputs.looking_again import find_rollup, look_again  # noqa: PLC0415 (most have none)

        report = editor.report.copy()
        if report.origin is None:
            return
        origin, beside, chosen = report.origin, self._files.path, self._file

        def work(_: Progress) -> object:
            return look_again(report, origin, chosen or find_rollup(origin, beside))

        self._worker = Worker(work, _UNEXPECTED)
        self._worker.finished.connect(lambda: self._finish(origin.at))
        self._worker.start()

    def stop(self) -> None:
        """Wait for the thread, before the program ends."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.wait(2000)

    def _finish(self, at: str) -> None:
        worker, self._worker = self._worker, None
        editor = self._files.editor
        if worker is None or editor is None:
            return
        if editor.report.origin is None or editor.report.origin.at != at:
            self.look()  # another report was opened meanwhile
            return
        self._again = worker.result  # type: ignore[assignment]
        self._problem = worker.problem
        self._tell()

    def _tell(self) -> None:
        editor = self._files.editor
        if editor is None:
            return
        count = len(self._again.open_changes(editor.report)) if self._again else 0
        self.found.emit(count)
        if self._dialog is not None:
            self._dialog.show_report(editor.report, self._again, self._problem)

    # Taking over

    def ask(self) -> None:
        """Show where the figures came from and what has changed."""
        from ui.rollup.origin_dialog import OriginDialog  # noqa: PLC0415 (dialogs come when asked for)

        report = self._files.editor.report if self._files.editor else None
        if report is None or report.origin is None:
            return
        self._dialog = dialog = OriginDialog(report, report.origin, self._window)
        dialog.file_asked.connect(self._choose)
        dialog.taken.connect(self._take)
        dialog.show_report(report, self._again, self._problem)
        self.look()
        dialog.exec()
        self._dialog = None
        dialog.deleteLater()

    def _choose(self) -> None:
        start, kind = str(settings.folder("open")), f"汇总文件 (*{SUFFIX})"
        name, _ = QFileDialog.getOpenFileName(self._dialog, "这份年报的汇总", start, kind)
        if name:
            self._file = Path(name)
            self.look()

    def _take(self, chosen: frozenset[str]) -> None:
        from core.rollup.outputs.looking_again import taken_over  # noqa: PLC0415 (as above)

        editor = self._files.editor
        if editor is not None and self._again is not None and chosen:
            editor.replace_report(taken_over(editor.report, self._again, chosen), _STEP)
