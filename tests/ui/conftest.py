"""The real window, offscreen, with settings of its own and nobody to answer its dialogs."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported
if sys.platform == "win32":
    os.environ.setdefault("QT_QPA_FONTDIR", os.path.expandvars(r"%WINDIR%\Fonts"))

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.report.report import Report, new_report
from tests.ui.clerk import AGENCY, TODAY, YEAR, Clerk
from tests.ui.dialogs import Dialogs
from ui import settings
from ui.application import set_up
from ui.look.theme import choose_colours, palette
from ui.window.main_window import MainWindow

HERE = Path(__file__).parent
OFFSCREEN_SAYS = (
    r"^This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)$"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say what it cannot do with windows."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_SAYS, extend=True))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[QApplication]:
    """The application as the program sets it up.

    The offscreen platform deletes what is on the clipboard only after Python has
    ended, and crashes on data made by Python; X11 does not.
    """
    os.environ["NIANBAO_DATA"] = str(tmp_path_factory.mktemp("data"))
    set_up(qapp)
    yield qapp
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Be there for every test, whichever ran before: without it a printer ends the process."""
    return qapp


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings, backups and recovery of this test are."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("NIANBAO_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clerk type without pauses, however busy the machine is."""
    monkeypatch.setattr("ui.editing.commands.monotonic", lambda: 0.0)
    for module in ("ui.files.saving", "core.storage.aside"):
        monkeypatch.setattr(f"{module}.PATIENCE", 60)  # as on a fast disk


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Dialogs]:
    """The answers to dialogs; without one, a dialog fails the test."""
    dialogs = Dialogs(monkeypatch, qtbot)
    yield dialogs
    dialogs.verify()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, dialogs: Dialogs) -> Iterator[MainWindow]:
    """The window without a report, as large as an office screen; closed without a trace."""
    before = set(QApplication.topLevelWidgets())
    choose_colours(settings.colour_scheme())  # those of an earlier test are over
    qapp.setPalette(palette())
    window = MainWindow()
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    yield window
    dialogs.verify()
    dialogs.discard_from_now_on()
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(window)
    left = [widget for widget in set(QApplication.topLevelWidgets()) - before if widget.isVisible()]
    assert not left, "the window leaves others behind"


@pytest.fixture
def begun() -> Report:
    """The report that a clerk begins with: a new one of a township."""
    return new_report(official_forms().for_year(YEAR), YEAR, AGENCY, TODAY)


@pytest.fixture
def clerk(window: MainWindow, qtbot: QtBot, begun: Report) -> Clerk:
    """A clerk before a new report."""
    window.files.open_new(begun)
    QApplication.processEvents()  # lays the page out
    return Clerk(window, qtbot)
