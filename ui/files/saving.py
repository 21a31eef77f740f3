"""Saves in a thread: the state of the moment of Ctrl+S, while one types on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Signal

from ui import settings

if TYPE_CHECKING:
    from core.project.open_file import OpenFile

PATIENCE = 0.15  # seconds a save may take before the window goes on without its result


class Save(NamedTuple):
    """What is saved where."""

    file: OpenFile
    data: bytes


class Saving(QObject):
    """One save at a time; of those asked for meanwhile the last one follows.

    `finish` is called in the window's thread with each save and what came of it, and says
    whether the report is in a file now.
    """

    changed = Signal()  # whether something is being saved
    _ended = Signal()
    _idle = Signal()

    def __init__(self, finish: Callable[[Save, Future[str]], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._finish = finish
        self._thread = ThreadPoolExecutor(1, "saving")
        self._now: tuple[Save, Future[str]] | None = None
        self._next: Save | None = None
        self._was_good = True
        self._ended.connect(self._settle)

    @property
    def is_busy(self) -> bool:
        """Whether something is being saved."""
        return self._now is not None

    @property
    def file(self) -> OpenFile | None:
        """The file that is written at last; None when nothing is being saved."""
        save = self._next or (self._now[0] if self._now else None)
        return save.file if save else None

    def start(self, save: Save) -> bool:
        """Save, or queue it; False only when it has failed already."""
        if self._now is not None:
            self._next = save
            return True
        future = self._thread.submit(_work, save)
        self._now = save, future
        wait([future], PATIENCE)
        if future.done():
            return self._settle()
        future.add_done_callback(lambda _: self._ended.emit())
        self.changed.emit()
        return True

    def _settle(self) -> bool:
        """Tell what came of the save that has ended, and go on with the next one."""
        if self._now is None:
            return self._was_good
        (save, future), self._now = self._now, None
        following, self._next = self._next, None
        try:
            self._was_good = self._finish(save, future)
        finally:
            self.changed.emit()
        if following is not None and self._was_good:
            return self.start(following)
        if self._now is None:
            self._idle.emit()
        return self._was_good

    def wait(self) -> bool:
        """Wait until everything is saved; say whether it is. The window is painted meanwhile."""
        if self._now is not None:
            loop = QEventLoop()
            self._idle.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return self._was_good

    def stop(self) -> None:
        """End the thread, before the window is gone."""
        self._thread.shutdown()


def _work(save: Save) -> str:
    """Save; all that touches a disk, which may be slow, is done here."""
    problem = save.file.save(save.data, datetime.now())  # noqa: DTZ005 (the clerk's time)
    settings.remember_folder("save", save.file.path.parent)
    settings.remember_file(save.file.path)
    return problem
