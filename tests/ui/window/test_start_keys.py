"""The start page and the windows' buttons with the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.report.report import Report
from tests.factories import write_project
from tests.ui.clerk import Clerk
from ui import settings
from ui.window.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def known(tmp_path: Path, begun: Report) -> Path:
    """A report that was open last, known before the window is."""
    path = tmp_path / "去年.nianbao"
    write_project(path, begun)
    settings.remember_file(path)
    return path


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _press(*keys: Key) -> None:
    for key in keys:
        QTest.keyClick(_focus(), key)


def test_the_focus_is_on_the_first_way_to_begin(window: MainWindow) -> None:
    assert window.start_page.new_button.hasFocus()


def test_tab_and_arrows_go_through_all_ways_to_begin(known: Path, window: MainWindow) -> None:
    page = window.start_page
    buttons = set(page.findChildren(QPushButton))
    assert len(buttons) == 4
    by_tab = set()
    for _ in range(5):
        by_tab.add(_focus())
        _press(Key.Key_Tab)
    assert by_tab >= {*buttons, page.recent}, known
    page.new_button.setFocus()
    for _ in buttons:
        _press(Key.Key_Right, Key.Key_Down)
    assert page.recent.hasFocus()
    _press(Key.Key_Up)
    assert _focus() in buttons


def test_return_takes_a_way_to_begin(window: MainWindow, qtbot: QtBot) -> None:
    page = window.start_page
    page.new_asked.disconnect()
    page.open_asked.disconnect()
    with qtbot.waitSignal(page.new_asked):
        _press(Key.Key_Return)
    page.open_button.setFocus()
    with qtbot.waitSignal(page.open_asked):
        _press(Key.Key_Enter)


def test_return_opens_the_recent_file(known: Path, window: MainWindow) -> None:
    window.start_page.recent.setFocus()
    _press(Key.Key_Return)
    assert window.files.path == known


def test_return_presses_a_button_beside_the_page(clerk: Clerk) -> None:
    clerk.window.work.findings.filter.buttons[None].setFocus()
    clerk.run("find")
    clerk.type("政府")
    close = next(b for b in clerk.work.find_bar.findChildren(QWidget) if _is_close(b))
    close.setFocus()
    _press(Key.Key_Return)
    assert not clerk.work.find_bar.isVisible()
    clerk.window.status.balance.setFocus()
    clerk.window.panels.findings.hide()
    _press(Key.Key_Return)
    assert clerk.window.panels.findings.isVisible()


def _is_close(widget: QWidget) -> bool:
    return getattr(widget, "text", str)() == "关闭"
