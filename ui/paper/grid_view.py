"""A table of the form with its merged cells: geometry, painting, selection."""

from collections.abc import Iterable
from itertools import accumulate, pairwise

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from core.document import Cell, Role
from core.grid import column_widths
from ui.paper.table_model import FormTableModel, Index
from ui.paper.table_painter import TablePainter, paint_frame
from ui.report_editor import ReportEditor
from ui.theme import theme


class GridView(QTableView):
    """Shows one table at its full height; the page around it scrolls."""

    visited = Signal(QRect)  # the current cell in the viewport's coordinates, to be scrolled to

    def __init__(self, editor: ReportEditor, table_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form_model = FormTableModel(editor, table_id, self)
        self.painter_of_cells = TablePainter(self.form_model)
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
        self.painter_of_cells.set_zoom(zoom)
        exact = accumulate(column_widths(self.form_model.table, width), initial=0.0)
        self._x = [round(edge) for edge in exact]
        widths = [right - left for left, right in pairwise(self._x)]
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

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Stop showing what was searched for as soon as one moves on."""
        super().currentChanged(current, previous)
        self._found = None

    def viewportEvent(self, event: QEvent) -> bool:
        """Show help for figures only, wrapped to a readable width."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid() and self.form_model.cell(index).role is not Role.VALUE:
                return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()
