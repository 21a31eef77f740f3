"""From what was read to the review window, painted."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from core.form.library import official_forms
from tests.ui.readings import doubtful_reading, sure_reading
from ui.importing.place import Place
from ui.importing.review import Review
from ui.importing.review_dialog import ReviewDialog
from ui.window.main_window import MainWindow

# What the offscreen platform says of dialogs.
pytestmark = pytest.mark.qt_log_ignore(
    r"^This plugin does not support propagateSizeHints\(\)$", extend=True
)


@pytest.mark.parametrize("doubtful", [False, True])
def test_review_window(
    benchmark: BenchmarkFixture, empty_window: MainWindow, *, doubtful: bool
) -> None:
    read = doubtful_reading() if doubtful else sure_reading()

    def open_review() -> ReviewDialog:
        review = Review(read, "上年.docx", official_forms())
        dialog = ReviewDialog(review, "导入年报", Place.NEW, empty_window)
        dialog.open()
        QApplication.processEvents()
        return dialog

    def leave() -> None:
        for dialog in empty_window.findChildren(ReviewDialog):
            dialog.close()
            dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    benchmark.pedantic(open_review, setup=leave, rounds=30)  # type: ignore[no-untyped-call]
    assert empty_window.findChildren(ReviewDialog)[-1].isVisible()
