"""Windows and dialogs are walked by Tab: everything is reached, and the focus is seen."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.report.report import Report
from tests.ui.clerk import Clerk
from tests.ui.look.test_plain_text import DIALOGS, Opener
from tests.ui.walking import unreached, unseen, walk
from ui.rollup.setup_dialog import SetupDialog
from ui.window.about import AboutDialog, LicencesDialog
from ui.window.guides import user_guide
from ui.window.main_window import MainWindow

_MORE: dict[str, Opener] = {
    "about": lambda window, *_: AboutDialog(window),
    "licences": lambda window, *_: LicencesDialog(window),
    "guide": lambda window, *_: user_guide(window),
    "county desk": lambda window, *_: SetupDialog("新建汇总", window),
}
_ALL = DIALOGS | _MORE


def _walk(window: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert unseen(window) == []
    assert unreached(window) == []


def test_the_start_page(window: MainWindow, qtbot: QtBot) -> None:
    _walk(window, qtbot)


def test_the_window_of_a_report(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.run("replace")
    clerk.work.findings.step(1)
    _walk(clerk.window, qtbot)


@pytest.mark.parametrize("name", _ALL)
def test_dialogs(
    clerk: Clerk, hostile: str, strangers_report: Report, name: str, qtbot: QtBot
) -> None:
    dialog = _ALL[name](clerk.window, hostile, strangers_report)
    dialog.open()
    _walk(dialog, qtbot)
    dialog.done(0)
    dialog.deleteLater()


def test_the_items_before_sending(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.run("submission")
    dialog = clerk.window.submission.dialog
    assert isinstance(dialog, QDialog)
    _walk(dialog, qtbot)


def test_what_a_tool_bar_does_is_in_a_menu(window: MainWindow) -> None:
    in_menus = {a for menu in window.actions_.menus.values() for a in menu.actions()}
    for bar in window.findChildren(QToolBar):
        assert in_menus >= {a for a in bar.actions() if not a.isSeparator()}


def test_a_focus_that_is_not_seen_would_be_noticed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for x in (0, 50):
        button = QToolButton(window)
        button.setGeometry(x, 0, 40, 40)
        button.setStyleSheet("QToolButton { border: none; outline: none; }")
    with qtbot.waitActive(window):
        window.show()
    first, second = walk(window)
    assert unseen(window)
    second.setStyleSheet("QToolButton:focus { border: 2px solid red; }")
    first.setStyleSheet("QToolButton:focus { border: 2px solid red; }")
    QApplication.processEvents()
    assert unseen(window) == []
