"""A small note beside a field: why something was refused, or what belongs there."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.look.theme import theme

_WIDEST = 380  # px


class Bubble(QLabel):
    """A note that stays until it is hidden or replaced; it takes no focus and no clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setObjectName("bubble")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMargin(8)
        self.hide()

    def refuse(self, text: str, beside: QRect) -> None:
        """Say why something was refused, below a rectangle in the parent's coordinates."""
        self._show(f"✗ {text}", beside, theme().error)

    def explain(self, text: str, beside: QRect) -> None:
        """Show help below a rectangle in the parent's coordinates."""
        self._show(text, beside, theme().accent)

    def _show(self, text: str, beside: QRect, colour: str) -> None:
        colours = theme()
        self.setStyleSheet(
            f"#bubble {{ background: {colours.paper}; color: {colours.ink};"
            f" border: 1px solid {colour}; border-left: 4px solid {colour}; border-radius: 3px; }}"
        )
        self.setText(text)
        self.setFixedWidth(min(_WIDEST, self.fontMetrics().horizontalAdvance(text) + 40))
        self.adjustSize()
        self.move(self._place(beside))
        self.raise_()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _place(self, beside: QRect) -> QPoint:
        """Return a place below the rectangle, or above it where there is no room below."""
        area = self._area.rect()
        x = max(0, min(beside.left(), area.width() - self.width()))
        below = beside.bottom() + 6
        fits = below + self.height() <= area.height()
        return QPoint(x, below if fits else max(0, beside.top() - 6 - self.height()))
