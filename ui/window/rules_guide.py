"""核对规则: the guide to all rules, as they are in force."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from core.checks.guide import guide
from core.checks.rules import all_rules
from core.form.library import official_forms

_SIZE = (640, 620)  # px
_STEPS = {1: 1, 2: 1, 3: 0}  # by heading level: sizes above that of the text, as HTML counts them
_SPACE = {1: 0, 2: 22, 3: 14}  # px above a heading
_BELOW = 4  # px


class RulesGuide(QDialog):
    """Lists every rule with its severity, source and an example, beside the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("核对规则")
        self.text = QTextBrowser()
        self.text.setObjectName("place")
        self.text.setAccessibleName("核对规则")
        self.text.setMarkdown(guide(all_rules(), official_forms(), with_ids=False))
        _calm_headings(self.text.document())
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(*_SIZE)


def _calm_headings(document: QTextDocument) -> None:
    """Set headings little larger than the text, with space above instead; Qt shouts them."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            _calm_heading(block)
        block = block.next()


def _calm_heading(block: QTextBlock) -> None:
    layout = block.blockFormat()
    level = layout.headingLevel()
    layout.setTopMargin(_SPACE[level])
    layout.setBottomMargin(_BELOW)
    cursor = QTextCursor(block)
    cursor.setBlockFormat(layout)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    letters = cursor.charFormat()
    letters.setProperty(QTextFormat.Property.FontSizeAdjustment, _STEPS[level])
    cursor.setCharFormat(letters)
