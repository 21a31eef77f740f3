"""What is read beside the window: 使用说明, and 核对规则 as they are in force."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from core.checks.guide import guide
from core.checks.rules import all_rules
from core.form.library import official_forms

_FOLDER = Path(__file__).parents[2] / "resources" / "help"
_SIZE = (640, 620)  # px
_WIDEST = 580  # px a picture, so that the text need not be scrolled sideways
_STEPS = {1: 1, 2: 1, 3: 0}  # by heading level: sizes above that of the text, as HTML counts them
_SPACE = {1: 0, 2: 22, 3: 14}  # px above a heading
_BELOW = 4  # px


class Guide(QDialog):
    """Shows a text with headings, tables and pictures, which lie in resources/help."""

    def __init__(self, title: str, markdown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.text = QTextBrowser()
        self.text.setObjectName("place")
        self.text.setAccessibleName(title)
        self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{_FOLDER}/"))
        self.text.setMarkdown(markdown)
        _calm_headings(self.text.document())
        _fit_pictures(self.text.document())
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(*_SIZE)


def user_guide(parent: QWidget | None = None) -> Guide:
    """Return 使用说明, the page of the project's that is written for clerks."""
    return Guide("使用说明", (_FOLDER / "guide.md").read_text(encoding="utf-8"), parent)


def rules_guide(parent: QWidget | None = None) -> Guide:
    """Return 核对规则: every rule with its severity, source and an example."""
    return Guide("核对规则", guide(all_rules(), official_forms(), with_ids=False), parent)


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


def _fit_pictures(document: QTextDocument) -> None:
    """Make pictures no wider than the text, smoothly, as the document itself would not."""
    kind = QTextDocument.ResourceType.ImageResource
    smooth = Qt.TransformationMode.SmoothTransformation
    for picture in filter(QTextFormat.isImageFormat, document.allFormats()):
        name = document.baseUrl().resolved(QUrl(picture.toImageFormat().name()))
        image = QImage(name.toLocalFile())
        if image.width() > _WIDEST:
            document.addResource(kind, name, image.scaledToWidth(_WIDEST, smooth))
    document.markContentsDirty(0, document.characterCount())
