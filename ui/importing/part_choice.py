"""Of several reports in one file, the one to review: which there are, and another one instead."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from core.interpret.result import FilePart

_WIDTH = 20  # characters of a long name that are shown at least


class PartChoice(QWidget):
    """Offers the reports of a file; there is nothing to see when it has only one.

    To choose reads nothing yet, for one walks through the list with the arrow keys.
    """

    asked = Signal(int)  # the number of the report to read instead

    def __init__(self, parts: Sequence[FilePart], part: int) -> None:
        super().__init__()
        self._part = part
        self.box = QComboBox()
        self.box.addItems([each.described() for each in parts])
        self.box.setCurrentIndex(part)
        self.box.setAccessibleName("文件里的年报")
        self.box.setMinimumContentsLength(_WIDTH)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button = QPushButton("改读这一份(&R)")
        self.button.setAutoDefault(False)  # Enter belongs to the tables
        self.button.setToolTip("重新读这个文件，核对选中的这一份")
        self.button.clicked.connect(lambda: self.asked.emit(self.box.currentIndex()))
        self.box.currentIndexChanged.connect(self._show_choice)
        self._lay_out(len(parts))
        self._show_choice()
        self.setVisible(len(parts) > 1)

    def _lay_out(self, count: int) -> None:
        label = QLabel(f"文件里有{count}份，要核对(&F)：")
        label.setBuddy(self.box)
        label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.box, 1)
        row.addWidget(self.button)

    def _show_choice(self) -> None:
        self.button.setEnabled(self.box.currentIndex() != self._part)
