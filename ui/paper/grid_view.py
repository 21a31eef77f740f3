"""A table of the form with its merged cells: geometry, painting, selection."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView, QWidget

from core.document.document import Cell, Role
from core.document.grid import column_widths
from ui.look.theme import is_dark, theme
from ui.paper.cell_canvas import CellCanvas
from ui.paper.column_room import with_room
from ui.paper.table_model import FormTableModel, Index
from ui.paper.table_painter import TablePainter, paint_frame


class GridView(QTableView):
    """Shows one table at its full height; the page around it scrolls."""

    framed = Signal()  # cells were framed, or are no longer
    visited = Signal(QRect)  # the current cell in the viewport's coordinates, to be scrolled to

    def __init__(
        self,
        model: FormTableModel,
        parent: QWidget | None = None,
        painter: TablePainter | None = None,
    ) -> None:
        super().__init__(parent)
        self.form_model = model
        model.setParent(self)
        self.painter_of_cells = painter or TablePainter(model)
        self.highlighted: frozenset[str] = frozenset()
        self.found: Cell | None = None
        self._canvas = CellCanvas(self.form_model.table.cells, self._paint_cell)
        self._width, self._zoom = 0, 1.0
        self._is_widened = False
        self._x: list[int] = []
        self._y: list[int] = []
        self.setModel(self.form_model)
        self._set_up(model.editor.report.form.section(model.table.id).name)

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
        self._width, self._zoom = width, zoom
        self.painter_of_cells.set_zoom(zoom)
        self._canvas.forget()
        exact = accumulate(column_widths(self.form_model.table, width), initial=0.0)
        self._x = [round(edge) for edge in exact]
        plain = [right - left for left, right in pairwise(self._x)]
        widths = with_room(plain, self.painter_of_cells.needed_widths())
        self._is_widened = widths != plain
        self._x = list(accumulate(widths, initial=0))
        heights = self.painter_of_cells.heights(widths)
        self._y = list(accumulate(heights, initial=0))
        for column, size in enumerate(widths):
            self.setColumnWidth(column, size)
        for row, size in enumerate(heights):
            self.setRowHeight(row, size)
        self.setFixedSize(self._x[-1], self._y[-1])

    def lay_out_anew(self) -> None:
        """Lay the table out again, after last year's figures have come or gone."""
        self.set_geometry(self._width, self._zoom)

    def rect_of(self, cell: Cell) -> QRect:
        """Return the rectangle of a cell in the viewport's coordinates."""
        left, top = self._x[cell.column], self._y[cell.row]
        right, bottom = self._x[cell.last_column + 1], self._y[cell.last_row + 1]
        return QRect(left, top, right - left, bottom - top)

    @property
    def header_height(self) -> int:
        """How many px the column headers take; 0 when the table has them further down too."""
        return self._y[self.form_model.table.header_rows] if self._y else 0

    def paint_headers(self, painter: QPainter) -> None:
        """Paint the column headers, from the painter's origin on."""
        for cell in self.form_model.table.cells:
            if cell.last_row < self.form_model.table.header_rows:
                self._paint_cell(painter, cell)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the changed cells anew."""
        cell = self.form_model.cell(first)
        self._canvas.forget(cell, self.form_model.cell(last))
        if self._x and (self._is_widened or self._is_too_long(cell)):
            self.lay_out_anew()
        super().dataChanged(first, last, roles)

    def _is_too_long(self, cell: Cell) -> bool:
        return self.painter_of_cells.is_too_long(cell, self.rect_of(cell).width())

    def changeEvent(self, event: QEvent) -> None:
        """Paint everything anew in other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._canvas.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture of the cells; selection, marks and focus come on top."""
        painter = QPainter(self.viewport())
        picture = self._canvas.picture(self.viewport().size(), self.devicePixelRatioF())
        if picture is not None:
            painter.drawPixmap(0, 0, picture)
        else:
            for cell in self.form_model.table.cells:
                if event.region().intersects(self.rect_of(cell)):
                    self._paint_cell(painter, cell)
        self._paint_overlay(painter)

    def _paint_cell(self, painter: QPainter, cell: Cell) -> None:
        colours, rect = theme(), self.rect_of(cell)
        self.painter_of_cells.paint(painter, cell, rect, colours)
        line = QColor(colours.line)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        if rect.left() == 0:
            painter.fillRect(0, rect.top(), 1, rect.height(), line)
        if rect.top() == 0:
            painter.fillRect(rect.left(), 0, rect.width(), 1, line)

    def _paint_overlay(self, painter: QPainter) -> None:
        colours, by_address = theme(), self.form_model.by_address
        mode = QPainter.CompositionMode
        # On white paper the shade is multiplied, so that figures stay as dark as they were.
        painter.setCompositionMode(
            mode.CompositionMode_Screen if is_dark() else mode.CompositionMode_Multiply
        )
        for address in self._chosen_addresses():
            rect = self.rect_of(by_address[address]).adjusted(0, 0, -1, -1)
            painter.fillRect(rect, QColor(colours.chosen))
        painter.setCompositionMode(mode.CompositionMode_SourceOver)
        for address in self.highlighted:
            rect = self.rect_of(by_address[address])
            paint_frame(painter, rect, QColor(colours.error), 2, Qt.PenStyle.DashLine)
        if self.found is not None:
            rect = self.rect_of(self.found)
            paint_frame(painter, rect, QColor(colours.accent), 3, Qt.PenStyle.DotLine)
        current = self.current_cell()
        if current is not None and self.is_worked_in():
            rect = self.rect_of(current)
            paint_frame(painter, rect, QColor(colours.accent), 2, Qt.PenStyle.SolidLine)

    # Selection

    def is_worked_in(self) -> bool:
        """Say whether the focus is in the table, also in the line one types in."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

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
        """Choose the rectangle from the corner opposite the current cell to an index."""
        flag = QItemSelectionModel.SelectionFlag
        chosen, current = self.chosen_cells(), self.currentIndex()
        anchor_row = _opposite([cell.row for cell in chosen], current.row())
        anchor_column = _opposite([cell.column for cell in chosen], current.column())
        selection = QItemSelection()
        top, bottom = sorted((anchor_row, index.row()))
        left, right = sorted((anchor_column, index.column()))
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
        self.found = cell
        self.viewport().update()

    def forget_found(self) -> None:
        """Choose nothing, because what is searched for was found elsewhere."""
        self.found = None
        self.clearSelection()
        self.viewport().update()

    def highlight(self, addresses: Iterable[str]) -> None:
        """Frame cells, until others are framed."""
        new = frozenset(addresses)
        if new != self.highlighted:
            self.highlighted = new
            self.viewport().update()
            self.framed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Stop showing what was searched for as soon as one moves on."""
        super().currentChanged(current, previous)
        self.found = None

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


def _opposite(places: list[int], current: int) -> int:
    """Return the first or last of the chosen rows or columns: that farther from `current`."""
    return max(places, key=lambda place: abs(place - current), default=current)
