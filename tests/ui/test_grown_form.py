"""The window with a revised form that is a file alone: a row, column, table and section more."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.exporting import export
from core.form.form import Form
from core.formats.all_formats import FORMATS
from core.importing import read_any
from core.project.project_file import read_project
from core.report.report import new_report
from tests.core.grown_form import (
    COLUMN,
    LAST_SECTION,
    ROW,
    TABLE,
    YEAR,
    grown_report,
    put_in_force,
)
from tests.factories import write_project
from tests.ui.clerk import AGENCY, CTRL, TODAY, Clerk, Key
from tests.ui.dialogs import Dialogs
from tests.ui.importing.test_importing import accept
from ui import settings
from ui.exporting.export_all_dialog import ExportAllDialog
from ui.importing.place import Place
from ui.paper.figure_dialog import FigureDialog
from ui.window.main_window import MainWindow

LONG = 20_000  # ms: a busy machine is not a fault of the program


@pytest.fixture
def grown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Form:
    return put_in_force(tmp_path, monkeypatch)


@pytest.fixture
def clerk(window: MainWindow, qtbot: QtBot, grown: Form) -> Clerk:
    """A clerk before a new report of the form's first year."""
    window.files.open_new(new_report(grown, YEAR, AGENCY, TODAY))
    QApplication.processEvents()
    return Clerk(window, qtbot)


def test_everything_new_stands_on_the_page_and_in_the_outline(clerk: Clerk, grown: Form) -> None:
    assert set(clerk.paper.tables) == set(grown.tables)
    assert list(clerk.outline) == [section.name for section in grown.sections]
    assert set(clerk.inputs(TABLE)) < set(grown.cells)


def test_figures_are_typed_into_what_is_new_and_summed_up(clerk: Clerk) -> None:
    for address in (f"{ROW}.issued", COLUMN, f"{TABLE}.policies.calls", f"{TABLE}.policies.visits"):
        clerk.stand(address)
        clerk.type("3\n")
    assert clerk.text(f"{TABLE}.policies.total") == "6"
    assert clerk.text("applications.received.total") == "3"
    clerk.go_into(clerk.paper.narratives[LAST_SECTION])
    clerk.type("无。")
    assert clerk.report.narrative(LAST_SECTION) == "无。"
    assert any("咨询" in finding for finding in clerk.findings)


def test_it_is_saved_exported_and_opened_again(
    clerk: Clerk,
    dialogs: Dialogs,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    grown: Form,
) -> None:
    path, folder = tmp_path / "年报.nianbao", tmp_path / "上报"
    folder.mkdir()
    settings.remember_folder("export", folder)
    write_project(path, grown_report(grown))
    clerk.window.files.open_path(path)
    clerk.press(Key.Key_S, CTRL)
    assert read_project(path) == clerk.report == grown_report(grown)

    monkeypatch.setattr(ExportAllDialog, "exec", lambda dialog: dialog.accept() or dialog.result())
    dialogs.click("关闭")
    clerk.run("export_all")
    qtbot.waitUntil(lambda: not clerk.window.exports.is_busy, timeout=LONG)
    written = {file.suffix: file for file in folder.iterdir()}
    assert set(written) == {each.suffix for each in FORMATS.values()}
    assert read_any(written[".docx"]).report == clerk.report


@pytest.mark.parametrize("format_id", ["docx", "md"])
def test_a_file_of_the_form_is_reviewed_and_opened(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot, grown: Form, format_id: str
) -> None:
    path = tmp_path / f"年报{FORMATS[format_id].suffix}"
    export(grown_report(grown), format_id, path)
    dialogs.review(accept(Place.NEW))
    clerk.window.files.open_path(path)
    qtbot.waitUntil(lambda: clerk.report.heading.agency != AGENCY, timeout=LONG)
    assert clerk.report == grown_report(grown)


def test_the_example_of_a_cells_name_is_one_of_the_form(clerk: Clerk, qtbot: QtBot) -> None:
    dialog = FigureDialog(clerk.report)
    qtbot.addWidget(dialog)
    words = dialog.line.placeholderText().partition("例如：")[2]
    dialog.line.setText(words)
    assert dialog.cell() == next(iter(clerk.report.form.cells))
