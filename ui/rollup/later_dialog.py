"""What has changed in the sum since the own organ's report was made of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from core.form.form import Form
from core.numbers import format_number
from core.rollup.summing.own_report import Later
from ui.rollup.plain_list import PlainList

_SIZE = (760, 420)  # px


class LaterDialog(QDialog):
    """Lists cells with the sum then and now, and the organs that made the difference."""

    def __init__(
        self,
        form: Form,
        changes: Sequence[Later],
        names: Mapping[int, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("本级年报生成以后的变化")
        self.resize(*_SIZE)
        head = QLabel(f"有 {len(changes)} 格的合计变了，请在本级年报里照着改，或者重新生成。")
        self.list = PlainList("变化", ("格", "当时", "现在", "来自"), (22, 6, 6))
        self.list.show_lines(
            (
                each.address,
                (
                    form.cells[each.address].name,
                    format_number(each.then) or "没有数",
                    format_number(each.now) or "没有数",
                    "、".join(names.get(organ, "") for organ in each.organs),
                ),
            )
            for each in changes
        )
        self.list.align_right((1, 2))
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
