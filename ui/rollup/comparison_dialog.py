"""Two versions of a report side by side: every cell and passage that differs."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from core.report.differences import differences
from core.report.report import Report
from ui.rollup.plain_list import PlainList

_SIZE = (760, 480)  # px


class ComparisonDialog(QDialog):
    """Lists what became of what."""

    def __init__(
        self, old: Report, new: Report, names: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("两份有什么不同")
        self.resize(*_SIZE)
        changes = differences(old, new)
        told = f"有 {len(changes)} 处不同" if changes else "数字和文字都相同"
        head = QLabel(f"“{names[0]}” → “{names[1]}”：{told}。")
        head.setWordWrap(True)
        self.list = PlainList("不同之处", ("哪里", "变成什么"), (24,))
        self.list.show_lines((n, (each.place, each.text)) for n, each in enumerate(changes))
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
