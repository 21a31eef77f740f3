"""A file that is dropped onto the review is read in place of the one under review."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from tests.ui.clerk import Clerk
from tests.ui.readings import doubtful_reading
from ui.importing.review import Review
from ui.importing.review_dialog import ReviewDialog

_COPY, _NO_KEYS = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


def _drag(dialog: QDialog, *urls: QUrl) -> bool:
    """Drag files onto a dialog; say whether it takes them."""
    data = QMimeData()
    data.setUrls(list(urls))
    enter = QDragEnterEvent(QPointF(50, 50), _COPY, data, _LEFT, _NO_KEYS)
    enter.ignore()
    QApplication.sendEvent(dialog, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(50, 50), _COPY, data, _LEFT, _NO_KEYS)
        QApplication.sendEvent(dialog, drop)
    return enter.isAccepted()


def _review(clerk: Clerk) -> ReviewDialog:
    review = Review(doubtful_reading(), "去年.docx", official_forms())
    return ReviewDialog(review, "导入年报", None, clerk.window)


def test_the_review_leaves_for_the_file(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog, path = _review(clerk), tmp_path / "今年.docx"
    dialog.open()
    assert _drag(dialog, QUrl.fromLocalFile(str(path)))
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.dropped == path
    dialog.deleteLater()


def test_what_is_no_single_file_is_not_taken(clerk: Clerk, tmp_path: Path) -> None:
    dialog = _review(clerk)
    dialog.open()
    several = [QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.docx", "b.docx")]
    assert not _drag(dialog, *several)
    assert not _drag(dialog, QUrl("https://example.com/a.docx"))
    assert dialog.dropped is None
    dialog.done(0)
    dialog.deleteLater()
