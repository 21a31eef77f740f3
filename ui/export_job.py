"""Exports a report in another thread, with progress and cancelling."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from core.errors import UserError
from core.exporting import ExportOptions, export
from core.report import Report


class _Cancelled(Exception):  # noqa: N818 (no error: the user asked for it)
    """Leaves the exporter when the user has cancelled."""


class _Worker(QThread):
    """Writes one file a format. Works on a copy, so that one may go on typing."""

    progressed = Signal(float)

    def __init__(self, report: Report, targets: Mapping[str, Path], options: ExportOptions) -> None:
        super().__init__()
        self._report = report.copy()
        self._targets = targets
        self._options = options
        self.cancelled = False
        self.written: list[Path] = []
        self.problem = ""

    def run(self) -> None:
        """Export; a problem is kept to be told by the window."""
        try:
            for format_id, path in self._targets.items():
                export(self._report, format_id, path, self._report_progress, self._options)
                self.written.append(path)
        except _Cancelled:
            pass
        except UserError as error:
            self.problem = str(error)
        except Exception as error:
            self.problem = f"导出时出现意外（{type(error).__name__}：{error}），文件没有写入。"

    def _report_progress(self, part: float) -> None:
        if self.cancelled:
            raise _Cancelled
        self.progressed.emit((len(self.written) + part) / len(self._targets))


class ExportJob(QObject):
    """One export: shows progress when it takes long, tells how it ended."""

    succeeded = Signal(list)  # the paths written
    failed = Signal(str)

    def __init__(
        self,
        report: Report,
        targets: Mapping[str, Path],
        options: ExportOptions,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._worker = _Worker(report, targets, options)
        names = [path.name for path in targets.values()]
        what = f"“{names[0]}”" if len(names) == 1 else f" {len(names)} 个文件"
        self.dialog = QProgressDialog(f"正在导出{what}……", "取消", 0, 100, parent)
        self.dialog.setWindowTitle("导出")
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
        """Stop at the next opportunity; the file under way is not written."""
        self._worker.cancelled = True

    def wait(self) -> None:
        """Wait until the thread has ended, before the program does."""
        self._worker.wait()

    def _finish(self) -> None:
        self.dialog.blockSignals(True)  # noqa: FBT003 (Qt's signature; closing is no cancelling)
        self.dialog.reset()  # or it would still appear, when it is due, beside the message
        self.dialog.close()
        written = self._worker.written
        if self._worker.problem:
            names = "、".join(path.name for path in written)
            done = f"\n已经导出的有：{names}。" if written else ""
            self.failed.emit(f"{self._worker.problem}{done}")
        elif written:  # perhaps before a late cancelling was noticed
            self.succeeded.emit(written)
        self.deleteLater()
