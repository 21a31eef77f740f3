"""Text that found no place, offered beside the empty part that it most likely belongs to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from core.interpret.result import Leftover
from ui.look.theme import FANG, page_font

_TEXT_SIZE = 16  # px
_MARGIN = 12  # px


class OfferedText(QFrame):
    """Shows the text with where it stood; one click says where it shall go."""

    taken = Signal(str)

    def __init__(self, leftovers: Sequence[Leftover], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = "\n".join(left.text for left in leftovers)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        where = leftovers[0].where if leftovers else ""
        note = QLabel(f"原文{where}起的这些文字没有找到位置，很可能属于这一部分：")
        note.setObjectName("summary")
        note.setWordWrap(True)
        text = QLabel(self.words)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setWordWrap(True)
        text.setFont(page_font(FANG, _TEXT_SIZE))
        self.button = QPushButton("放入这一部分(&P)")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.taken.emit(self.words))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        for widget in (note, text):
            column.addWidget(widget)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
