"""The review's pages of text: narratives as they were read, and what could not be placed."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.form.schema import Section
from core.interpret.result import Leftover
from core.text import Difference
from ui.importing.offered_text import OfferedText
from ui.importing.review import Review
from ui.importing.sheet import Sheet
from ui.look.theme import FANG, page_font
from ui.paper.growing_text import GrowingText

_NOTHING = "（没有读到）"
_TEXT_SIZE = 16  # px
_MARGIN = 12  # px
_ROOM = 30  # px kept visible above and below the line one writes in


class NarrativePage(QScrollArea):
    """One narrative, which can be corrected; it follows the repairs that the findings offer."""

    def __init__(self, review: Review, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._editor = review.editor
        self._section = section
        self.text = GrowingText(section.name, section.help, placeholder=_NOTHING)
        indent = 2 * _TEXT_SIZE
        self.text.set_look(page_font(FANG, _TEXT_SIZE), Qt.AlignmentFlag.AlignJustify, indent)
        self._sheet = Sheet()
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.offered = OfferedText(review.offered(section.id))
        self.offered.taken.connect(self.text.insert_text)
        column.addWidget(self.offered)
        column.addWidget(self.text)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setWidget(self._sheet)
        self._show(section.id)
        self.text.select(0)  # one reads from the start
        self.text.edited.connect(self._edit)
        self.text.visited.connect(self._follow)
        self.text.report_pasted.connect(lambda text, _: self.text.insert_text(text))
        self._editor.narrative_changed.connect(self._show)

    def _show(self, section_id: str) -> None:
        if section_id == self._section.id:
            self.text.show_text(self._editor.report.narrative(section_id))
            self.offered.setVisible(bool(self._review.offered(section_id)))

    def _edit(self, change: Difference) -> None:
        self._editor.edit_narrative(self._section.id, change, f"修改“{self._section.name}”")

    def _follow(self, line: QRect) -> None:
        place = self.text.viewport().mapTo(self._sheet, line.center())
        self.ensureVisible(place.x(), place.y(), 0, line.height() // 2 + _ROOM)

    def select(self, start: int, end: int) -> None:
        """Select characters, and scroll to them."""
        self.text.setFocus()
        self.text.select(start, end - start)


class LeftoversPage(QWidget):
    """What could not be placed, each piece with where it stood, to read and to copy."""

    def __init__(self, leftovers: Sequence[Leftover], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = "\n\n".join(f"【{left.where}】\n{left.text}" for left in leftovers)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("未能识别的内容")
        self.text.setPlaceholderText("原文的内容都已经放到年报里。")
        self.text.setFont(page_font(FANG, _TEXT_SIZE))
        self.text.document().setDocumentMargin(_MARGIN)
        note = QLabel("下面的内容没有放进年报；需要的可以复制，粘贴到相应的地方。")
        note.setObjectName("summary")
        note.setWordWrap(True)
        copy = QPushButton("复制全部")
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        note.setVisible(bool(leftovers))
        copy.setEnabled(bool(leftovers))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(note)
        column.addWidget(self.text, 1)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
