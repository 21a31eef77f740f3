"""Walks a window by Tab, as somebody without a mouse, and looks at each stop."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QRadioButton,
    QTextEdit,
    QToolBar,
    QWidget,
)

from ui.paper.table_view import TableView

_MOST = 400  # stops of a walk
_RING = 4  # px around a widget in which its focus may be seen
_USED_BY_HAND = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTextEdit)


def walk(window: QWidget) -> Iterator[QWidget]:
    """Yield the widgets that Tab stops at, each once, until it comes round."""
    seen: set[QWidget] = set()
    for _ in range(_MOST):
        focus = QApplication.focusWidget()
        if focus is not None and focus not in seen:
            seen.add(focus)
            yield focus
        elif focus is not None and not _goes_on(focus):
            return
        QTest.keyClick(focus or window, Qt.Key.Key_Tab)


def _goes_on(focus: QWidget) -> bool:
    """Say whether Tab goes on within a widget that it stopped at before."""
    return isinstance(focus, TableView | QDateEdit)


def unseen(window: QWidget) -> list[str]:
    """Name the stops at which the focus cannot be seen: they look as they do without it."""
    wrong: list[str] = []
    before = None
    for stop in walk(window):
        after, place = _picture(window), _place(window, stop)
        if before is not None and before.copy(place) == after.copy(place):
            wrong.append(_name(stop))
        before = after
    return wrong


def unreached(window: QWidget) -> list[str]:
    """Name what can be used by hand but not be reached by Tab."""
    reached = set(walk(window))
    return [_name(w) for w in window.findChildren(QWidget) if _is_missed(w, reached)]


def _is_missed(widget: QWidget, reached: set[QWidget]) -> bool:
    if not isinstance(widget, _USED_BY_HAND) or not widget.isVisible() or not widget.isEnabled():
        return False
    if isinstance(widget, QAbstractItemView) and not widget.model().rowCount():
        return False
    if isinstance(widget, QAbstractButton) and _has_other_way(widget, reached):
        return False
    return not any(widget is w or widget.isAncestorOf(w) or w.isAncestorOf(widget) for w in reached)


def _has_other_way(button: QAbstractButton, reached: set[QWidget]) -> bool:
    """Say whether arrows lead to a button from its neighbour, or a menu does what it does."""
    group = button.group()
    if group is not None and group.exclusive():
        return any(other in reached for other in group.buttons())
    if isinstance(button, QRadioButton):
        return any(isinstance(other, QRadioButton) for other in reached)
    return isinstance(button.parentWidget(), QToolBar) or button.objectName() == "fillBlanks"


def _picture(window: QWidget) -> QImage:
    QApplication.processEvents()
    return window.grab().toImage()


def _place(window: QWidget, stop: QWidget) -> QRect:
    corner = stop.mapTo(window, stop.rect().topLeft())
    return QRect(corner, stop.size()).adjusted(-_RING, -_RING, _RING, _RING) & window.rect()


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()}"
