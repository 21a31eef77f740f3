"""A list to be read in a window of its own, with a sentence above."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ui.look.plain_list import PlainList

_SIZE = (860, 520)  # px


class ListDialog(QDialog):
    """Shows a list until it is closed."""

    def __init__(self, title: str, text: str, list_: PlainList, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        head = QLabel(text)
        head.setWordWrap(True)
        self.list = list_
        buttons = QDialogButtonBox()
        copy = buttons.addButton("复制", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(list_.copy)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
