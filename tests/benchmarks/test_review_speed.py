"""From what was read to the review window, painted."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from core.form_file import official_forms
from tests.ui.readings import doubtful_reading, sure_reading
from ui.application import set_up
from ui.importing.place import Place
from ui.importing.review import Review
from ui.importing.review_dialog import ReviewDialog
from ui.main_window import MainWindow

# What the offscreen platform says of dialogs.
pytestmark = pytest.mark.qt_log_ignore(
    r"^This plugin does not support propagateSizeHints\(\)$", extend=True
)


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window at 1366×768 without a report."""
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    set_up(application)
    window = MainWindow()
    window.resize(1366, 768)
    window.show()
    application.processEvents()
    yield window
    window.close()


@pytest.mark.qt_log_ignore("^This plugin does not support")
@pytest.mark.parametrize("doubtful", [False, True])
def test_review_window(benchmark: BenchmarkFixture, window: MainWindow, *, doubtful: bool) -> None:
    read = doubtful_reading() if doubtful else sure_reading()

    def open_review() -> ReviewDialog:
        review = Review(read, "上年.docx", official_forms())
        dialog = ReviewDialog(review, "导入年报", Place.NEW, window)
        dialog.open()
        QApplication.processEvents()
        return dialog

    def leave() -> None:
        for dialog in window.findChildren(ReviewDialog):
            dialog.close()
            dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    benchmark.pedantic(open_review, setup=leave, rounds=30)  # type: ignore[no-untyped-call]
    assert window.findChildren(ReviewDialog)[-1].isVisible()
