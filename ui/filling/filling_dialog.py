"""The review: their table with what would go where, what has no place, and who fills it in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.filling.fields import NAMES, Person
from core.numbers import format_number
from ui.filling.blank_table import BlankTable, tip

if TYPE_CHECKING:
    from core.filling.blank import Place
    from core.filling.plan import Plan

_NOTHING = "（不填）"
_LEGEND = "蓝色：要填的　灰色：公式或不能填的　黄色：没有对应内容的　点一格可以改"
_SIZE = 1080, 720  # px
_FIELDS = {"filler": "填报人", "phone": "联系电话", "reviewer": "审核人"}


class FillingDialog(QDialog):
    """Lets a clerk see and correct what goes where; `plan` is what is to be filled in."""

    def __init__(self, plan: Plan, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self._place: Place | None = None
        self.setWindowTitle(f"填入上报表：{name}")
        self.resize(*_SIZE)
        self.summary = QLabel()
        self.tables = QTabWidget()
        for sheet in plan.blank.sheets:
            if sheet.cells:
                table = BlankTable(sheet, plan)
                table.chosen.connect(self._choose)
                self.tables.addTab(table, sheet.name)
        self.place_label = QLabel("点一格，看它填什么")
        self.meanings = QComboBox()
        self.notes = QListWidget()
        self.homeless = QListWidget()
        self.put_button = QPushButton("填到选中的格")
        self.lines = {field: QLineEdit(plan.contents.get(field, "")) for field in _FIELDS}
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._set_up()
        self._lay_out()
        self._connect()
        self._show_first()
        self._show()

    def person(self) -> Person:
        """Return who fills in, as typed."""
        return Person(**{field: line.text().strip() for field, line in self.lines.items()})

    def _set_up(self) -> None:
        legend = dict(NAMES)
        self.meanings.setEditable(True)
        self.meanings.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.meanings.setAccessibleName("这一格填什么")
        self.meanings.setEnabled(False)
        self.meanings.addItem(_NOTHING, "")
        for field, name in legend.items():
            self.meanings.addItem(name, field)
        for address in self.plan.report.form.cells:
            self.meanings.addItem(self._described(address), address)
        completer = self.meanings.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
        self.put_button.setEnabled(False)
        self.put_button.setAutoDefault(False)
        self.notes.setWordWrap(True)
        self.homeless.setAccessibleName("没有位置的数字")
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText("另存为…")
        for button in self.buttons.buttons():
            button.setIcon(QIcon())

    def _described(self, address: str) -> str:
        value = self.plan.report.figures[address]
        table = self.plan.report.form.tables[self.plan.report.form.cells[address].table].sheet
        number = "" if value is None else f"　{format_number(value)}"
        return f"{table}·{self.plan.name_of(address)}{number}"

    def _lay_out(self) -> None:
        legend = QLabel(_LEGEND)
        legend.setObjectName("summary")
        below = QHBoxLayout()
        below.addWidget(self.place_label)
        below.addWidget(self.meanings, 1)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(legend)
        column.addWidget(self.tables, 1)
        column.addLayout(below)
        side = QVBoxLayout(right)
        side.setContentsMargins(8, 0, 0, 0)
        self.homeless_label, self.notes_label = QLabel(), QLabel("请核对")
        for widget in (self.homeless_label, self.homeless, self.put_button):
            side.addWidget(widget)
        side.addWidget(self.notes_label)
        side.addWidget(self.notes)
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([_SIZE[0] - 290, 290])
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(splitter, 1)
        layout.addLayout(self._last_row())

    def _last_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for field, line in self.lines.items():
            label = QLabel(_FIELDS[field])
            label.setBuddy(line)
            line.setMaximumWidth(150)
            row.addWidget(label)
            row.addWidget(line)
        row.addStretch(1)
        row.addWidget(self.buttons)
        return row

    def _connect(self) -> None:
        self.meanings.activated.connect(self._mean)
        self.homeless.currentItemChanged.connect(lambda *_: self._allow())
        self.put_button.clicked.connect(self._put)
        for line in self.lines.values():
            line.textChanged.connect(lambda _: self._take_person())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _show_first(self) -> None:
        """Show the sheet that gets most."""
        counts = [sum(p.sheet == s.number for p in self.plan.address_at)
                  for s in self.plan.blank.sheets if s.cells]  # fmt: skip
        if counts:
            self.tables.setCurrentIndex(counts.index(max(counts)))

    def choose(self, place: Place) -> None:
        """Stand on a cell of their table."""
        sheets = [sheet.number for sheet in self.plan.blank.sheets if sheet.cells]
        self.tables.setCurrentIndex(sheets.index(place.sheet))
        table = self.tables.currentWidget()
        if isinstance(table, BlankTable):
            table.go_to(place)

    def _choose(self, place: Place) -> None:
        self._place = place
        cell = self.plan.cell(place)
        self.place_label.setText(f"{cell.name} 填：" if cell else "")
        self.place_label.setToolTip(tip(self.plan, cell) if cell else "")
        self.meanings.setEnabled(cell is not None and not cell.has_formula and not cell.is_locked)
        index = self.meanings.findData(self.plan.meaning_at(place))
        self.meanings.setCurrentIndex(max(index, 0))
        self._allow()

    def _mean(self, index: int) -> None:
        """Take the meaning chosen for the cell one stands on."""
        if self._place is not None:
            meaning = str(self.meanings.itemData(index))
            self.plan = self.plan.corrected(self._place, meaning)
            self._show()

    def _put(self) -> None:
        item = self.homeless.currentItem()
        if item is not None and self._place is not None:
            self.plan = self.plan.corrected(self._place, item.data(Qt.ItemDataRole.UserRole))
            self._show()
            self._choose(self._place)

    def _take_person(self) -> None:
        typed = {field: line.text().strip() for field, line in self.lines.items()}
        others = {f: text for f, text in self.plan.contents.items() if f not in typed}
        contents = others | {field: text for field, text in typed.items() if text}
        self.plan = replace(self.plan, contents=contents).with_lines_anew()
        self._show()

    def _allow(self) -> None:
        can_put = self.meanings.isEnabled() and self.homeless.currentItem() is not None
        self.put_button.setEnabled(can_put)

    def _show(self) -> None:
        """Show the plan as it is now."""
        plan, writes = self.plan, self.plan.writes
        for number in range(self.tables.count()):
            table = self.tables.widget(number)
            if isinstance(table, BlankTable):
                table.show_plan(plan)
        figures = sum(place in writes for place in plan.address_at)
        fields = len(writes) - figures
        unfilled = len(plan.unfilled)
        rest = f"，有 {unfilled} 格没有对应内容" if unfilled else ""
        self.summary.setText(f"要填 {figures} 个数字、{fields} 个栏目{rest}。")
        self._list_homeless()
        self.notes.clear()
        self.notes.addItems(plan.told())
        self.notes_label.setText(f"请核对（{self.notes.count()}）")
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(bool(writes))

    def _list_homeless(self) -> None:
        self.homeless.clear()
        for address in self.plan.homeless:
            item = QListWidgetItem(self._described(address), self.homeless)
            item.setData(Qt.ItemDataRole.UserRole, address)
        self.homeless_label.setText(f"在这张表里没有位置的数字（{self.homeless.count()}）")
        self._allow()
