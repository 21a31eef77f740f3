"""The strip above a page with corrections that are not saved: why, and save or take back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

_LONGEST_REASON = 200  # characters


class CorrectionBar(QFrame):
    """Asks for the reason of corrections (代改); the sender's file stays as it is."""

    saved = Signal(str)  # the reason
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.text = QLabel()
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST_REASON)
        self.reason.setPlaceholderText("代改的原因，例如：已电话核实")
        self.reason.setAccessibleName("代改的原因")
        self.save = QPushButton("保存代改")
        self.drop = QPushButton("放弃")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.text)
        row.addWidget(self.reason, 1)
        row.addWidget(self.save)
        row.addWidget(self.drop)
        self.reason.textChanged.connect(self._check)
        self.reason.returnPressed.connect(self.save.click)
        self.save.clicked.connect(lambda: self.saved.emit(self.reason.text().strip()))
        self.drop.clicked.connect(self.taken_back)
        self._check()
        self.hide()

    def show_changes(self, names: Sequence[str]) -> None:
        """Show how many cells were changed; without any there is nothing to ask."""
        self.text.setText(f"代改 {len(names)} 格")
        self.text.setToolTip("\n".join(names))
        if not names:
            self.reason.clear()
        self.setVisible(bool(names))

    def _check(self) -> None:
        self.save.setEnabled(bool(self.reason.text().strip()))
