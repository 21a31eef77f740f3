"""Writes what is not saved to the recovery journal, soon after each change, in a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserError
from core.project.journal import Journal
from core.report.report import Report
from core.storage.logs import logger

if TYPE_CHECKING:
    from ui.editing.report_editor import ReportEditor

_PAUSE = 1000  # ms from a change to writing it down; with the writing less than 2 s


_living: WeakSet[Recorder] = WeakSet()


class State(NamedTuple):
    """What is not saved: the report, its file, and the digest of what that had in it."""

    report: Report
    origin: Path | None
    base: str | None


class Recorder(QObject):
    """Keeps the journal of one window. `state` returns None while everything is saved."""

    failed = Signal(str)  # why nothing can be recovered at present
    mended = Signal()  # the reason is over

    def __init__(self, state: Callable[[], State | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._journal = Journal()
        self._thread = ThreadPoolExecutor(1, "recovery")
        self._task: Future[None] | None = None
        self._is_over = False
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._record)
        _living.add(self)

    def follow(self, editor: ReportEditor) -> None:
        """Write down what would be lost of a report, now and whenever it changes."""
        for signal in (
            editor.figures_changed,
            editor.narrative_changed,
            editor.heading_changed,
            editor.undo_stack.indexChanged,
        ):
            signal.connect(self.note)
        self.note()

    def note(self) -> None:
        """Write down within 2 s what has changed just now."""
        if not self._timer.isActive() and not self._is_over:
            self._timer.start()

    def _record(self) -> None:
        if self._task is not None and not self._task.done():
            self._timer.start()  # the disk is slow
            return
        state = self._state()
        if state is None:
            self._submit(self._journal.clear)
        else:
            snapshot = state._replace(report=state.report.copy())
            self._submit(lambda: self._journal.write(*snapshot))

    def _submit(self, work: Callable[[], None]) -> None:
        self._task = self._thread.submit(work)
        self._task.add_done_callback(self._tell)

    def _tell(self, task: Future[None]) -> None:
        """Tell the window how the writing went; called in the thread."""
        error = task.exception()
        failed_before, self._has_failed = self._has_failed, error is not None
        if error is None:
            if failed_before:
                self.mended.emit()
            return
        logger.error("the recovery journal cannot be written", exc_info=error)
        reason = str(error) if isinstance(error, UserError) else type(error).__name__
        self.failed.emit(f"暂时不能自动保留没有保存的内容，请尽快保存：{reason}")

    @staticmethod
    def write_all_now() -> None:
        """Write down what is not saved of every report, also of one that is being read.

        Raises the last UserError.
        """
        failure: UserError | None = None
        for recorder in list(_living):
            try:
                recorder.write_now()
            except UserError as error:
                failure = error
        if failure is not None:
            raise failure

    def write_now(self) -> None:
        """Write the unsaved state at once, in the thread that calls. Raises UserError.

        What the other thread was told before comes before, lest it forgets this.
        """
        if self._task is not None:
            wait([self._task])
        state = None if self._is_over else self._state()
        if state is not None:
            self._journal.write(*state)

    def forget(self) -> None:
        """Forget what was not saved, because it is saved now or not wanted."""
        self._timer.stop()
        if not self._is_over:
            self._submit(self._journal.clear)

    def refresh(self) -> None:
        """Tell other machines with the same folder that this window lives."""
        self._journal.refresh()

    def finish(self, *, keeps: bool = False) -> None:
        """End the thread, before the window is gone; forget what was not saved, or keep it."""
        self._timer.stop()
        if not keeps:
            self.forget()
        self._is_over = True
        self._thread.shutdown()


@contextmanager
def recorded(editor: ReportEditor) -> Iterator[None]:
    """Keep a journal of a report that one works on before it is the open one."""
    recorder = Recorder(
        lambda: State(editor.report, None, None) if editor.undo_stack.index() else None
    )
    recorder.follow(editor)
    try:
        yield
    finally:
        recorder.finish()
