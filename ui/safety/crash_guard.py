"""Catches what nobody caught: the work is written to recovery, and one can go on."""

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from core.errors import UserError
from core.storage.logs import logger

Report = Callable[[str, str], None]
"""Shows a sentence and details to copy."""

_KEPT = "程序遇到了一个意外的问题。您填写的内容已经写进恢复文件，没有丢失，可以继续工作。"
_NOT_KEPT = "程序遇到了一个意外的问题，填写的内容还在窗口里，请马上保存或另存。"
_ADVICE = "建议先保存，再重新打开程序；如果反复出现，请把下面的详细信息发给技术人员。"


class CrashGuard(QObject):
    """Stands in for Python's hooks, which also get what Qt's slots and threads let through.

    The same fault in the same place is shown once; it may come with every paint.
    """

    _happened = Signal(object)

    def __init__(
        self, keep: Callable[[], None], show: Report, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._show = show
        self._known: set[tuple[type[BaseException], str]] = set()
        self._hooks = (sys.excepthook, threading.excepthook)
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the place of Python's hooks."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Give Python's hooks their places back."""
        sys.excepthook, threading.excepthook = self._hooks

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if not issubclass(kind, Exception):  # Ctrl+C in the terminal
            self._hooks[0](kind, error, trace)
            return
        logger.error("unexpected", exc_info=error)
        place = _place(trace)
        if (kind, place) not in self._known:
            self._known.add((kind, place))
            self._happened.emit(error)  # shown later: a dialog has no place in a paint event

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._caught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _tell(self, error: BaseException) -> None:
        details = "".join(traceback.format_exception(error))
        try:
            self._keep()
        except UserError as failure:
            self._show(f"{_NOT_KEPT}\n{failure}", details)
        except Exception:  # the first fault has to be told all the same
            logger.exception("the work cannot be kept")
            self._show(_NOT_KEPT, details)
        else:
            self._show(f"{_KEPT}\n{_ADVICE}", details)


def _place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
