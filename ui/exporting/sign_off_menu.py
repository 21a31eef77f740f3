"""The menu of what a 签批单 asks for."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.document.sign_off_items import SIGN_OFF_ITEMS
from ui import settings


class SignOffMenu(QMenu):
    """Its items are checked where the sheet has a row for them; each choice is remembered."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("签批单上的项目", parent)
        self.setToolTipsVisible(True)
        for item in SIGN_OFF_ITEMS:
            action = QAction(item, self, checkable=True)
            action.triggered.connect(self._remember)
            self.addAction(action)
        self.aboutToShow.connect(self._show_settings)

    def _show_settings(self) -> None:
        chosen = settings.sign_off_items()
        for action in self.actions():
            action.setChecked(action.text() in chosen)

    def _remember(self) -> None:
        """Remember the rows by the state that the menu shows, one of them just changed."""
        settings.remember_sign_off_items([a.text() for a in self.actions() if a.isChecked()])
        self.changed.emit()
