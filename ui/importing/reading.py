"""Reading off the interface's thread, with progress and cancelling."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from core.form.library import official_forms
from ui.files.job import Job, Progress, Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.interpret.result import Interpretation

_CLIPBOARD = "剪贴板"
_REFUSED = "无法打开"
_UNEXPECTED = "读取时出现意外（{}），请把文件另存为 .docx 再试。"

_Read: TypeAlias = "Callable[[Progress, int | None], Interpretation]"
Then: TypeAlias = "Callable[[Interpretation, str], None]"
"""What to do with what was read, and the name of its source."""


class Reading(QObject):
    """Reads one source at a time for a window; says in one sentence why one cannot be read."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._jobs: list[Job] = []
        self._last: tuple[_Read, str] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being read, be it in vain."""
        return bool(self._jobs)

    def read_file(self, path: Path, then: Then) -> None:
        """Read a file of any kind, and go on with `then`."""

        def read(progress: Progress, part: int | None) -> Interpretation:
            from core.importing import read_any  # noqa: PLC0415 (readers come when needed)

            return read_any(path, official_forms(), progress, part=part)

        self._read(read, path.name, then)

    def read_copied(self, text: str, html: str, then: Then) -> None:
        """Read what was copied, and go on with `then`."""

        def read(_: Progress, part: int | None) -> Interpretation:
            from core.importing import read_clipboard  # noqa: PLC0415 (as above)

            return read_clipboard(text, html, part=part)

        self._read(read, _CLIPBOARD, then)

    def _read(self, read: _Read, source: str, then: Then) -> None:
        self._last = read, source
        self._start(lambda progress: read(progress, None), source, then, self._window)

    def read_part(self, part: int, window: QWidget, then: Then) -> None:
        """Read what was read last once more, as another of its parts, while `window` waits."""
        if self._last is not None:
            read, source = self._last
            self._start(lambda progress: read(progress, part), source, then, window)

    def wait(self) -> None:
        """Stop reading, before the program ends."""
        self._give_up()
        for job in self._jobs:
            job.wait()

    def _give_up(self) -> None:
        for job in self._jobs:
            job.cancel()

    def _start(self, work: Work, source: str, then: Then, window: QWidget) -> None:
        """Read in another thread; what is being read at the time is given up."""
        self._give_up()
        job = Job(work, "读取", f"正在读取“{source}”……", _UNEXPECTED, window)
        self._jobs.append(job)
        job.succeeded.connect(lambda read: self._hand_on(read, source, then))
        job.failed.connect(self._refuse)
        job.ended.connect(lambda: self._jobs.remove(job))
        job.start()

    def _hand_on(self, read: Interpretation, source: str, then: Then) -> None:
        """Go on with what was read, unless it is nothing."""
        from ui.importing.review import is_empty  # noqa: PLC0415 (the window opens without it)

        if is_empty(read):
            self._refuse(f"“{source}”里没有找到年报的表格和文字，请检查是不是选错了文件。")
        else:
            then(read, source)

    def _refuse(self, reason: str) -> None:
        QMessageBox.warning(self._window, _REFUSED, reason)
