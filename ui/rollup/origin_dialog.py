"""来源: which organs stand behind each figure of a report that a 汇总 became, and what changed."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.moments import local_time
from core.numbers import Number, format_number
from core.report.origin import Origin
from core.report.report import Report
from core.rollup.outputs.looking_again import Again
from core.rollup.summing.own_report import Later
from ui.look.plain_list import PlainList

_SIZE = (980, 560)  # px
_CHANGED = "变了"


class OriginDialog(QDialog):
    """Lists the cells, what has changed first; beside them the organs behind the current one."""

    file_asked = Signal()
    taken = Signal(frozenset)  # addresses

    def __init__(self, report: Report, origin: Origin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("来源和变化")
        self.resize(*_SIZE)
        self._report, self._origin = report, origin
        self._changes: dict[str, Later] = {}
        self.head = QLabel()
        self.head.setWordWrap(True)
        heads = ("", "格", "报告里", "当时合计", "现在合计")
        self.cells = PlainList("格", heads, (2, 22, 5, 5, 5))
        self.cells.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.organs = PlainList("这一格来自", ("机关", "当时", "现在"), (14, 4, 4))
        buttons = QDialogButtonBox()
        self.take = QPushButton("采用选中的")
        self.take_all = QPushButton("采用全部变化")
        self.choose = QPushButton("选择汇总文件…")
        for button in (self.choose, self.take, self.take_all):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self.cells.currentItemChanged.connect(lambda *_: self._show_organs())
        self.cells.itemSelectionChanged.connect(self._allow)
        self.choose.clicked.connect(self.file_asked)
        self.take.clicked.connect(lambda: self.taken.emit(self._chosen()))
        self.take_all.clicked.connect(lambda: self.taken.emit(frozenset(self._changes)))

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.cells)
        splitter.addWidget(self.organs)
        splitter.setSizes([620, 340])
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addWidget(splitter, 1)
        layout.addWidget(buttons)

    def show_report(self, report: Report, again: Again | None, problem: str) -> None:
        """Show the report as it is, and the 汇总 as it is now where it could be read."""
        self._report, self._origin = report, report.origin or self._origin
        changes = again.open_changes(report) if again else []
        self._changes = {each.address: each for each in changes}
        self.head.setText(_about(self._origin, again, len(changes), problem))
        self.cells.show_lines((address, self._texts(address)) for address in self._listed())
        self.cells.align_right((2, 3, 4))
        self.choose.setVisible(again is None)
        self._show_organs()
        self._allow()

    def _listed(self) -> Iterator[str]:
        """Yield the cells that changed, then all others that organs stand behind."""
        yield from self._changes
        for address in self._report.form.cells:
            if address not in self._changes and address in self._origin.shares:
                yield address

    def _texts(self, address: str) -> tuple[str, ...]:
        spec, change = self._report.form.cells[address], self._changes.get(address)
        then = self._origin.sums.get(address, "")
        now = format_number(change.now) or "没有数" if change else then
        mark = _CHANGED if change else ""
        return mark, spec.name, format_number(self._report.figures[address]), then, now

    def _show_organs(self) -> None:
        address = self.cells.current_key()
        if not isinstance(address, str):
            self.organs.clear()
            return
        self.organs.show_lines(enumerate(self._parts(address)))
        self.organs.align_right((1, 2))

    def _parts(self, address: str) -> Iterator[tuple[str, str, str]]:
        """Yield who stands behind a cell, those that moved it first, then the largest."""
        change = self._changes.get(address)
        moved = {each.organ: each for each in change.organs} if change else {}
        for name, each in moved.items():
            yield name, _figure(each.then), _figure(each.now)
        names = self._origin.organs
        for organ, text in sorted(self._origin.parts(address), key=lambda part: -_size(part[1])):
            if (name := names.get(organ, "")) not in moved:
                yield name, text, text

    def _chosen(self) -> frozenset[str]:
        keys = (item.data(0, Qt.ItemDataRole.UserRole) for item in self.cells.selectedItems())
        return frozenset(key for key in keys if key in self._changes)

    def _allow(self) -> None:
        self.take.setVisible(bool(self._changes))
        self.take_all.setVisible(bool(self._changes))
        self.take.setEnabled(bool(self._chosen()))


def _figure(value: Number | None) -> str:
    return "不在合计里" if value is None else format_number(value)


def _size(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _moment(origin: Origin) -> str:
    with suppress(ValueError):  # the file was edited
        return local_time(datetime.fromisoformat(origin.at))
    return ""


def _about(origin: Origin, again: Again | None, changes: int, problem: str) -> str:
    told = f"{_moment(origin)} 由汇总生成：{origin.expected}个应报机关中的{len(origin.organs)}个。"
    if again is None:
        return f"{told}{problem}"
    if not changes:
        return f"{told}汇总里的数字没有变化（现在是{again.completeness}）。"
    return f"{told}现在是{again.completeness}，有 {changes} 格变了，可以采用；能撤销。"
