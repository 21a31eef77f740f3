"""Asks with buttons that say what they do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget


def choose(window: QWidget, title: str, text: str, choices: Sequence[str]) -> str:
    """Return the chosen button's text; the last one stands for closing the question."""
    box = QMessageBox(window)
    box.setWindowTitle(title)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(text)
    *others, last = choices
    for number, choice in enumerate(others):
        button = box.addButton(choice, QMessageBox.ButtonRole.ActionRole)
        if not number:
            box.setDefaultButton(button)
    box.setEscapeButton(_last(box, last))
    box.exec()
    clicked = box.clickedButton()
    return clicked.text() if clicked is not None else last


def _last(box: QMessageBox, text: str) -> QPushButton:
    return box.addButton(text, QMessageBox.ButtonRole.RejectRole)
