"""What an input method shows but has not committed yet: which keys and clicks end it, and how.

An input method takes most keys for itself. Those that reach a field while one composes do what they
do in an office suite: Enter, and going elsewhere, commit; Escape takes back the composition alone;
undo and redo wait.
"""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.paper.undo_keys import asks_for_undo

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Composition:
    """The composition in one field, which shows it all its events before it handles them."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self.text = ""  # what is shown, underlined

    def takes(self, event: QEvent) -> bool:
        """Follow an event; say whether it is done with."""
        if isinstance(event, QInputMethodEvent):
            self.text = event.preeditString()
        elif self.text and event.type() == QEvent.Type.FocusOut:
            self.commit()
        elif self.text and asks_for_undo(event):
            event.accept()  # or it would be the window's
            return True
        elif self.text and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes_key(event)
        return False

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
        if not self.text:
            return
        QGuiApplication.inputMethod().commit()
        if self.text:  # the input method did not, or there is none any more
            event = QInputMethodEvent()
            event.setCommitString(self.text)
            self._end(event)

    def cancel(self) -> None:
        """Take back what is not committed."""
        if not self.text:
            return
        QGuiApplication.inputMethod().reset()
        if self.text:
            self._end(QInputMethodEvent())

    def _end(self, event: QInputMethodEvent) -> None:
        self.text = ""
        QCoreApplication.sendEvent(self._field, event)
        QGuiApplication.inputMethod().reset()
