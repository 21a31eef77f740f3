"""Lists states of a report and shows how the chosen one differs: earlier versions, unsaved work."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.report.differences import Change
from ui.look.wrapped_list import WrappedList

_SIZE = (860, 520)  # px
_WIDTHS = (270, 590)  # px
_MOST = 500  # differences shown


class Entry(NamedTuple):
    """A state: what it is called, and what works out how it differs. That may raise UserError."""

    title: str
    detail: str
    differences: Callable[[], Sequence[Change]]


class StatesDialog(QDialog):
    """States on the left, differences on the right; `chosen` is the row that was taken."""

    def __init__(self, title: str, intro: str, take: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._entries: list[Entry] = []
        self.states = WrappedList(title)
        self.changes = WrappedList("不同之处")
        self._summary = QLabel()
        self._summary.setObjectName("summary")
        self._summary.setWordWrap(True)
        self.buttons = QDialogButtonBox()
        self.take_button = self.add_button(take, QDialogButtonBox.ButtonRole.AcceptRole)
        self.take_button.clicked.connect(self.accept)
        self._lay_out(intro)
        self.states.currentRowChanged.connect(self._show_differences)

    def _lay_out(self, intro: str) -> None:
        label = QLabel(intro)
        label.setWordWrap(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._summary)
        column.addWidget(self.changes, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.states)
        halves.addWidget(right)
        halves.setSizes(list(_WIDTHS))
        halves.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label)
        layout.addWidget(halves, 1)
        layout.addWidget(self.buttons)

    def add_button(self, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """Add a button below the lists."""
        return self.buttons.addButton(text, role)

    def list_states(self, entries: Sequence[Entry]) -> None:
        """Show these states, the first one chosen."""
        self._entries = list(entries)
        self.states.clear()
        for row, entry in enumerate(entries):
            self.states.set_row(row, entry.title, entry.detail, None)
        self.states.setCurrentRow(0 if entries else -1)
        self._show_differences(self.chosen)

    @property
    def chosen(self) -> int:
        """The row of the chosen state, from 0; -1 when there is none."""
        return self.states.currentRow()

    def _show_differences(self, row: int) -> None:
        self.changes.clear()
        problem = ""
        changes: Sequence[Change] = ()
        if 0 <= row < len(self._entries):
            try:
                changes = self._entries[row].differences()
            except UserError as error:
                problem = str(error)
        for number, change in enumerate(changes[:_MOST]):
            self.changes.set_row(number, change.text, change.place, None)
        self._summary.setText(problem or _count(changes))
        self.take_button.setEnabled(bool(changes))


def _count(changes: Sequence[Change]) -> str:
    if not changes:
        return "没有不同。"
    more = f"，只列出前 {_MOST} 处" if len(changes) > _MOST else ""
    return f"有 {len(changes)} 处不同{more}："
