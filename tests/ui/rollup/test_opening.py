"""From the window to a desk: a new 汇总, one that is opened, and the dialog that asks."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.project.project_file import read_project
from core.rollup.desk import Desk
from core.rollup.model import Duty, Level, Organ, Settings, Step
from core.rollup.roster.listing import read_roster
from tests.core.rollup.county import YEAR, County, county, names, true_report, write, write_all
from tests.ui.dialogs import Dialogs
from ui import settings
from ui.look.theme import DARK, LIGHT
from ui.rollup.desk_window import DeskWindow
from ui.rollup.roster_text import roster_text
from ui.rollup.setup_dialog import SetupDialog
from ui.window.main_window import MainWindow


@pytest.fixture
def made() -> County:
    return county(3)


@pytest.fixture
def folder(tmp_path: Path, made: County) -> Path:
    folder = tmp_path / "收到"
    write_all(folder, made, ("nianbao",))
    return folder


def fill_in(monkeypatch: pytest.MonkeyPatch, folder: Path, roster: str) -> None:
    def run(dialog: SetupDialog) -> int:
        dialog.year_box.setValue(YEAR)
        dialog.agency_line.setText("清溪县")
        dialog.folder.show_path(folder)
        dialog.roster.setPlainText(roster)
        dialog.kinds.setText("乡镇 1月20日")
        dialog.who.setText("王芳")
        dialog.buttons.accepted.emit()
        return dialog.result()

    monkeypatch.setattr(SetupDialog, "exec", run)


def opened(window: MainWindow, tmp_path: Path, folder: Path) -> DeskWindow:
    """Open a new desk of a folder, which begins to read."""
    path = tmp_path / "县.nbhz"
    Desk.create(path, Settings(YEAR, "清溪县", folder)).close()
    window.files.open_path(path)
    (desk_window,) = window.rollups.windows
    return desk_window


def test_a_new_desk_reads_its_folder(
    window: MainWindow,
    qtbot: QtBot,
    dialogs: Dialogs,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
) -> None:
    fill_in(monkeypatch, folder, "石家乡人民政府\n外县某镇\n")
    dialogs.choose(folder.parent / "汇总")  # the suffix is added
    window.start_page.rollup_button.click()
    (desk_window,) = window.rollups.windows
    with qtbot.waitSignal(desk_window.refreshing.ended, timeout=30_000):
        pass
    assert desk_window.desk.path == folder.parent / "汇总.nbhz"
    assert desk_window.desk.who == "王芳"
    assert desk_window.model.rows[0].due == date(YEAR + 1, 1, 20)
    found = {row.organ.name: row.state.value for row in desk_window.model.rows}
    assert found["石家乡人民政府"] == "无误"
    assert found["外县某镇"] == "未报"
    assert len(found) == 4
    assert settings.recent_files() == [desk_window.desk.path]


def test_a_desk_is_opened_once_and_closed_with_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    desk_window = opened(window, tmp_path, folder)
    with qtbot.waitSignal(desk_window.refreshing.ended, timeout=30_000):
        pass
    path = desk_window.desk.path
    window.files.open_path(path)
    assert window.rollups.windows == [desk_window]
    window.close()
    assert window.rollups.windows == []
    Desk.open(path).close()  # nobody holds it


def test_what_is_no_rollup_is_said_in_a_sentence(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "坏.nbhz"
    path.write_bytes(b"nothing")
    dialogs.read("warning")
    window.files.open_path(path)
    assert "坏.nbhz" in dialogs.last.text
    assert window.rollups.windows == []


@pytest.mark.parametrize("place", ["没有", ""])
def test_the_dialog_wants_a_folder(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path, place: str
) -> None:
    dialog = SetupDialog("新建汇总", window)
    dialog.folder.show_path(tmp_path / place if place else None)
    dialogs.read("warning")
    dialog.buttons.accepted.emit()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "没有找到放年报的文件夹" in dialogs.last.text
    dialog.deleteLater()


def test_a_file_that_is_dropped_means_its_folder(window: MainWindow, folder: Path) -> None:
    dialog = SetupDialog("新建汇总", window)
    dialog.folder.take(next(folder.iterdir()))
    assert dialog.folder.path == folder
    dialog.last_year.take(folder / "去年.nbhz")
    assert dialog.last_year.path == folder / "去年.nbhz"
    dialog.deleteLater()


def test_a_roster_survives_being_shown_as_lines() -> None:
    organs = (
        Organ(("石家田乡人民政府", "石家田乡"), "乡镇"),
        Organ(("县教育局",), "部门", Level.OWN, due=date(2025, 1, 20)),
        Organ(("某镇人民政府",), "乡镇", duty=Duty.MERGED, reason="并入县城"),
    )
    assert read_roster(roster_text(organs)) == organs
    assert roster_text(()) == ""


def test_what_a_desk_makes_is_opened_and_saved(
    window: MainWindow, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path, folder: Path
) -> None:
    desk_window = opened(window, tmp_path, folder)
    with qtbot.waitSignal(desk_window.refreshing.ended, timeout=30_000):
        pass
    desk_window.menus.by_id["confirm_clean"].trigger()
    desk_window.boards.show("sum")
    dialogs.choose(tmp_path / "本级.nianbao")
    with qtbot.waitSignal(window.files.saved, timeout=30_000):
        desk_window.boards.sum.make_report.click()
    saved = read_project(tmp_path / "本级.nianbao")
    assert saved.heading.agency == "清溪县"
    assert saved.figures == desk_window.desk.total().figures


def test_a_desk_follows_the_colours(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    desk_window = opened(window, tmp_path, folder)
    with qtbot.waitSignal(desk_window.refreshing.ended, timeout=30_000):
        pass
    index = desk_window.model.index(0, 0)
    light = index.data(Qt.ItemDataRole.ForegroundRole).name()
    window.colours.use(Qt.ColorScheme.Dark)
    dark = index.data(Qt.ItemDataRole.ForegroundRole).name()
    assert (light, dark) == (LIGHT.complete, DARK.complete)
    assert DARK.selection in desk_window.styleSheet()
    window.colours.use(Qt.ColorScheme.Light)


def test_without_a_roster_what_was_read_is_seen_when_one_stops(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    for number, organ in enumerate(names(40)[3:]):
        write(folder, true_report(organ, number), "nianbao")
    desk_window = opened(window, tmp_path, folder)

    def stop(step: Step) -> None:
        if step.done:
            desk_window.notice.cancel.click()

    with qtbot.waitSignal(desk_window.refreshing.ended, timeout=30_000):
        desk_window.refreshing.stepped.connect(stop)
    assert desk_window.model.rows
    assert desk_window.desk.look().new
