"""The sheet of paper on which a table or a text of the review stands."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.theme import theme


class Sheet(QWidget):
    """Paints itself in the colours in force."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper."""
        QPainter(self).fillRect(event.rect(), QColor(theme().paper))
