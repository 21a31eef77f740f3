"""Makes the preview's PDF in another thread while one types."""

import sys
from io import BytesIO

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from core.errors import UserError
from core.exporting import ExportOptions, write_document
from core.report.report import Report
from core.storage.logs import logger

_PAUSE = 200  # ms without a change before typesetting begins: more than between two keystrokes
_TURN = 0.0005  # s that the thread works on while the window waits for its turn; usually 0.005


class _CancelledError(Exception):
    """Leaves the exporter when the report has changed again."""


class _Worker(QThread):
    """Typesets one state of the report."""

    def __init__(self, report: Report, options: ExportOptions, parent: QObject) -> None:
        super().__init__(parent)
        self._report = report.copy()
        self._options = options
        self.cancelled = False
        self.data = b""
        self.problem = ""

    def run(self) -> None:
        """Write the PDF to memory; what is typed meanwhile hardly waits for it."""
        usual = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        try:
            self._write()
        finally:
            sys.setswitchinterval(usual)

    def _write(self) -> None:
        file = BytesIO()
        try:
            write_document(self._report, "pdf", file, self._report_progress, self._options)
            self.data = file.getvalue()
        except _CancelledError:
            pass
        except UserError as error:
            self.problem = str(error)
        except Exception as error:  # a thread must not end silently
            logger.exception("unexpected, in the preview")
            self.problem = f"预览时出现意外（{type(error).__name__}：{error}）。"

    def _report_progress(self, _part: float) -> None:
        if self.cancelled:
            raise _CancelledError


class Typesetter(QObject):
    """Typesets the newest state; what has become stale is given up at once."""

    ready = Signal(bytes)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._options = ExportOptions()
        self._worker: _Worker | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.begin)

    def ask(self, report: Report, options: ExportOptions) -> None:
        """Typeset this state as soon as nothing changes for a moment."""
        self._report, self._options = report, options
        if self._worker is not None:
            self._worker.cancelled = True
        self._timer.start()

    @property
    def is_busy(self) -> bool:
        """Whether pages will come."""
        return self._timer.isActive() or self._worker is not None

    def stop(self) -> None:
        """Give up what is under way, and wait for its thread."""
        self._timer.stop()
        self._report = None
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.cancelled = True
            worker.wait()
            worker.deleteLater()

    def begin(self) -> None:
        """Typeset what was asked for without waiting any longer."""
        if self._worker is not None or self._report is None:
            return  # `_finish` begins again
        self._worker = _Worker(self._report, self._options, self)
        self._report = None
        self._worker.finished.connect(self._finish)
        self._worker.start()

    def _finish(self) -> None:
        worker = self._worker
        if worker is None or not worker.isFinished():
            return  # the end of one that was stopped
        self._worker = None
        if worker.problem:
            self.failed.emit(worker.problem)
        elif worker.data and self._report is None:
            self.ready.emit(worker.data)
        worker.deleteLater()
        if self._report is not None and not self._timer.isActive():
            self.begin()
