"""Ctrl+F finds text in the title, the narratives, labels and figures; Ctrl+H replaces it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from core.document.document import Cell
from core.report.replacing import replace_all, wording
from ui.editing.report_editor import ReportEditor
from ui.look.pressing import presses_button
from ui.paper.composition import Composition
from ui.paper.growing_text import GrowingText
from ui.paper.paper import Paper
from ui.paper.table_view import TableView
from ui.paper.undo_keys import asks_for_undo


class Match(NamedTuple):
    """A place where the text was found: characters of a field, or a cell."""

    field: QWidget
    start: int = 0
    cell: Cell | None = None


def find_matches(paper: Paper, needle: str) -> Iterator[Match]:
    """Yield the places from top to bottom; letters match in either case."""
    wanted = wording(needle)
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
    """Lines below the page; Enter goes to the next match, Escape closes them.

    Words are replaced in texts alone: figures are typed into their cells.
    """

    def __init__(self, paper: Paper, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._editor = editor
        self._matches: list[Match] = []
        self._current = -1
        self._left: QWidget = paper.title
        self.line = self._line("查找", "查找文字或数字")
        self.line.textChanged.connect(self._search)
        self.replacement = self._line("替换为", "不写就是删除")
        self._count = QLabel()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 8)
        self._layout.setVerticalSpacing(8)
        self._layout.setColumnStretch(1, 1)
        self._add_row("查找：", self.line, self._count, *self._search_buttons())
        self._replacing = self._add_row("替换为：", self.replacement, *self._replace_buttons())
        self.setTabOrder(self.line, self.replacement)
        self.hide()

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = _Line()
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        line.setClearButtonEnabled(True)
        return line

    def _search_buttons(self) -> list[QWidget]:
        return [
            _button("上一个", "Shift+Enter", lambda: self.go(-1)),
            _button("下一个", "Enter", lambda: self.go(1)),
            _button("关闭", "Esc", self.close_bar),
        ]

    def _replace_buttons(self) -> list[QWidget]:
        return [
            _button("替换", "替换这一处，转到下一处", self.replace),
            _button(
                "全部替换", "替换标题、正文和落款里的每一处，按一次 Ctrl+Z 恢复", self.replace_all
            ),
        ]

    def _add_row(self, label: str, line: QLineEdit, *others: QWidget) -> list[QWidget]:
        """Add a row; return what is in it."""
        row, name, right = self._layout.rowCount(), QLabel(label), QHBoxLayout()
        self._layout.addWidget(name, row, 0)
        self._layout.addWidget(line, row, 1)
        self._layout.addLayout(right, row, 2)
        for widget in others:
            right.addWidget(widget)
        right.addStretch()
        return [name, line, *others]

    def open_bar(self, *, replaces: bool = False) -> None:
        """Show the bar, ready to type; with or without the line that replaces."""
        focus = QApplication.focusWidget()
        if focus is not None and focus.isAncestorOf(self._paper):
            self._left = focus  # the page as a whole, on which no field was chosen yet
        for field in self._paper.fields():
            if focus is not None and (field is focus or field.isAncestorOf(focus)):
                self._left = field
        for widget in self._replacing:
            widget.setVisible(replaces)
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

    def replace(self) -> None:
        """Replace the match that is shown, if it is in a text, and go to the next."""
        is_shown = self._matches == self._find() and 0 <= self._current < len(self._matches)
        field = self._matches[self._current].field if is_shown else None
        if isinstance(field, GrowingText):
            new = self.replacement.text()
            self._show(self._matches[self._current])
            field.insert_text(new)
            self._current += len(wording(self._needle).findall(new)) - 1
        self.go(1)

    def replace_all(self) -> None:
        """Replace all matches in texts as one step, and say how many there were."""
        if not self._needle:
            return
        old, new = self._needle, self.replacement.text()
        replaced = replace_all(self._editor.report, old, new)
        self._editor.replace_report(replaced.report, f"全部替换“{old}”")
        self._search()
        self._count.setText(f"已替换 {replaced.places} 处" if replaced.places else "文字里没有找到")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, back with Shift+Enter, close with Escape."""
        if presses_button(event):
            return
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.replacement.hasFocus():
            self.replace()
        elif is_enter:
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    @property
    def _needle(self) -> str:
        """What is searched for; blanks count when there is nothing else."""
        return self.line.text().strip() or self.line.text()

    def _find(self) -> list[Match]:
        return list(find_matches(self._paper, self._needle)) if self._needle else []

    def _search(self) -> None:
        """Show the first match from the place one searched from, as one types."""
        self._matches = self._find()
        self._current = self._first_match()
        if self._current >= 0:
            self._show(self._matches[self._current])
        self._say()

    def _first_match(self) -> int:
        """Return the number of the first match in or below the field one came from; -1 for none."""
        fields = self._paper.fields()
        from_ = fields.index(self._left) if self._left in fields else 0
        below = (n for n, match in enumerate(self._matches) if fields.index(match.field) >= from_)
        return next(below, 0 if self._matches else -1)

    def _say(self) -> None:
        if not self._needle:
            self._count.setText("")
        elif self._matches:
            self._count.setText(f"{max(0, self._current) + 1}/{len(self._matches)}")
        else:
            self._count.setText("没有找到")

    def _show(self, match: Match) -> None:
        """Show this match alone; the focus stays in the bar, so that Enter goes on."""
        for field in self._paper.fields():
            if isinstance(field, GrowingText | TableView) and field is not match.field:
                field.forget_found()
        if isinstance(match.field, GrowingText):
            match.field.select(match.start, len(self._needle))
            match.field.visited.emit(match.field.cursorRect())
        elif isinstance(match.field, TableView) and match.cell:
            match.field.show_found(match.cell)


class _Line(QLineEdit):
    """Leaves undo to the window: what was replaced comes back with Ctrl+Z at once."""

    def __init__(self) -> None:
        super().__init__()
        self._composition = Composition(self)

    def event(self, event: QEvent) -> bool:
        if self._composition.takes(event):
            return True
        if asks_for_undo(event):
            event.ignore()
            return False
        return super().event(event)


def _button(text: str, tip: str, act: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.clicked.connect(act)
    return button
