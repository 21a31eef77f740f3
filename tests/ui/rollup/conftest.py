"""A desk's window over a small county."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.rollup.desk import Desk
from core.rollup.model import Settings
from tests.core.rollup.county import YEAR, County, county, write
from tests.ui.dialogs import Dialogs
from ui.rollup.desk_window import DeskWindow

WRONG = "applications.handled_total.natural_person"
BLANK = "applications.received.natural_person"


@pytest.fixture
def made() -> County:
    """Six organs: three right, one wrong, one with a blank, one missing."""
    return county(6)


@pytest.fixture
def folder(tmp_path: Path, made: County) -> Path:
    folder = tmp_path / "收到"
    first, second, third, wrong, blank, _ = made.reports.values()
    wrong.store({WRONG: 7777})
    blank.values.pop(BLANK, None)
    blank.store({BLANK: None})
    for report in (first, second, third, wrong, blank):
        write(folder, report, "nianbao")
    return folder


@pytest.fixture
def desk(tmp_path: Path, folder: Path, made: County) -> Desk:
    """The desk, its folder read; its window closes it."""
    desk = Desk.create(tmp_path / "汇总.nbhz", Settings(YEAR, "清溪县", folder), "王")
    desk.set_roster(made.roster)
    desk.refresh()
    return desk


@pytest.fixture
def desk_window(
    qapp: QApplication, qtbot: QtBot, dialogs: Dialogs, desk: Desk
) -> Iterator[DeskWindow]:
    """The window, as large as an office screen."""
    window = DeskWindow(desk)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    yield window
    dialogs.verify()
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def read(window: DeskWindow, qtbot: QtBot) -> None:
    """Read the folder and wait until that is over."""
    with qtbot.waitSignal(window.refreshing.ended, timeout=30_000):
        window.read()
