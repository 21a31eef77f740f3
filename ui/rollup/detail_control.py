"""Connects the list with the pane beside it: one row, opened a moment after one stands on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.checks.finding import Finding
from core.moments import local_time
from core.numbers import Number
from core.rollup.model import Version
from ui.files.choice import choose
from ui.rollup.asking import ask_text, attempt
from ui.rollup.detail_pane import DetailPane

if TYPE_CHECKING:
    from ui.rollup.desk_window import DeskWindow

_PAUSE = 120  # ms on a row before its page is made: one may scroll with the keys
_BACK, _DROP = "回去保存", "放弃改动"


class DetailControl(QObject):
    """Shows the row one stands on, and does what is asked for beside it."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self.pane = DetailPane(window.desk)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.show)
        window.table.stood_on.connect(self._timer.start)
        window.table.opened.connect(self._enter)
        self.pane.explanation_asked.connect(self._explain)
        self.pane.corrected.connect(self._correct)
        files = self.pane.files
        files.choice_asked.connect(self._choose)
        files.look_asked.connect(self._look)
        files.comparison_asked.connect(self._compare)
        files.file_asked.connect(lambda version: window.open_file(window.desk.original(version)))

    def show(self) -> None:
        """Show the row one stands on, as it is now; not while the folder is being read."""
        self._timer.stop()
        if self._window.is_reading or not self._may_leave():
            return
        row = self._window.table.current_row()
        if not attempt(self._window, lambda: self.pane.show_row(row)):
            self.pane.show_row(None)

    def _may_leave(self) -> bool:
        """Ask about corrections that are not saved, when one has gone to another organ."""
        row, pane = self._window.table.current_row(), self.pane
        if not pane.pending or pane.row is None:
            return True
        if row is not None and row.organ.id == pane.row.organ.id:
            return True
        text = f"“{pane.row.organ.name}”代改的数字还没有保存。"
        if choose(self._window, "代改没有保存", text, [_BACK, _DROP]) == _DROP:
            pane.take_back()
            return True
        self._window.table.go_to(pane.row.organ.id)
        self._timer.stop()
        pane.corrections.reason.setFocus()
        return False

    def _enter(self) -> None:
        """Put the focus beside the list."""
        self.show()
        self.pane.findings.tree.setFocus()

    @property
    def _organ(self) -> int:
        return self.pane.row.organ.id if self.pane.row else 0

    def _explain(self, finding: Finding) -> None:
        known = self._window.desk.explained(self._organ).get(finding.key, "")
        question = f"{finding.message}\n为什么没有问题？留空就是取消说明。"
        text = ask_text(self._window, "说明", question, known)
        if text is not None:
            self._decide(lambda: self._window.desk.explain(self._organ, finding.key, text))

    def _correct(self, figures: Mapping[str, Number | None], reason: str) -> None:
        self._decide(lambda: self._window.desk.correct(self._organ, figures, reason))

    def _choose(self, version: Version) -> None:
        reading = version.reading
        if reading is not None:
            self._decide(lambda: self._window.desk.choose(self._organ, reading.id))

    def _decide(self, action: Callable[[], object]) -> None:
        self._window.decide(action)

    def _compare(self, older: Version, newer: Version) -> None:
        from ui.rollup.comparison_dialog import ComparisonDialog  # noqa: PLC0415 (seldom needed)

        def show() -> None:
            old, new = (self._window.desk.report(_reading(v)) for v in (older, newer))
            ComparisonDialog(old, new, (_called(older), _called(newer)), self._window).exec()

        attempt(self._window, show)

    def _look(self, version: Version) -> None:
        from ui.rollup.version_dialog import VersionDialog  # noqa: PLC0415 (seldom needed)

        def show() -> None:
            report = self._window.desk.report(_reading(version))
            VersionDialog(report, _called(version), self._window).exec()

        attempt(self._window, show)


def _reading(version: Version) -> str:
    return version.reading.id if version.reading else ""


def _called(version: Version) -> str:
    """Return where a version lay and when its file was changed: paths are used again."""
    gone = "，已被替换或移走" if version.receipt.gone else ""
    return f"{version.receipt.path}（{local_time(version.receipt.modified)}{gone}）"
