"""The review's pages of text: narratives as they were read, and what could not be placed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from core.form_schema import Section
from core.interpret.result import Leftover
from core.text import utf16_length
from ui.importing.review import Review
from ui.theme import FANG, page_font

_NOTHING = "（没有读到）"
_TEXT_SIZE = 16  # px
_MARGIN = 12  # px


class TextPage(QWidget):
    """Plain text to read and to copy from."""

    def __init__(self, name: str, text: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(name)
        self.text.setPlaceholderText(empty)
        self.text.setFont(page_font(FANG, _TEXT_SIZE))
        self.text.document().setDocumentMargin(_MARGIN)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.text, 1)

    def select(self, start: int, end: int) -> None:
        """Select characters, and scroll to them; Qt counts UTF-16 units."""
        text = self.text.toPlainText()
        cursor = self.text.textCursor()
        cursor.setPosition(utf16_length(text[:start]))
        cursor.setPosition(utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus()


class NarrativePage(TextPage):
    """One narrative; it follows the repairs that the findings offer."""

    def __init__(self, review: Review, section: Section, parent: QWidget | None = None) -> None:
        self._editor = review.editor
        self._section = section.id
        text = self._editor.report.narrative(section.id)
        super().__init__(section.name, text, _NOTHING, parent)
        self._editor.narrative_changed.connect(self._follow)

    def _follow(self, section_id: str) -> None:
        if section_id == self._section:
            self.text.setPlainText(self._editor.report.narrative(section_id))


class LeftoversPage(TextPage):
    """What could not be placed, each piece with where it stood."""

    def __init__(self, leftovers: Sequence[Leftover], parent: QWidget | None = None) -> None:
        text = "\n\n".join(f"【{left.where}】\n{left.text}" for left in leftovers)
        super().__init__("未能识别的内容", text, "原文的内容都已经放到年报里。", parent)
        note = QLabel("下面的内容没有放进年报；需要的可以复制，采用以后粘贴到相应的地方。")
        note.setObjectName("summary")
        note.setWordWrap(True)
        copy = QPushButton("复制全部")
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        note.setVisible(bool(leftovers))
        copy.setEnabled(bool(leftovers))
        self.column.insertWidget(0, note)
        self.column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
