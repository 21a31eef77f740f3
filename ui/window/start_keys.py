"""The keyboard on the start page: arrows go to what lies there, Return takes it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from ui.window.start_page import StartPage

_ACROSS = 3  # how much farther away something beside the direction counts
_DIRECTIONS = {
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
}


class StartKeys(QObject):
    """Puts the focus on the first way to begin, and takes the arrows on all of them."""

    def __init__(self, page: StartPage) -> None:
        super().__init__(page)
        self._page = page
        self._list: QListWidget = page.recent
        buttons = page.findChildren(QPushButton)
        self._stops: list[QWidget] = [*buttons, self._list]
        for watched in (page, *self._stops):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin when the page is shown; go on with an arrow."""
        if watched is self._page and event.type() == QEvent.Type.Show:
            self._begin()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return isinstance(watched, QWidget) and self._takes(watched, Qt.Key(event.key()))
        return False

    def _begin(self) -> None:
        """Let the focus be seen from the start, as after a Tab."""
        self._page.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        self._stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        if self._list.count():
            self._list.setCurrentRow(0)

    def _takes(self, stop: QWidget, key: Qt.Key) -> bool:
        direction = _DIRECTIONS.get(key)
        if direction is None or (stop is self._list and not self._leaves_list(key)):
            return False
        target = self._nearest(stop, direction)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _leaves_list(self, key: Qt.Key) -> bool:
        return key is Qt.Key.Key_Up and self._list.currentRow() <= 0

    def _nearest(self, stop: QWidget, direction: QPoint) -> QWidget | None:
        """Return what lies nearest in a direction."""
        distances: dict[QWidget, int] = {}
        for other in self._stops:
            way = self._middle(other) - self._middle(stop)
            along = QPoint.dotProduct(way, direction)
            if other is not stop and other.isVisible() and along > 0:
                distances[other] = along + _ACROSS * (way.manhattanLength() - along)
        return min(distances, key=distances.__getitem__, default=None)

    def _middle(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self._page, widget.rect().center())
