"""Tells of an unexpected problem, with details that can be copied and sent to somebody."""

import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core import VERSION


class CrashDialog(QDialog):
    """A sentence, the details, and two buttons: copy, and go on."""

    def __init__(self, text: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("意外的问题")
        self.setMinimumWidth(620)
        label = QLabel(text)
        label.setWordWrap(True)
        self.details = QPlainTextEdit(f"{_circumstances()}\n{details}")
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName("详细信息")
        buttons = QDialogButtonBox()
        self.copy_button = buttons.addButton("复制详细信息", QDialogButtonBox.ButtonRole.ActionRole)
        self.go_on_button = buttons.addButton("继续工作", QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy_button.clicked.connect(self._copy)
        self.go_on_button.clicked.connect(self.accept)
        self.go_on_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        for widget in (label, self.details, buttons):
            layout.addWidget(widget)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())


def _circumstances() -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    return f"nianbao {VERSION}, Python {python}, Qt {qVersion()}, {sys.platform}"
