"""Ends in order when the system asks for it: on SIGTERM, on Ctrl+C, and when one logs out.

What is not saved is written down first; it is offered at the next start.
"""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication

from core.storage.logs import logger

_ASKING = ("SIGTERM", "SIGINT", "SIGHUP")


class Ending(QObject):
    """Hears that the program shall end.

    `keep` writes down what is not saved, `finish` ends what is under way. Both are called in
    the window's thread, whatever dialog is open.
    """

    def __init__(
        self, keep: Callable[[], None], finish: Callable[[], None], application: QGuiApplication
    ) -> None:
        super().__init__(application)
        self._keep = keep
        self._finish = finish
        self._is_over = False
        application.commitDataRequest.connect(self.keep)  # before windows are asked to close
        if sys.platform != "win32":  # which knows no such signals
            self._listen()

    def _listen(self) -> None:
        """Let a signal, which may come at any moment, come in turn with other events."""
        self._heard, tell = os.pipe()
        os.set_blocking(self._heard, False)
        os.set_blocking(tell, False)
        signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        for name in _ASKING:
            signal.signal(getattr(signal, name), lambda _number, _frame: None)

    def _hear(self) -> None:
        asked = {getattr(signal, name) for name in _ASKING}
        for number in os.read(self._heard, 100):
            if number in asked and not self._is_over:
                self._is_over = True
                self._end(number)

    def _end(self, number: int) -> None:
        for name in _ASKING:  # who asks again does not want to wait
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        self.keep()
        try:
            self._finish()
        except Exception:
            logger.exception("what is under way cannot be ended")
        QGuiApplication.exit(128 + number)

    def keep(self) -> None:
        """Write down what is not saved."""
        try:
            self._keep()
        except Exception:
            logger.exception("the work cannot be kept")
