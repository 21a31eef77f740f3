"""A table of the form edited like a spreadsheet: keys, typing, clipboard."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from core.document import Cell, Role
from core.form_file import official_forms
from ui.importing.recognition import looks_like_report
from ui.paper.cell_editor import CellEditor, Mode
from ui.paper.cell_range import PasteError, cleared, copy_range, paste_range
from ui.paper.grid_view import GridView
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

_COMPUTED = "合计由程序自动计算，不用填写。"


class TableView(GridView):
    """Takes keys and mouse for one table."""

    refused = Signal(str, QRect)  # reason, the cell in the viewport's coordinates
    taken_back = Signal(str)  # why an entry was, after one went elsewhere, perhaps far away
    explained = Signal(str, QRect)  # help, the cell
    settled = Signal()  # what was refused or explained is over
    report_pasted = Signal(str, str)  # text and HTML of a whole report, for which no cell is meant
    passed = Signal(Move)  # the move led out of the table

    def __init__(
        self,
        model: FormTableModel,
        parent: QWidget | None = None,
        painter: TablePainter | None = None,
    ) -> None:
        super().__init__(model, parent, painter)
        self._navigator = Navigator(self.form_model)
        self._cell_editor = CellEditor(self.form_model, self.viewport())
        self._cell_editor.refused.connect(self._refuse)
        # Said after the click that took it back, which itself hides what was said before.
        self._cell_editor.taken_back.connect(
            self._tell_taken_back, Qt.ConnectionType.QueuedConnection
        )
        self._cell_editor.accepted.connect(self.settled)
        self._cell_editor.finished.connect(self._editing_finished)

    def set_geometry(self, width: int, zoom: float) -> None:
        """Lay the table out anew, with the line one types in."""
        super().set_geometry(width, zoom)
        if self._cell_editor.cell is not None:
            self._lay_over(self._cell_editor.cell)

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

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits as though it were typed."""
        cell = self.current_cell()
        if cell and event.commitString().strip():
            self.edit_cell(cell, Mode.REPLACE, event.commitString())

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
        self._finish_editing()
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

    # Editing

    def edit_cell(self, cell: Cell, mode: Mode, text: str | None) -> None:
        """Open the line to type in; totals say why they cannot be edited."""
        self.settled.emit()
        if self.form_model.is_computed(cell):
            self.refused.emit(_COMPUTED, self.rect_of(cell))
            return
        self._finish_editing()
        self._lay_over(cell)
        self._cell_editor.begin(cell, mode, text)

    def _lay_over(self, cell: Cell) -> None:
        self._cell_editor.setFont(self.painter_of_cells.value_font)
        room = self.painter_of_cells.value_room(self.rect_of(cell))
        self._cell_editor.setGeometry(room.adjusted(2, 2, -2, -2))

    def _editing_finished(self, cell: Cell, move: Move | None) -> None:
        had_focus = self._cell_editor.hasFocus()
        self._cell_editor.hide()
        if had_focus:
            self.setFocus()
        self.settled.emit()
        if move is not None:
            self._move(cell, move)

    def settle_editing(self) -> None:
        """Take back what is no figure, before the report is saved or exported."""
        if self._cell_editor.is_refused:
            self._cell_editor.settle()

    def _finish_editing(self) -> None:
        if self._cell_editor.cell is not None:
            self._cell_editor.commit(None)

    def _refuse(self, reason: str) -> None:
        cell = self._cell_editor.cell or self.current_cell()
        if cell is not None:
            self._refuse_at(reason, cell)

    def _tell_taken_back(self, reason: str, cell: Cell) -> None:
        self._refuse_at(reason, cell)
        self.taken_back.emit(reason)

    def _refuse_at(self, reason: str, cell: Cell) -> None:
        self.refused.emit(reason, self.rect_of(cell))

    def clear_cells(self) -> None:
        """Blank the chosen cells; totals alone say why they stay."""
        changes = cleared(self.form_model, self.chosen_cells())
        if not changes:
            self._refuse(_COMPUTED)
        self.form_model.editor.change_figures(changes, "清除")

    def copy(self) -> None:
        """Put the chosen range on the clipboard."""
        cells = self.chosen_cells()
        if cells:
            QGuiApplication.clipboard().setText(copy_range(self.form_model, cells))

    def cut(self) -> None:
        """Copy the chosen range and blank it."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Take figures from the clipboard; a whole report is offered to be imported."""
        text = QGuiApplication.clipboard().text()
        if looks_like_report(text, official_forms()):
            self.report_pasted.emit(text, QGuiApplication.clipboard().mimeData().html())
        else:
            self.insert_text(text)

    def insert_text(self, text: str) -> None:
        """Put figures into the cells, all or none."""
        chosen = self.chosen_cells()
        if not chosen:
            return
        start = chosen[0]
        try:
            if not text:
                raise PasteError("剪贴板里没有文字，没有粘贴。")
            changes = paste_range(self.form_model, start, chosen, text)
        except PasteError as error:
            self.refused.emit(str(error), self.rect_of(start))
        else:
            self.settled.emit()
            self.form_model.editor.change_figures(changes, "粘贴")
