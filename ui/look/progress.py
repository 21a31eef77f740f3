"""The dialog that shows how far work is: as wide as its text, and no wider than one reads."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressDialog, QWidget

from ui.look.spacing import WIDE

_LEAST, _MOST = 280, 560  # px of the text; a longer one has several lines


def progress_dialog(
    title: str, text: str, stop: str, most: int, parent: QWidget
) -> QProgressDialog:
    """Return a dialog for work of `most` steps, 0 when nobody knows; `stop` is its button."""
    dialog = QProgressDialog("", stop, 0, most, parent)
    dialog.setWindowTitle(title)
    label = QLabel(text)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    label.ensurePolished()
    width = min(max(_LEAST, label.fontMetrics().horizontalAdvance(text) + WIDE), _MOST)
    label.setMinimumSize(width, label.heightForWidth(width))
    dialog.setLabel(label)
    dialog.setMinimumWidth(width + WIDE)
    return dialog
