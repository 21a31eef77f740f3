"""Reading the folder in a thread, and noticing that it has changed."""

from collections.abc import Callable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from core.rollup.desk import Desk
from core.rollup.model import Refreshed, Step
from ui.files.job import Progress, Work, Worker

_PAUSE = 1500  # ms without a change before one looks what has changed
_LOOK_EVERY = 60_000  # ms; changes on a share are not told
_UNEXPECTED = "读取时出现意外（{}），已经读到的都保存了，请再读一次。"


class Refreshing(QObject):
    """Reads for one desk. While it `is_reading`, nobody else may ask the desk for anything."""

    began = Signal()
    stepped = Signal(Step)
    ended = Signal(str)  # why it ended early; empty when everything was read, or one stopped it
    changed = Signal(Refreshed)  # the folder is not as it was read

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worker: Worker | None = None
        self._is_reading = False
        self._wants_reading = False  # as soon as one has looked
        self._wants_look = False  # once more
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self._pause.start())
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def is_reading(self) -> bool:
        """Whether the folder is being read, or will be as soon as one has looked."""
        return self._is_reading or self._wants_reading

    def start(self) -> None:
        """Read what is new or changed."""
        if self._worker is not None:
            self._wants_reading = not self._is_reading
            return
        self._pause.stop()
        self._wants_reading, self._is_reading = False, True
        self._run(self._read, self._finish_reading)
        self.began.emit()

    def look(self) -> None:
        """Look whether the folder has changed since it was read."""
        if self._worker is not None:
            self._wants_look = not self._is_reading
        elif self._desk.settings.folder is not None:
            self._run(lambda _: self._desk.look(), self._finish_looking)

    def cancel(self) -> None:
        """Stop reading at the next file; what was read is kept."""
        if self._worker is not None:
            self._worker.cancelled = True

    def stop(self) -> None:
        """Stop for good, before the desk is closed."""
        self._timer.stop()
        self._pause.stop()
        self._wants_reading = self._wants_look = False
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.cancelled = True
            worker.wait()

    def watch(self) -> None:
        """Watch the folder and the folders in it that files came from."""
        folder = self._desk.settings.folder
        if folder is None:
            return
        files = [row.chosen.receipt.path for row in self._desk.rows() if row.chosen]
        wanted = {str(folder), *(str((folder / path).parent) for path in files)}
        watched = set(self._watcher.directories())
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))

    @property
    def watched(self) -> list[str]:
        """The folders that are watched."""
        return self._watcher.directories()

    def _run(self, work: Work, finish: Callable[[], None]) -> None:
        self._worker = Worker(work, _UNEXPECTED)
        self._worker.finished.connect(finish)
        self._worker.start()

    def _read(self, progress: Progress) -> object:
        def tell(step: Step) -> None:
            progress(step.done / max(1, step.total))  # raises when one has stopped it
            self.stepped.emit(step)

        return self._desk.refresh(tell)

    def _finish_reading(self) -> None:
        worker, self._worker = self._worker, None
        self._is_reading = False
        if worker is None:
            return
        if isinstance(worker.result, Refreshed) and worker.result.problems:
            worker.problem = "".join(worker.result.problems)
        self.ended.emit(worker.problem)

    def _finish_looking(self) -> None:
        worker, self._worker = self._worker, None
        found = worker.result if worker else None
        looks_again, self._wants_look = self._wants_look, False
        if self._wants_reading:
            self.start()
        elif looks_again:
            self.look()
        elif isinstance(found, Refreshed) and (found.new or found.changed or found.removed):
            self.changed.emit(found)
