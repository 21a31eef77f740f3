"""Ctrl+F: finds text in the title, the narratives, labels and figures."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from core.document import Cell
from ui.paper.growing_text import GrowingText
from ui.paper.paper import Paper
from ui.paper.table_view import TableView


class Match(NamedTuple):
    """A place where the text was found: characters of a field, or a cell."""

    field: QWidget
    start: int = 0
    cell: Cell | None = None


def find_matches(paper: Paper, needle: str) -> Iterator[Match]:
    """Yield the places from top to bottom; letters match in either case."""
    wanted = re.compile(re.escape(needle), re.IGNORECASE)
    for field in paper.fields():
        if isinstance(field, GrowingText):
            for found in wanted.finditer(field.toPlainText()):
                yield Match(field, found.start())
        elif isinstance(field, TableView):
            model = field.form_model
            for cell in model.table.cells:
                if wanted.search(model.text(cell)):
                    yield Match(field, cell=cell)


class FindBar(QWidget):
    """A line below the page; Enter goes to the next match, Escape closes it."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._matches: list[Match] = []
        self._current = -1
        self._left: QWidget = paper.title
        self.line = QLineEdit()
        self.line.setPlaceholderText("查找文字或数字")
        self.line.setAccessibleName("查找")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._search)
        self._count = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(QLabel("查找："))
        layout.addWidget(self.line, 1)
        layout.addWidget(self._count)
        for text, tip, step in (("上一个", "Shift+Enter", -1), ("下一个", "Enter", 1)):
            layout.addWidget(self._button(text, tip, step))
        close = QToolButton()
        close.setText("关闭")
        close.clicked.connect(self.close_bar)
        layout.addWidget(close)
        self.hide()

    def _button(self, text: str, tip: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.clicked.connect(lambda: self.go(step))
        return button

    def open_bar(self) -> None:
        """Show the bar, ready to type."""
        focus = QApplication.focusWidget()
        for field in self._paper.fields():
            if focus is not None and (field is focus or field.isAncestorOf(focus)):
                self._left = field
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def close_bar(self) -> None:
        """Hide the bar; the focus goes to the match last shown, or back to where it was."""
        self.hide()
        is_shown = 0 <= self._current < len(self._matches)
        (self._matches[self._current].field if is_shown else self._left).setFocus()

    def go(self, step: int) -> None:
        """Show the next or previous match."""
        self._matches = self._find()
        if self._matches:
            if self._current < 0 and step < 0:
                self._current = 0
            self._current = (self._current + step) % len(self._matches)
            self._show(self._matches[self._current])
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, back with Shift+Enter, close with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _find(self) -> list[Match]:
        needle = self.line.text().strip()
        return list(find_matches(self._paper, needle)) if needle else []

    def _search(self) -> None:
        self._matches = self._find()
        self._current = -1
        self._say()

    def _say(self) -> None:
        if not self.line.text().strip():
            self._count.setText("")
        elif self._matches:
            place = f"第 {self._current + 1} 处，" if self._current >= 0 else ""
            self._count.setText(f"{place}共 {len(self._matches)} 处")
        else:
            self._count.setText("没有找到")

    def _show(self, match: Match) -> None:
        """Show this match alone; the focus stays in the bar, so that Enter goes on."""
        for field in self._paper.fields():
            if isinstance(field, GrowingText | TableView) and field is not match.field:
                field.forget_found()
        if isinstance(match.field, GrowingText):
            match.field.select(match.start, len(self.line.text().strip()))
            match.field.visited.emit(match.field.cursorRect())
        elif isinstance(match.field, TableView) and match.cell:
            match.field.show_found(match.cell)
