"""The repairs of the chosen finding: buttons, and beside them what each would change."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.findings.offers import Offer

_MOST_BUTTONS = 3
_BUTTON_EDGE = 16  # px beside a button's text
_ELIDE = Qt.TextElideMode.ElideMiddle


class RepairBox(QWidget):
    """Offers repairs. The one under the mouse or with the focus is spelled out, else the first.

    The room that was needed once is kept, so that the buttons stay where they are from one
    finding to the next.
    """

    asked = Signal()  # a repair is about to be carried out

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: Sequence[Offer] = ()
        self.buttons = [RepairButton() for _ in range(_MOST_BUTTONS)]
        self.more = QToolButton()
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.more.menu().setToolTipsVisible(True)
        self.more.menu().aboutToShow.connect(self._fill_menu)
        self.preview = QLabel()
        self.preview.setObjectName("repairPreview")
        self.preview.setAccessibleName("改正后的变化")
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (*self.buttons, self.more, self.preview):
            layout.addWidget(widget)
        layout.addStretch(1)
        for button in self.buttons:
            button.looked_at.connect(self._spell_out)
            button.left.connect(self._spell_out_first)
            button.taken.connect(self._carry_out)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these repairs in place of others."""
        self._offers = offers
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(offers))
            if number < len(offers):
                button.offer(offers[number])
        rest = len(offers) - _MOST_BUTTONS
        self.more.setVisible(rest > 0)
        self.more.setText(f"另外 {rest} 种改法")
        self.preview.setVisible(bool(offers))
        self._spell_out_first()
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Need other room at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMinimumHeight(0)
            self._keep_room()

    def _keep_room(self) -> None:
        layout = self.layout()
        if self._offers and layout is not None and self.width() > 0:
            needed = layout.heightForWidth(self.width())
            self.setMinimumHeight(max(self.minimumHeight(), needed))

    def _carry_out(self, offer: Offer) -> None:
        self.asked.emit()
        offer.carry_out()

    def _spell_out_first(self) -> None:
        if self._offers:
            self._spell_out(self._offers[0])

    def _spell_out(self, offer: Offer) -> None:
        self.preview.setText("\n".join(["将会改动：", *offer.preview()]))

    def _fill_menu(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for offer in self._offers[_MOST_BUTTONS:]:
            action = menu.addAction(offer.text.replace("&", "&&"))
            action.setToolTip("\n".join(offer.preview()))
            action.triggered.connect(lambda _, offer=offer: self._carry_out(offer))
            action.hovered.connect(lambda offer=offer: self._spell_out(offer))


class RepairButton(QPushButton):
    """Stands for a repair; a long text is elided and shown whole as a tooltip."""

    looked_at = Signal(object)  # Offer
    taken = Signal(object)  # Offer
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offer: Offer | None = None
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # a long text widens no panel
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves one at the cell
        self.clicked.connect(self._take)

    def offer(self, offer: Offer) -> None:
        """Offer a repair."""
        self._offer = offer
        self.setAccessibleName(offer.text)
        self._show_text()

    def _show_text(self) -> None:
        if self._offer:
            room = self.width() - 2 * _BUTTON_EDGE
            self.setText(self.fontMetrics().elidedText(self._offer.text, _ELIDE, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the text as there is room for."""
        super().resizeEvent(event)
        self._show_text()

    def event(self, event: QEvent) -> bool:
        """Say in the tooltip what would change, as it is at the moment."""
        if event.type() == QEvent.Type.ToolTip and self._offer:
            self.setToolTip("\n".join([self._offer.text, *self._offer.preview()]))
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what the repair would change."""
        super().enterEvent(event)
        self.looked_at.emit(self._offer)

    def leaveEvent(self, event: QEvent) -> None:
        """Show what the first repair would change."""
        super().leaveEvent(event)
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show what the repair would change."""
        super().focusInEvent(event)
        self.looked_at.emit(self._offer)

    def _take(self) -> None:
        if self._offer:
            self.taken.emit(self._offer)
