"""A table of the form used like a spreadsheet: keys and mouse."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from core.document.document import Cell, Role
from ui.paper.cell_editor import Mode
from ui.paper.composing_grid import ComposingGrid
from ui.paper.navigation import BACKWARD, FORWARD, Move, Navigator
from ui.paper.table_model import FormTableModel
from ui.paper.table_painter import TablePainter

_MOVES = {
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Home: Move.ROW_START,
    Qt.Key.Key_End: Move.ROW_END,
}


class TableView(ComposingGrid):
    """Takes keys and mouse for one table."""

    explained = Signal(str, QRect)  # help, the cell
    passed = Signal(Move)  # the move led out of the table

    def __init__(
        self,
        model: FormTableModel,
        parent: QWidget | None = None,
        painter: TablePainter | None = None,
    ) -> None:
        super().__init__(model, parent, painter)
        self._navigator = Navigator(self.form_model)
        self._filled_on_to: Cell | None = None  # where Enter or Tab led, from cell to cell
        self.moved_on.connect(self._leave)

    def enter(self, move: Move) -> None:
        """Stand on the first or last cell to fill in, when a move leads here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go_to(self._navigator.entry(move))

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, edit, clear and copy as a spreadsheet does."""
        cell = self.current_cell()
        if cell is None or self._handle_command(event, cell) or self._handle_move(event, cell):
            return
        text = event.text()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if text.strip() and text.isprintable() and plain:
            self.edit_cell(cell, Mode.REPLACE, text)
        else:
            event.ignore()

    def _handle_command(self, event: QKeyEvent, cell: Cell) -> bool:
        key = QKeySequence.StandardKey
        commands = {
            key.Copy: self.copy,
            key.Cut: self.cut,
            key.Paste: self.paste,
            key.SelectAll: self.selectAll,
        }
        for standard, command in commands.items():
            if event.matches(standard):
                command()
                return True
        match event.key():
            case Qt.Key.Key_F2:
                self.edit_cell(cell, Mode.REVISE, None)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.clear_cells()
            case Qt.Key.Key_F1:
                self.explain()
            case Qt.Key.Key_Escape:
                self.highlight(())
                self.settled.emit()
            case _:
                return False
        return True

    def _handle_move(self, event: QKeyEvent, cell: Cell) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._move(cell, Move.PREVIOUS_UP if shift else Move.NEXT_DOWN)
        elif key is Qt.Key.Key_Home and control:
            self._move(cell, Move.FIRST, extend=shift)
        elif key is Qt.Key.Key_End and control:
            self._move(cell, Move.LAST, extend=shift)
        elif key in _MOVES:
            self._move(cell, _MOVES[key], extend=shift)
        else:
            return False
        return True

    def _leave(self, cell: Cell, move: Move) -> None:
        """Go on from a cell one typed in; Enter after correcting a single one stays in its column.

        One corrects where a figure stood before and one came otherwise than by filling in.
        """
        fills_in = not self.cell_editor.corrects or cell is self._filled_on_to
        if move is Move.NEXT_DOWN and not fills_in and self._navigator.is_last_below(cell):
            self.settled.emit()
            return
        self._move(cell, move)
        self._filled_on_to = self.current_cell()

    def _move(self, cell: Cell, move: Move, *, extend: bool = False) -> None:
        self.settled.emit()
        target = self._navigator.go(cell, move)
        if target is not None:
            self.go_to(target, extend=extend)
        elif not extend and move in FORWARD | BACKWARD:
            self.passed.emit(move)

    def event(self, event: QEvent) -> bool:
        """Let Tab go through the cells, and leave undo to the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            cell = self.current_cell()
            if cell and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._move(cell, Move.NEXT if event.key() == Qt.Key.Key_Tab else Move.PREVIOUS)
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a cell as soon as the table has the focus; Tab goes through all of them."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.go_to(self._navigator.entry(Move.PREVIOUS))
        elif event.reason() == Qt.FocusReason.TabFocusReason or (
            self.current_cell() is None and event.reason() != Qt.FocusReason.MouseFocusReason
        ):
            self.go_to(self._navigator.entry(Move.NEXT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the cell one edits before standing on another."""
        self.finish_editing()
        self.settled.emit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the figure under the mouse."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.form_model.cell(index).role is Role.VALUE:
            self.edit_cell(self.form_model.cell(index), Mode.REVISE, None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen cells."""
        self.menu().exec(event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu of the chosen cells."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, key, handler in (
            ("剪切(&T)", "Ctrl+X", self.cut),
            ("复制(&C)", "Ctrl+C", self.copy),
            ("粘贴(&P)", "Ctrl+V", self.paste),
            ("清除(&D)", "Del", self.clear_cells),
            ("填写说明(&H)", "F1", self.explain),
        ):
            menu.addAction(f"{text}\t{key}").triggered.connect(handler)
        return menu

    def explain(self) -> None:
        """Show what belongs into the current cell."""
        cell = self.current_cell()
        if cell:
            self.explained.emit(self.form_model.help(cell), self.rect_of(cell))
