"""What an input method shows but has not committed yet: which keys and clicks end it, and how.

An input method takes most keys for itself. Those that reach a field while one composes do what they
do in an office suite: Enter, and going elsewhere, commit; Escape takes back the composition alone;
undo and redo wait.

Qt asks the input method to commit before it moves the focus or the cursor, upon which its plugin
for ibus throws the composition away. What vanishes so, and not by a key, is committed here.
"""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.paper.undo_keys import asks_for_undo

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Composition:
    """The composition in one field, which shows it all its events before it handles them."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self.text = ""  # what is shown, underlined
        self.lost = ""  # what vanished a moment ago
        self._has_committed = False

    def takes(self, event: QEvent) -> bool:
        """Follow an event; say whether it is done with."""
        if isinstance(event, QInputMethodEvent):
            return self._takes_composed(event)
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
            self._insert(self.lost)
        elif self.text and asks_for_undo(event):
            event.accept()  # or it would be the window's
            return True
        elif self.text and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes_key(event)
        return False

    def _takes_composed(self, event: QInputMethodEvent) -> bool:
        before, self.text = self.text, event.preeditString()
        self._has_committed |= bool(event.commitString())
        if not before or self.text or event.commitString():
            return False
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._insert(before)
            return True
        self.lost = before
        QTimer.singleShot(0, self._field, self._forget)
        return False

    def _forget(self) -> None:
        self.lost = ""

    def _takes_key(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        if event.key() in _ENTER:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif not (event.matches(keys.Undo) or event.matches(keys.Redo)):
            return False
        return True

    def commit(self) -> None:
        """Let the text stand as it is shown; without any, nothing happens."""
        text, self._has_committed = self.text, False
        if not text:
            return
        QGuiApplication.inputMethod().commit()
        if not self._has_committed:
            self._insert(text)

    def _insert(self, text: str) -> None:
        if text:
            event = QInputMethodEvent()
            event.setCommitString(text)
            self._end(event)

    def cancel(self) -> None:
        """Take back what is not committed."""
        if not self.text:
            return
        QGuiApplication.inputMethod().reset()
        if self.text:
            self._end(QInputMethodEvent())

    def _end(self, event: QInputMethodEvent) -> None:
        self.text = self.lost = ""
        QCoreApplication.sendEvent(self._field, event)
        QGuiApplication.inputMethod().reset()
