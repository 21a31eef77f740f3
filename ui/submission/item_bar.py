"""The buttons of 提交前检查 that have the same place whatever is shown above them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class ItemBar(QWidget):
    """Goes to the place of the finding shown, accepts it, and steps to others."""

    wanted = Signal()  # the finding is to be shown on the page
    unwanted = Signal()  # its rule shall be silent
    stepped = Signal(int)  # 1 for the next, -1 for the one before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go = QPushButton("转到")
        self.go.setToolTip("在页面上跳到这里")
        self.accept = QPushButton("不再提示…")
        self.accept.setToolTip("已经核对、没有问题的，写明原因后不再提示")
        self.before = QPushButton("上一项")
        self.next = QPushButton("下一项")
        for button in (self.go, self.accept, self.before):
            button.setAutoDefault(False)
        policy = self.accept.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the dialog is as wide with it as without
        self.accept.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.go)
        row.addWidget(self.accept)
        row.addStretch(1)
        row.addWidget(self.before)
        row.addWidget(self.next)
        self.go.clicked.connect(self.wanted)
        self.accept.clicked.connect(self.unwanted)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))

    def show_choices(self, *, is_error: bool, is_only: bool) -> None:
        """Offer what can be done; an error cannot be accepted, the only finding has no others."""
        self.accept.setVisible(not is_error)
        self.before.setDisabled(is_only)
        self.next.setDisabled(is_only)
