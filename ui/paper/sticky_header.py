"""The column headers of the table one scrolls through, kept in view."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.theme import theme
from ui.paper.grid_view import GridView

_SHADOW = 3  # px below the headers, so that they are seen to lie on the page
_LEAST = 2  # times the headers: what is seen of a table for them to stay
_PART = 0.6  # of the viewport: a table that fills so much of it has them in any case


class StickyHeader(QWidget):
    """Lies at the top of the viewport while a table's own headers are above it."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._table: GridView | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self, tables: Iterable[GridView]) -> None:
        """Show the headers of the table that reaches over the viewport's top."""
        self._table = next((table for table in tables if self._is_needed(table)), None)
        if self._table is None:
            self.hide()
            return
        left = self._place(self._table).x()
        self.setGeometry(left, 0, self._table.width(), self._table.header_height + _SHADOW)
        self.show()
        self.raise_()
        self.update()

    @property
    def covered(self) -> int:
        """How many px at the viewport's top are covered."""
        return self.height() if self.isVisible() else 0

    def _place(self, table: GridView) -> QPoint:
        return table.mapTo(self._viewport, QPoint(0, 0))

    def _is_needed(self, table: GridView) -> bool:
        top, high = self._place(table).y(), table.header_height
        part = _PART * self._viewport.height()
        return top < 0 < high < part and top + table.height() > min(_LEAST * high, part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the headers as the table does."""
        if self._table is None:
            return
        painter = QPainter(self)
        self._table.paint_headers(painter)
        for depth in range(_SHADOW):
            colour = QColor(theme().ink)
            colour.setAlpha(60 - 20 * depth)
            painter.fillRect(0, self.height() - _SHADOW + depth, self.width(), 1, colour)
