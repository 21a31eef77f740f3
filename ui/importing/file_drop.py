"""A file that is dropped onto a dialog from another program."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes one file for a widget, wherever on it that is dropped."""

    dropped = Signal(Path)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept what is one file, and tell of it once the other program goes on."""
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        ):
            path = dropped_file(event)
            if path is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    # Later: a question asked here would hold up the program the file comes from.
                    QTimer.singleShot(0, self, lambda: self.dropped.emit(path))
                return True
        return super().eventFilter(watched, event)


def dropped_file(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """Return the one file of this machine that is dragged; None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
