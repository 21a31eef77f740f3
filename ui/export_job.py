"""Exports a report in another thread, with progress and cancelling."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from core.errors import UserError
from core.exporting import export
from core.report import Report


class _Cancelled(Exception):  # noqa: N818 (no error: the user asked for it)
    """Leaves the exporter when the user has cancelled."""


class _Worker(QThread):
    """Writes one file. Works on a copy, so that one may go on typing."""

    progressed = Signal(float)

    def __init__(self, report: Report, format_id: str, path: Path) -> None:
        super().__init__()
        self._report = report.copy()
        self._format_id = format_id
        self._path = path
        self.cancelled = False
        self.written = False
        self.problem = ""

    def run(self) -> None:
        """Export; a problem is kept to be told by the window."""
        try:
            export(self._report, self._format_id, self._path, self._report_progress)
            self.written = True
        except _Cancelled:
            pass
        except UserError as error:
            self.problem = str(error)
        except Exception as error:
            self.problem = f"导出时出现意外（{type(error).__name__}：{error}），文件没有写入。"

    def _report_progress(self, part: float) -> None:
        if self.cancelled:
            raise _Cancelled
        self.progressed.emit(part)


class ExportJob(QObject):
    """One export: shows progress when it takes long, tells how it ended."""

    succeeded = Signal(Path)
    failed = Signal(str)

    def __init__(self, report: Report, format_id: str, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self._worker = _Worker(report, format_id, path)
        self.dialog = QProgressDialog(f"正在导出“{path.name}”……", "取消", 0, 100, parent)
        self.dialog.setWindowTitle("导出")
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.setMinimumDuration(400)  # ms
        self.dialog.setAutoClose(False)
        self.dialog.setAutoReset(False)
        self.dialog.canceled.connect(self.cancel)
        self._worker.progressed.connect(lambda part: self.dialog.setValue(round(part * 99)))
        self._worker.finished.connect(self._finish)

    def start(self) -> None:
        """Begin; the window goes on working."""
        self.dialog.setValue(0)
        self._worker.start()

    def cancel(self) -> None:
        """Stop at the next opportunity; nothing is written."""
        self._worker.cancelled = True

    def wait(self) -> None:
        """Wait until the thread has ended, before the program does."""
        self._worker.wait()

    def _finish(self) -> None:
        self.dialog.blockSignals(True)  # noqa: FBT003 (Qt's signature; closing is no cancelling)
        self.dialog.close()
        if self._worker.problem:
            self.failed.emit(self._worker.problem)
        elif self._worker.written:  # perhaps before a late cancelling was noticed
            self.succeeded.emit(self._path)
        self.deleteLater()
