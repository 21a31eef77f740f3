"""What shows a stranger's text as more than text, wherever it is shown."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QTextEdit,
    QWidget,
)

PICTURE = 700  # px, across and down: nothing of the kind hides in a label
_PICTURE_MARK = "\ufffc"  # where a text document has a picture


def read_as_html(texts: QWidget) -> Iterator[str]:
    """Name what shows a picture, a link or marked-up words of the hostile text."""
    for label in [*texts.findChildren(QLabel), *([texts] if isinstance(texts, QLabel) else [])]:
        label.ensurePolished()
        if "<img" in label.text() and label.textFormat() is not Qt.TextFormat.PlainText:
            yield f"label {label.objectName()} of {texts}"
    for text in texts.findChildren(QTextEdit):
        document = text.document()
        if _PICTURE_MARK in document.toPlainText() or "链接</a>" in document.toHtml():
            yield f"text {text.objectName()} of {texts}"


def everything_shown() -> list[str]:
    QApplication.processEvents()
    return [found for widget in QApplication.topLevelWidgets() for found in read_as_html(widget)]


def texts_shown() -> str:
    """All texts of labels, to see that the hostile one was among them."""
    labels = (w for w in QApplication.allWidgets() if isinstance(w, QLabel) and w.isVisible())
    return "\n".join(label.text() for label in labels)


class Boxes:
    """Opens message boxes as they are and closes them; `said` is what they said.

    What is shown as HTML is noted, and so is what is as large as the picture.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, click: str = "") -> None:
        self.said: list[str] = []
        self.wrong: list[str] = []
        self.click = click
        for kind in ("information", "warning", "critical", "question"):
            monkeypatch.setattr(QMessageBox, kind, self._message)
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self._look(box))  # noqa: PLW0108 (gets the box as self)

    def _message(
        self, parent: QWidget, title: str, text: str, *_: object
    ) -> QMessageBox.StandardButton:
        self._look(QMessageBox(QMessageBox.Icon.Warning, title, text, parent=parent))
        return QMessageBox.StandardButton.Discard

    def _look(self, box: QMessageBox) -> int:
        box.show()
        self.said.append("\n".join((box.text(), box.informativeText(), box.detailedText())))
        self.wrong += everything_shown()
        if box.sizeHint().height() >= PICTURE:
            self.wrong.append("a picture")
        for button in box.buttons():
            if button.text() == self.click:
                button.click()
        box.hide()
        return 0


def seen_in(dialog: QDialog) -> str:
    """What the lists of a dialog say."""
    lists = dialog.findChildren(QListWidget)
    return "\n".join(each.item(row).text() for each in lists for row in range(each.count()))
