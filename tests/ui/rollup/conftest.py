"""A desk's window over a small county."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree

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


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the county's files and with a desk that has read them, to be copied."""
    place, made = tmp_path_factory.mktemp("县"), county(6)
    first, second, third, wrong, blank, _ = made.reports.values()
    _spoil(made)
    for report in (first, second, third, wrong, blank):
        write(place / "收到", report, "nianbao")
    with Desk.create(place / "汇总.nbhz", Settings(YEAR, "清溪县", place / "收到"), "王") as desk:
        desk.set_roster(made.roster)
        desk.refresh()
    return place


def _spoil(made: County) -> None:
    wrong, blank = list(made.reports.values())[3:5]
    wrong.store({WRONG: 7777})
    blank.values.pop(BLANK, None)
    blank.store({BLANK: None})


@pytest.fixture
def made() -> County:
    """Six organs: three right, one wrong, one with a blank, one missing."""
    made = county(6)
    _spoil(made)
    return made


@pytest.fixture
def folder(tmp_path: Path, prepared: Path) -> Path:
    """The folder with what came; moments of the files as in the original."""
    copytree(prepared, tmp_path, dirs_exist_ok=True)
    return tmp_path / "收到"


@pytest.fixture
def desk(tmp_path: Path, folder: Path) -> Desk:
    """The desk, its folder read; its window closes it."""
    desk = Desk.open(tmp_path / "汇总.nbhz", "王")
    desk.set_settings(replace(desk.settings, folder=folder))
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
