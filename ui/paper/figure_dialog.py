"""插入表中数字: which cell's figure shall stand in the text and follow the table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.form.cells import CellSpec
from core.numbers import format_number
from core.report.report import Report

_SIZE = (640, 460)  # px
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FigureDialog(QDialog):
    """Lists all cells with their figures; typing words of a name leaves those that have them.

    The cell `chosen` in a table before is the one offered.
    """

    def __init__(self, report: Report, chosen: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("插入表中数字")
        self.resize(*_SIZE)
        self.line = QLineEdit()
        self.line.setPlaceholderText(f"输入名称中的字，例如：{_example(report)}")
        self.line.setAccessibleName("查找单元格")
        self.line.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("表格中的数字")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the figure stands at the end
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons = QDialogButtonBox()
        self._ok = self.buttons.addButton("插入", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        hint = QLabel("插入的数字随表格变动，表格改了，文字里的数字也跟着改。")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        for widget in (hint, self.line, self.list, self.buttons):
            layout.addWidget(widget)
        for spec in report.form.cells.values():
            self._add(report, spec)
        self.line.textChanged.connect(self._filter)
        self.list.itemActivated.connect(lambda _: self._accept())
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._choose(chosen)

    def _add(self, report: Report, spec: CellSpec) -> None:
        figure = report.figures[spec.address]
        value = f"{format_number(figure)}{spec.unit}" if figure is not None else "没有填"
        item = QListWidgetItem(f"{spec.name}　{value}")
        item.setToolTip(item.text())
        item.setData(Qt.ItemDataRole.UserRole, spec.address)
        self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _choose(self, address: str) -> None:
        items = self._items()
        wanted = (i for i in items if i.data(Qt.ItemDataRole.UserRole) == address)
        self.list.setCurrentItem(next(wanted, items[0]))

    def _filter(self) -> None:
        """Show the cells whose names have all the words, and offer the first of them."""
        words = self.line.text().split()
        for item in self._items():
            item.setHidden(not all(word in item.text() for word in words))
        visible = [item for item in self._items() if not item.isHidden()]
        current = self.list.currentItem()
        if visible and (current is None or current.isHidden()):
            self.list.setCurrentItem(visible[0])
        self._ok.setEnabled(bool(visible))

    def _accept(self) -> None:
        if self.cell():
            self.accept()

    def cell(self) -> str:
        """Return the address of the chosen cell; empty when none is."""
        item = self.list.currentItem()
        return "" if item is None or item.isHidden() else str(item.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys go through the list while one types."""
        if event.key() in _MOVES:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def ask(self) -> str:
        """Ask for a cell; return its address, or an empty text when the user cancels."""
        self.line.setFocus()
        return self.cell() if self.exec() else ""


def _example(report: Report) -> str:
    """Return words that find a cell of the report's form."""
    first = next(iter(report.form.cells.values()))
    return " ".join(first.name.split("·"))
