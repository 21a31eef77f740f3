"""From a keystroke in the large table to the window showing what follows from it."""

from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from core.form.library import official_forms
from tests.core.checks.diagnosis.tables import large_report, misprinted
from tests.factories import balanced_report
from ui.window.main_window import MainWindow


@pytest.fixture
def window(empty_window: MainWindow) -> MainWindow:
    """The window with a report, the focus in the table of applications."""
    empty_window.files.open_new(balanced_report(official_forms().by_id("2021")))
    assert empty_window.workspace is not None
    QTest.qWaitForWindowExposed(empty_window)
    empty_window.workspace.page.go_to_section("applications")
    QApplication.processEvents()
    return empty_window


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
    assert window.files.editor.standing.unbalanced > 0


def test_the_panel_with_many_findings(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    """A printed report with a third of its cells wrong, a repair of one of them chosen."""
    form = official_forms().by_id("2021")
    report = large_report(form, seed=3)
    wrong = [c for c in form.cells if c.startswith("applications.") and c not in form.totals][::3]
    window.files.open_new(
        misprinted(report, {cell: (report.figures[cell] or 0) + 6 for cell in wrong})
    )
    assert window.workspace is not None
    editor, panel = window.workspace.editor, window.workspace.findings
    panel.step(1)
    figures = cycle(range(5000, 5200))

    def type_figure() -> None:
        editor.set_figures({wrong[0]: next(figures)}, "填写", 1)
        QApplication.processEvents()

    benchmark.pedantic(type_figure, rounds=50)  # type: ignore[no-untyped-call]
    assert len(editor.findings) > 20
