"""Waits for a disk without holding the window up: one sees for what, and need not wait."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.storage.aside import begun
from ui.look.progress import progress_dialog

_T = TypeVar("_T")


class GivenUp(Exception):  # noqa: N818 (no error: the clerk would not wait)
    """The disk did not answer, and the clerk did not want to wait for it."""


class _Relay(QObject):
    """Tells the window's thread that work has ended."""

    ended = Signal()


def call_back(future: "Future[_T]", tell: Callable[["Future[_T]"], object]) -> None:
    """Call `tell` in the window's thread with work that has ended; at once if it has already."""
    if future.done():
        tell(future)
        return
    relay = _Relay()
    relay.ended.connect(lambda: tell(future), Qt.ConnectionType.QueuedConnection)
    future.add_done_callback(lambda _: relay.ended.emit())


def done(
    window: QWidget,
    label: str,
    work: Callable[[], _T],
    undo: Callable[[_T], object] = lambda _: None,
) -> _T:
    """Return what the work returns, or raise what it raises; meanwhile the window is alive.

    `label` says in Chinese what is being waited for. Work of which the clerk has given up
    hope goes on; `undo` takes back what it has brought about in the end. Raises GivenUp.
    """
    future = begun(work)
    if not future.done():
        _wait(window, label, future)
    if future.done():
        return future.result()
    future.add_done_callback(lambda late: None if late.exception() else undo(late.result()))
    raise GivenUp


def _wait(window: QWidget, label: str, future: "Future[_T]") -> None:
    """Wait until work is done, or nobody wants to wait for it."""
    loop = QEventLoop()
    dialog = progress_dialog("请稍候", label, "不再等待", 0, window)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.canceled.connect(loop.quit)
    call_back(future, lambda _: loop.quit())
    dialog.show()
    loop.exec()
    dialog.blockSignals(True)  # noqa: FBT003 (Qt's signature; closing is no cancelling)
    dialog.close()
    dialog.deleteLater()
