"""A report of three pages and its preview; an exporter that waits; a printer that notes."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from tests.factories import narrated_report
from tests.ui.clerk import Clerk
from tests.ui.pdfs import load, texts
from tests.ui.preview.reader import Press, Printed, Reader, stop_the_clock
from ui.preview import preview_window, typesetter
from ui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are equal are equal bytes."""
    stop_the_clock(monkeypatch)


@pytest.fixture
def clerk(window: MainWindow, qtbot: QtBot) -> Clerk:
    """A clerk before a report of three pages, without errors."""
    window.files.open_new(narrated_report(official_forms().by_id("2021")))
    QApplication.processEvents()
    clerk = Clerk(window, qtbot)
    assert not clerk.editor.standing.error_count
    return clerk


@pytest.fixture
def reader(clerk: Clerk, qtbot: QtBot) -> Reader:
    """Somebody before its preview."""
    reader = Reader(clerk, qtbot)
    reader.open()
    reader.settle()
    return reader


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    """An exporter that waits; let go at the end whatever happens."""
    press = Press()
    monkeypatch.setattr(typesetter, "write_document", press)
    yield press
    press.may_go_on.set()


@pytest.fixture
def held_reader(clerk: Clerk, press: Press, qtbot: QtBot) -> Reader:
    """Somebody who has just opened the preview: its first pages are held up by the press."""
    reader = Reader(clerk, qtbot)
    reader.open()
    qtbot.waitUntil(press.reached.is_set)
    return reader


@pytest.fixture
def following_reader(clerk: Clerk, press: Press, qtbot: QtBot) -> Reader:
    """Somebody who has asked to print without a preview: the pages are held up by the press."""
    clerk.run("print")
    reader = Reader(clerk, qtbot)
    reader.follow()
    qtbot.waitUntil(press.reached.is_set)
    return reader


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Printed:
    """What was about to be printed: the texts of the pages, and the job's name."""
    jobs: Printed = []

    def note(data: bytes, name: str, _parent: object) -> None:
        jobs.append((texts(load(data)), name))

    monkeypatch.setattr(preview_window, "ask_and_print", note)
    return jobs
