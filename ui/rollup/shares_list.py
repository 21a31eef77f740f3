"""The organs behind a cell of the sum, the largest first."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.numbers import Number, format_number
from core.rollup.summing.total import Total
from ui.look.plain_list import PlainList


class SharesList(QWidget):
    """Lists what each organ adds to a cell; Enter goes to the organ."""

    organ_chosen = Signal(object)  # organ id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = ""
        self._names: Mapping[int, str] = {}
        self.title = QLabel("点一格，看它来自哪些机关")
        self.title.setWordWrap(True)
        self.title.setContentsMargins(12, 8, 12, 8)
        self.list = PlainList("这一格来自的机关", ("机关", "数", "占比"), (14, 6))
        self.list.opened.connect(self.organ_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.list, 1)

    def show_names(self, names: Mapping[int, str]) -> None:
        """Take what organs are called."""
        self._names = names

    def show_cell(self, total: Total, address: str) -> None:
        """Show who stands behind a cell; who has no figure there comes last."""
        if address != self.address:
            self.list.clear()  # of another cell one begins with the largest
        self.address = address
        sum_, cell = total.figures[address], total.form.cells[address]
        self.title.setText(f"{cell.name}：{format_number(sum_) or '没有数'}")
        lines = [
            (
                each.organ,
                (self._name(each.organ), format_number(each.value), _part(each.value, sum_)),
            )
            for each in total.shares(address)
        ]
        lines += [(o, (self._name(o), "没有数", "")) for o in total.without.get(address, ())]
        self.list.show_lines(lines)
        self.list.align_right((1, 2))

    def _name(self, organ: int) -> str:
        return self._names.get(organ, "")


def _part(value: Number, total: Number | None) -> str:
    return f"{float(value) / float(total):.1%}" if total and value else ""
