"""From a keystroke in the large table to the window showing what follows from it."""

import os
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.form_file import official_forms
from tests.factories import balanced_report
from ui.application import set_up
from ui.main_window import MainWindow


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window at 1366×768 with a report, the focus in the table of applications."""
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data"))
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    set_up(application)
    window = MainWindow()
    window.resize(1366, 768)
    window.show()
    window.files.open_new(balanced_report(official_forms().by_id("2021")))
    assert window.workspace is not None
    QTest.qWaitForWindowExposed(window)
    window.workspace.page.go_to_section("applications")
    application.processEvents()
    yield window
    window.files.editor = None  # nothing to ask about
    window.close()


def press(key: Qt.Key) -> None:
    """Press a key and let the window paint all that follows."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)
    QApplication.processEvents()


def test_keystroke(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    digits = cycle([Qt.Key.Key_1, Qt.Key.Key_7, Qt.Key.Key_9])
    assert window.files.editor is not None

    def leave_cell() -> None:
        press(Qt.Key.Key_Return)

    # The digit opens the cell, unbalances a column, changes four totals and the findings.
    benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: press(next(digits)), setup=leave_cell, rounds=200
    )
    assert window.files.editor.unbalanced > 0
