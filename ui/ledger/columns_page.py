"""How the sheets of a register are read: which are registers, and what their columns are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.ledger.heads import NAMES, NOTHING
from core.ledger.laying_out import tables_with_ledger
from core.ledger.wordings import Vocabulary
from ui.look.theme import theme

if TYPE_CHECKING:
    from core.form.form import Form
    from core.ledger.layout import Layout
    from core.ledger.ledger import Ledger
    from core.ledger.sheets import Area

_ROWS_SHOWN = 60
_WIDEST, _NARROWEST = 210, 104  # px of a column
_HEADER_ROOM = 10  # px
_NO_REGISTER = "不是台账，不统计"
_HINT = "每一栏上面是它的用途，认错的可以改，改过的下次自动照办。灰色的是表头。"


class ColumnsPage(QWidget):
    """Shows a sheet with the meanings of its columns; tells what is chosen otherwise."""

    column_changed = Signal(int, int, str)  # number of the sheet, column, meaning
    table_changed = Signal(int, str)  # number of the sheet, table

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.sheets, self.registers = QComboBox(), QComboBox()
        self.grid = QTableWidget()
        self.boxes: dict[int, QComboBox] = {}
        self._set_up(ledger.form)
        self._lay_out()
        first = next((n for n, each in enumerate(ledger.layouts) if each.table), 0)
        self.sheets.setCurrentIndex(first)
        self._show()
        self.sheets.currentIndexChanged.connect(lambda _: self._show())
        self.registers.activated.connect(
            lambda _: self.table_changed.emit(self.number, self.registers.currentData())
        )

    @property
    def number(self) -> int:
        """The number of the sheet that is shown, from 0."""
        return max(0, self.sheets.currentIndex())

    def show_ledger(self, ledger: Ledger) -> None:
        """Show a register as it is read now."""
        self._ledger = ledger
        self._show()

    def _set_up(self, form: Form) -> None:
        for layout in self._ledger.layouts:
            name = layout.sheet.name or self._ledger.path.name
            self.sheets.addItem(f"{name}（{layout.group}）" if layout.group else name)
        self.sheets.setAccessibleName("工作表")
        self.registers.setAccessibleName("这张表是")
        for table in tables_with_ledger(form):
            self.registers.addItem(f"{form.tables[table].sheet}台账", table)
        self.registers.addItem(_NO_REGISTER, "")
        self.grid.setAccessibleName("台账的栏目")
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.grid.setTabKeyNavigation(False)
        self.grid.horizontalHeader().hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (QLabel("工作表"), self.sheets, QLabel("　这张表是"), self.registers):
            row.addWidget(widget)
        row.addStretch(1)
        hint = QLabel(_HINT)
        hint.setObjectName("summary")
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(hint)
        layout.addWidget(self.grid, 1)

    def _show(self) -> None:
        layout = self._ledger.layouts[self.number]
        self.registers.setCurrentIndex(self.registers.findData(layout.table))
        rows = list(layout.sheet.rows)[:_ROWS_SHOWN]
        self.grid.clear()
        self.grid.clearSpans()
        self.grid.setRowCount(len(rows) + 1)
        self.grid.setColumnCount(layout.sheet.columns)
        self.grid.setVerticalHeaderLabels(["用途", *map(str, rows)])
        for number, row in enumerate(rows, 1):
            self._show_row(layout, number, row)
        self._show_boxes(layout)
        self._fit()

    def _show_row(self, layout: Layout, number: int, row: int) -> None:
        for column in range(1, layout.sheet.columns + 1):
            area, text = layout.sheet.area(row, column), layout.sheet.at(row, column)
            if area and (area.top, area.left) == (row, column):
                self._span(number, column, area, layout)
            item = QTableWidgetItem(" ".join(text.split()))
            item.setToolTip(text)
            if layout.table and row <= layout.head:
                item.setBackground(QColor(theme().header))
            elif column in layout.columns:
                item.setBackground(QColor(theme().selection))
            self.grid.setItem(number, column - 1, item)

    def _span(self, number: int, column: int, area: Area, layout: Layout) -> None:
        height = min(area.bottom - area.top + 1, self.grid.rowCount() - number)
        width = min(area.right, layout.sheet.columns) - area.left + 1
        if height * width > 1:
            self.grid.setSpan(number, column - 1, height, width)

    def _show_boxes(self, layout: Layout) -> None:
        self.boxes = {}
        for column in range(1, layout.sheet.columns + 1) if layout.table else ():
            box = QComboBox()
            box.setAccessibleName(f"第{column}栏的用途")
            meaning = layout.columns.get(column, NOTHING)
            for id_, name in self._meanings(layout, meaning).items():
                box.addItem(name, id_)
            box.setCurrentIndex(max(0, box.findData(meaning)))
            box.activated.connect(
                lambda _, c=column, b=box: self.column_changed.emit(self.number, c, b.currentData())
            )
            self.boxes[column] = box
            self.grid.setCellWidget(0, column - 1, box)

    def _meanings(self, layout: Layout, chosen: str) -> dict[str, str]:
        """Return what a column may be for; one that is ticked has a meaning of its own."""
        axis, _, id_ = chosen.partition("=")
        if not id_:
            return NAMES
        words = Vocabulary(self._ledger.form, layout.table)
        names = {"kind": words.kinds, "result": words.results}.get(axis, {})
        return {chosen: f"打勾：{names.get(id_, id_)}", **NAMES}

    def _fit(self) -> None:
        self.grid.resizeColumnsToContents()
        for column in range(self.grid.columnCount()):
            width = min(max(self.grid.columnWidth(column), _NARROWEST), _WIDEST)
            self.grid.setColumnWidth(column, width)
        if self.boxes:
            height = next(iter(self.boxes.values())).sizeHint().height()
            self.grid.setRowHeight(0, height + _HEADER_ROOM)
