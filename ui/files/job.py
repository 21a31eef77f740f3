"""Work in another thread, with progress and cancelling; the window goes on working."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.storage.logs import logger
from ui.look.progress import progress_dialog

Progress = Callable[[float], None]
Work = Callable[[Progress], object]


class _Cancelled(Exception):  # noqa: N818 (no error: the user asked for it)
    """Leaves the work when the user has cancelled."""


class Worker(QThread):
    """Does the work. `result` is what it returned, `problem` why it did not."""

    progressed = Signal(float)

    def __init__(self, work: Work, unexpected: str) -> None:
        super().__init__()
        self._work = work
        self._unexpected = unexpected
        self.cancelled = False
        self.result: object = None
        self.problem = ""

    def run(self) -> None:
        """Work; a problem is kept to be told by the window."""
        try:
            self.result = self._work(self._report_progress)
        except _Cancelled:
            pass
        except UserError as error:
            self.problem = str(error)
        except Exception as error:
            logger.exception("unexpected, in a job")
            self.problem = self._unexpected.format(f"{type(error).__name__}：{error}")

    def _report_progress(self, part: float) -> None:
        if self.cancelled:
            raise _Cancelled
        self.progressed.emit(part)


class Job(QObject):
    """One piece of work: shows progress when it takes long, tells how it ended.

    `work` is called in the thread with a function that takes the part done, 0 to
    1. `unexpected` is the sentence for what nobody foresaw, with {} for its name.
    """

    succeeded = Signal(object)  # what the work returned
    failed = Signal(str)
    ended = Signal()  # before either, and also when it was cancelled

    def __init__(
        self, work: Work, title: str, label: str, unexpected: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._worker = Worker(work, unexpected)
        self.dialog = progress_dialog(title, label, "取消", 100, parent)
        self.dialog.setMinimumDuration(400)  # ms
        self.dialog.setAutoClose(False)
        self.dialog.setAutoReset(False)
        self.dialog.canceled.connect(self.cancel)
        self.dialog.canceled.connect(parent.activateWindow)
        self._worker.progressed.connect(lambda part: self.dialog.setValue(round(part * 99)))
        self._worker.finished.connect(self._finish)

    def start(self) -> None:
        """Begin; the window goes on working."""
        self.dialog.setValue(0)
        self._worker.start()

    def cancel(self) -> None:
        """Stop at the next opportunity."""
        self._worker.cancelled = True

    def wait(self) -> None:
        """Wait until the thread has ended, before the program does."""
        self._worker.wait()

    def _finish(self) -> None:
        had_focus = self.dialog.isActiveWindow()
        self.dialog.blockSignals(True)  # noqa: FBT003 (Qt's signature; closing is no cancelling)
        self.dialog.reset()  # or it would still appear, when it is due, beside the message
        self.dialog.close()
        if had_focus:  # one goes on where one was, whatever the window manager does
            self._window.activateWindow()
        self.ended.emit()
        self._tell(self._worker.problem)
        self.deleteLater()

    def _tell(self, problem: str) -> None:
        """Tell how the work ended; of work that was cancelled nobody wants to hear."""
        if self._worker.cancelled:
            return
        if problem:
            self.failed.emit(problem)
        else:
            self.succeeded.emit(self._worker.result)
