"""A table of the form, with its merged cells, edited like a spreadsheet."""

from collections.abc import Iterable
from itertools import accumulate

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from core.document import Cell, Role
from core.grid import column_widths
from ui.paper.cell_editor import CellEditor, Mode
from ui.paper.cell_range import PasteError, cleared, copy_range, paste_range
from ui.paper.navigation import Move, Navigator
from ui.paper.table_model import FormTableModel, Index
from ui.paper.table_painter import TablePainter, paint_frame
from ui.report_editor import ReportEditor
from ui.theme import theme

_MOVES = {
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Home: Move.ROW_START,
    Qt.Key.Key_End: Move.ROW_END,
}


class TableView(QTableView):
    """Shows one table at its full height; the page around it scrolls."""

    refused = Signal(str, QRect)  # reason, the cell in the viewport's coordinates
    explained = Signal(str, QRect)  # help, the cell
    settled = Signal()  # what was refused or explained is over
    passed = Signal(bool)  # Tab or Enter led out of the table; True forward
    visited = Signal(QRect)  # the current cell, to be scrolled to

    def __init__(self, editor: ReportEditor, table_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form_model = FormTableModel(editor, table_id, self)
        self.painter_of_cells = TablePainter(self.form_model)
        self._navigator = Navigator(self.form_model)
        self._cell_editor: CellEditor | None = None
        self._highlighted: frozenset[str] = frozenset()
        self._found: Cell | None = None
        self._x: list[int] = []
        self._y: list[int] = []
        self.setModel(self.form_model)
        self._set_up(editor.report.form.section(table_id).name)

    def _set_up(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            "方向键移动，直接输入数字，回车向下，Tab 向右，F2 修改，F1 查看填写说明"
        )
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        for cell in self.form_model.table.cells:
            if cell.row_span > 1 or cell.column_span > 1:
                self.setSpan(cell.row, cell.column, cell.row_span, cell.column_span)

    # Geometry

    def set_geometry(self, width: int, zoom: float) -> None:
        """Lay the table out `width` px wide, its text at a zoom."""
        self._finish_editing()
        self.painter_of_cells.set_zoom(zoom)
        exact = accumulate(column_widths(self.form_model.table, width), initial=0.0)
        self._x = [round(edge) for edge in exact]
        widths = [right - left for left, right in zip(self._x, self._x[1:], strict=False)]
        heights = self.painter_of_cells.heights(widths)
        self._y = list(accumulate(heights, initial=0))
        for column, size in enumerate(widths):
            self.setColumnWidth(column, size)
        for row, size in enumerate(heights):
            self.setRowHeight(row, size)
        self.setFixedSize(self._x[-1], self._y[-1])

    def rect_of(self, cell: Cell) -> QRect:
        """Return the rectangle of a cell in the viewport's coordinates."""
        left, top = self._x[cell.column], self._y[cell.row]
        right, bottom = self._x[cell.last_column + 1], self._y[cell.last_row + 1]
        return QRect(left, top, right - left, bottom - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells in the area asked for."""
        colours = theme()
        painter = QPainter(self.viewport())
        chosen = self._chosen_addresses()
        current = self.current_cell()
        for cell in self.form_model.table.cells:
            rect = self.rect_of(cell)
            if not event.region().intersects(rect):
                continue
            self.painter_of_cells.paint(painter, cell, rect, colours)
            address = cell.entry.address if cell.entry else ""
            if address in chosen:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(rect, QColor(colours.selection))
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            self._paint_rules(painter, rect, QColor(colours.line))
            if address in self._highlighted:
                paint_frame(painter, rect, QColor(colours.error), 2, Qt.PenStyle.DashLine)
            if cell is self._found:
                paint_frame(painter, rect, QColor(colours.accent), 3, Qt.PenStyle.DotLine)
            if cell is current and self.hasFocus():
                paint_frame(painter, rect, QColor(colours.accent), 2, Qt.PenStyle.SolidLine)

    def _paint_rules(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        painter.setPen(colour)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if rect.left() == 0:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if rect.top() == 0:
            painter.drawLine(rect.topLeft(), rect.topRight())

    # Selection

    def current_cell(self) -> Cell | None:
        """Return the cell one stands on."""
        index = self.currentIndex()
        return self.form_model.cell(index) if index.isValid() else None

    def chosen_cells(self) -> list[Cell]:
        """Return the chosen figures, in the form's order."""
        chosen = self._chosen_addresses()
        return [cell for address, cell in self.form_model.by_address.items() if address in chosen]

    def _chosen_addresses(self) -> set[str]:
        cells = (self.form_model.cell(index) for index in self.selectedIndexes())
        return {cell.entry.address for cell in cells if cell.entry}

    def go_to(self, cell: Cell, *, extend: bool = False) -> None:
        """Stand on a cell, and scroll to it."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.form_model.index_of(cell)
        if extend:
            self._extend_to(index)
        else:
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
        self.visited.emit(self.rect_of(cell))

    def _extend_to(self, index: Index) -> None:
        """Choose the rectangle from the anchor to an index."""
        flag = QItemSelectionModel.SelectionFlag
        chosen = [self.form_model.index_of(cell) for cell in self.chosen_cells()]
        anchor = chosen[0] if chosen else index
        current = self.currentIndex()
        if chosen and current == anchor:
            anchor = chosen[-1]
        selection = QItemSelection()
        top, bottom = sorted((anchor.row(), index.row()))
        left, right = sorted((anchor.column(), index.column()))
        selection.select(self.form_model.index(top, left), self.form_model.index(bottom, right))
        self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        self.selectionModel().select(selection, flag.ClearAndSelect)

    def choose(self, addresses: Iterable[str], first: str) -> None:
        """Stand on the cell `first` and frame all cells of `addresses`."""
        self.highlight(addresses)
        if first in self.form_model.by_address:
            self.setFocus()
            self.go_to(self.form_model.by_address[first])

    def show_found(self, cell: Cell) -> None:
        """Show a cell that was searched for; a label is scrolled to."""
        if cell.role is Role.VALUE:
            self.go_to(cell)
        else:
            self.clearSelection()
            self.visited.emit(self.rect_of(cell))
        self._found = cell
        self.viewport().update()

    def highlight(self, addresses: Iterable[str]) -> None:
        """Frame cells, until others are framed."""
        new = frozenset(addresses)
        if new != self._highlighted:
            self._highlighted = new
            self.viewport().update()

    def enter(self, *, forward: bool) -> None:
        """Stand on the first or last cell to fill in, when Tab or Enter leads here."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.go_to(self._navigator.first_input if forward else self._navigator.last_input)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Stop showing what was searched for as soon as one moves on."""
        super().currentChanged(current, previous)
        self._found = None

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
        if text and text.isprintable() and plain:
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
            self._move(cell, Move.FIRST)
        elif key is Qt.Key.Key_End and control:
            self._move(cell, Move.LAST)
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
        elif not extend and move in (Move.NEXT, Move.NEXT_DOWN, Move.DOWN):
            self.passed.emit(True)  # noqa: FBT003 (a signal's argument)
        elif not extend and move in (Move.PREVIOUS, Move.PREVIOUS_UP, Move.UP):
            self.passed.emit(False)  # noqa: FBT003 (a signal's argument)

    def event(self, event: QEvent) -> bool:
        """Let Tab go through the cells, and leave undo to the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            cell = self.current_cell()
            if cell and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._move(cell, Move.NEXT if event.key() == Qt.Key.Key_Tab else Move.PREVIOUS)
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show help for figures only, wrapped to a readable width."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid() and self.form_model.cell(index).role is not Role.VALUE:
                return True
        return super().viewportEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits as though it were typed."""
        cell = self.current_cell()
        if cell and event.commitString():
            self.edit_cell(cell, Mode.REPLACE, event.commitString())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a cell as soon as the table has the focus."""
        super().focusInEvent(event)
        if self.current_cell() is None:
            self.go_to(self._navigator.first_input)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop showing where one stands."""
        super().focusOutEvent(event)
        self.viewport().update()

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()

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
            self.refused.emit("合计由程序自动计算，不用填写。", self.rect_of(cell))
            return
        self._finish_editing()
        rect = self.rect_of(cell)
        editor = CellEditor(self.form_model, cell, mode, self.viewport())
        editor.refused.connect(lambda reason: self.refused.emit(reason, rect))
        editor.accepted.connect(self.settled)
        editor.finished.connect(lambda move: self._editing_finished(cell, move))
        self._cell_editor = editor
        editor.begin(rect, self.painter_of_cells.value_font, text)

    def _editing_finished(self, cell: Cell, move: Move | None) -> None:
        editor, self._cell_editor = self._cell_editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self.setFocus()
        self.settled.emit()
        if move is not None:
            self._move(cell, move)

    def _finish_editing(self) -> None:
        if self._cell_editor is not None:
            self._cell_editor.commit(None)

    def clear_cells(self) -> None:
        """Blank the chosen cells."""
        changes = cleared(self.form_model, self.chosen_cells())
        self.form_model.editor.set_figures(changes, f"清除 {len(changes)} 个单元格")

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
        """Take figures from the clipboard, all or none."""
        chosen = self.chosen_cells()
        if not chosen:
            return
        start = chosen[0]
        try:
            changes = paste_range(
                self.form_model, start, chosen, QGuiApplication.clipboard().text()
            )
        except PasteError as error:
            self.refused.emit(str(error), self.rect_of(start))
        else:
            self.settled.emit()
            self.form_model.editor.set_figures(changes, f"粘贴 {len(changes)} 个单元格")
