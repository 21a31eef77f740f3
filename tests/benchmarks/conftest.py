"""The window that is measured."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ui.application import set_up
from ui.window.main_window import MainWindow


@pytest.fixture
def empty_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
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
    window.files.editor = None  # nothing to ask about
    window.close()
