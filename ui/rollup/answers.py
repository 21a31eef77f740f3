"""What the files that came after a 退回 have put right, found while nothing else is to be done."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserError
from core.rollup.model import Row

if TYPE_CHECKING:
    from core.rollup.outputs.rounds import Answer
    from ui.rollup.desk_window import DeskWindow

_Key = tuple[int, int, str, str]


class Answers(QObject):
    """Knows the answers that were found; the others are found one by one."""

    found = Signal()  # some more

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._known: dict[_Key, str] = {}
        self._waiting: deque[Row] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._find_next)

    def show_rows(self, rows: list[Row]) -> None:
        """Begin to find the answers of rows that have one."""
        self._waiting = deque(r for r in rows if r.is_answered and _key(r) not in self._known)
        if self._waiting:
            self._timer.start()

    def text(self, row: Row) -> str:
        """Return how often a report was sent back, and what the file since then put right."""
        if not row.round:
            return ""
        if not row.is_answered:
            return f"第{row.round}次"
        return self._known.get(_key(row)) or f"第{row.round}次 已重报"

    def _find_next(self) -> None:
        if self._window.is_reading or not self._waiting:
            self._timer.stop()
            return
        row = self._waiting.popleft()
        try:
            found = self.answer(row)
        except UserError:
            found = None
        self._known[_key(row)] = _in_words(row, found)
        if not self._waiting:
            self.found.emit()

    def answer(self, row: Row) -> Answer | None:
        """Return what became of the last round. Raises RollupError."""
        from core.rollup.outputs.rounds import answer  # noqa: PLC0415 (the window opens without it)

        return answer(self._window.desk, row.organ.id) if row.round else None


def _key(row: Row) -> _Key:
    return row.organ.id, row.round, row.reading, row.last


def _in_words(row: Row, found: Answer | None) -> str:
    if found is None:
        return f"第{row.round}次 已重报"
    left = len(found.remaining) + len(found.arisen)
    return f"第{row.round}次 改好{len(found.settled)}" + (f" 余{left}" if left else "")
