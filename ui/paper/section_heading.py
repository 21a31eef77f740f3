"""A section's heading on the page, with the one repair a clerk needs most."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.look.theme import HEI, page_font


class SectionHeading(QWidget):
    """The heading; for a table with blank cells also the button 空白补0."""

    fill_blanks = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(text)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._button = QToolButton()
        self._button.setObjectName("fillBlanks")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setToolTip("把这张表里没有填的格子都填上 0")
        self._button.clicked.connect(self.fill_blanks)
        self._button.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignBottom)

    def set_zoom(self, size: float, indent: int) -> None:
        """Set the size of a character and the indent, in px."""
        self._label.setFont(page_font(HEI, size))
        self._label.setContentsMargins(indent, 0, 0, 0)

    def show_blanks(self, count: int) -> None:
        """Offer to fill in `count` blank cells."""
        self._button.setVisible(count > 0)
        self._button.setText(f"空白补0（{count}格）")
