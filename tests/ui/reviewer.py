"""Works in the dialog of a review that a command opens."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

D = TypeVar("D", bound=QDialog)


class Reviewer(Generic[D]):
    """Works in a review's dialog in place of a person."""

    def __init__(self, kind: type[D]) -> None:
        self.works: Callable[[D], None] = kind.accept
        self.seen: list[D] = []

    def __call__(self, dialog: D) -> int:
        self.seen.append(dialog)
        QTimer.singleShot(0, lambda: self._work(dialog))
        return QDialog.exec(dialog)

    def _work(self, dialog: D) -> None:
        try:
            self.works(dialog)
        finally:
            dialog.done(dialog.result())
