"""Lists whose items have an icon, a text that wraps, and a fainter line below."""

import functools
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look.theme import theme

_PADDING = 8  # px around an item's content
_ICON = 18  # px
_GAP = 8  # px between icon and text
_RING = 2  # px, around the item with the focus
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)

DETAIL = int(Qt.ItemDataRole.UserRole)
"""The role of the fainter line."""

Index = QModelIndex | QPersistentModelIndex


class WrappedList(QListWidget):
    """Shows every item whole, whatever the width."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(WrappedDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def set_row(self, row: int, text: str, detail: str, icon: QIcon | None) -> None:
        """Show a text and a detail in a row, which is added if it is the next one."""
        if row == self.count():
            self.addItem(QListWidgetItem())
        item = self.item(row)
        if item.text() != text or item.data(DETAIL) != detail:
            item.setText(text)
            item.setData(DETAIL, detail)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}，{detail}")
        if icon is not None:
            item.setIcon(icon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class WrappedDelegate(QStyledItemDelegate):
    """Measures and paints an item.

    `indent` says how far it is moved in, `columns` how much of a width is left free at
    the right for what a subclass paints there, in px.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        indent: Callable[[Index], int] | None = None,
        columns: Callable[[int], int] = lambda _: 0,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._indent = indent
        self._columns = columns

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the wrapped texts need."""
        indent = self._indent(index) if self._indent else 0
        width = self._view.viewport().width() - indent
        room = self._text_room(QRect(0, 0, width, 10_000), index)
        font = _font(option, index)
        height = _text_height(font, room.width(), index.data())
        detail = index.data(DETAIL)
        if detail:
            height += _text_height(option.font, room.width(), detail)
        return QSize(width, max(height, _ICON) + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint background, icon and texts."""
        colours = theme()
        painter.save()
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.header))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), _RING))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            corner = option.rect.topLeft()
            icon.paint(painter, corner.x() + _PADDING, corner.y() + _PADDING, _ICON, _ICON)
        room = self._text_room(option.rect, index)
        font = _font(option, index)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        painter.drawText(room, _WRAP, index.data())
        detail = index.data(DETAIL)
        if detail:
            room.setTop(room.top() + _text_height(font, room.width(), index.data()))
            painter.setFont(option.font)
            painter.setPen(QColor(colours.faint))
            painter.drawText(room, _WRAP, detail)
        painter.restore()

    def _text_room(self, rect: QRect, index: Index) -> QRect:
        has_icon = isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon)
        left = _ICON + _GAP if has_icon else 0
        right = self._columns(rect.width())
        return rect.adjusted(_PADDING + left, _PADDING, -_PADDING - right, -_PADDING)


def _font(option: QStyleOptionViewItem, index: Index) -> QFont:
    """Return the font of an item's text."""
    own = index.data(Qt.ItemDataRole.FontRole)
    return own if isinstance(own, QFont) else option.font


def _text_height(font: QFont, width: int, text: str) -> int:
    """Return the height of a wrapped text; the same texts are measured over and over."""
    return _measured_height(font.toString(), tuple(font.families()), width, text)


@functools.lru_cache(maxsize=512)
def _measured_height(
    font_description: str, families: tuple[str, ...], width: int, text: str
) -> int:
    font = QFont()
    font.fromString(font_description)
    font.setFamilies(list(families))  # the description names only the first
    endless = QRect(0, 0, width, 10_000)
    return QFontMetrics(font).boundingRect(endless, _WRAP, text).height()
