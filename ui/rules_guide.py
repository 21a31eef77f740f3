"""核对规则: the guide to all rules, as they are in force."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from core.checks.guide import guide
from core.checks.runner import RULES
from core.form_file import official_forms

_SIZE = (640, 620)  # px


class RulesGuide(QDialog):
    """Lists every rule with its severity, source and an example, beside the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("核对规则")
        self.text = QTextBrowser()
        self.text.setObjectName("place")
        self.text.setAccessibleName("核对规则")
        self.text.setMarkdown(guide(RULES, official_forms()))
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(*_SIZE)
