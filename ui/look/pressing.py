"""Return presses the button with the focus in a window, as Space does; Qt does it in dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton


def presses_button(event: QKeyEvent) -> bool:
    """Press the button with the focus if the key is Return; say whether it was."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    button = QApplication.focusWidget()
    if not isinstance(button, QPushButton | QToolButton):
        return False
    button.click()
    return True
