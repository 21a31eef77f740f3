"""A sheet of somebody's blank, with what would go into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from core.numbers import format_number
from ui.look.theme import theme

if TYPE_CHECKING:
    from core.filling.blank import BlankCell, Content, Place, Sheet
    from core.filling.plan import Plan

_WIDEST, _NARROWEST = 190, 46  # px of a column


class BlankTable(QTableWidget):
    """Shows a sheet; `chosen` tells the cell one stands on."""

    chosen = Signal(object)  # its Place

    def __init__(self, sheet: Sheet, plan: Plan, parent: QWidget | None = None) -> None:
        top = min((cell.place.row for cell in sheet.cells), default=0)
        left = min((cell.place.column for cell in sheet.cells), default=0)
        super().__init__(sheet.rows - top, sheet.columns - left, parent)
        self._sheet, self._origin = sheet, (top, left)
        self.setAccessibleName(sheet.name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self._lay_out()
        self.show_plan(plan)
        self._fit()
        self.currentItemChanged.connect(self._tell)

    def _lay_out(self) -> None:
        for cell in self._sheet.cells:
            item = QTableWidgetItem(cell.text)
            item.setData(Qt.ItemDataRole.UserRole, cell.place)
            row, column = self._at(cell.place)
            self.setItem(row, column, item)
            if cell.row_span * cell.column_span > 1:
                self.setSpan(row, column, cell.row_span, cell.column_span)

    def _fit(self) -> None:
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            width = min(max(self.columnWidth(column), _NARROWEST), _WIDEST)
            self.setColumnWidth(column, width)
        if self.columnCount() == 1:
            self.horizontalHeader().setStretchLastSection(True)
        self.resizeRowsToContents()

    def _at(self, place: Place) -> tuple[int, int]:
        return place.row - self._origin[0], place.column - self._origin[1]

    def show_plan(self, plan: Plan) -> None:
        """Show what would be written, and colour the cells."""
        writes, unfilled = plan.writes, {cell.place for cell in plan.unfilled}
        meanings = plan.address_at
        for cell in self._sheet.cells:
            item = self.item(*self._at(cell.place))
            if item is None:
                continue
            content = writes.get(cell.place)
            item.setText(cell.text if content is None else _text(content))
            is_told = cell.place in meanings or cell.place in plan.fields
            item.setBackground(QColor(_colour(cell, content, cell.place in unfilled, told=is_told)))
            item.setToolTip(tip(plan, cell))
            align = Qt.AlignmentFlag.AlignCenter if is_told else Qt.AlignmentFlag.AlignVCenter
            item.setTextAlignment(align)

    def go_to(self, place: Place) -> None:
        """Stand on a cell."""
        self.setCurrentCell(*self._at(place))

    def _tell(self, item: QTableWidgetItem | None) -> None:
        if item is not None and (place := item.data(Qt.ItemDataRole.UserRole)) is not None:
            self.chosen.emit(place)


def tip(plan: Plan, cell: BlankCell) -> str:
    """Return what a cell is taken for, and why nothing goes into it."""
    if cell.place in plan.lines:
        return f"{cell.name}：填报人、电话等"
    meaning = plan.meaning_at(cell.place)
    if not meaning:
        return cell.name
    why = "，是公式，不改动" if cell.has_formula else "，已锁定，不填" if cell.is_locked else ""
    return f"{cell.name}：{plan.name_of(meaning)}{why}"


def _colour(cell: BlankCell, content: Content | None, is_open: bool, *, told: bool) -> str:  # noqa: FBT001
    if content is not None:
        return theme().selection
    if told:
        return theme().computed
    if is_open:
        return theme().blank
    return theme().paper if cell.is_blank else theme().header


def _text(content: Content) -> str:
    return content if isinstance(content, str) else format_number(content)
