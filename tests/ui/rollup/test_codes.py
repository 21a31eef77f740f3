"""核对校验码 at the desk: a pasted list, scans in a thread, what differs first."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.exporting import ExportOptions, export
from core.report.check_code import check_codes
from tests.core.rollup.county import County
from tests.ui.dialogs import Dialogs
from ui.rollup.codes_dialog import CodesDialog
from ui.rollup.desk_window import DeskWindow


def shown(dialog: CodesDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(n) for n in range(dialog.list.topLevelItemCount())]
    return [[item.text(column) for column in (0, 1)] for item in items if item]


@pytest.fixture
def dialog(desk_window: DeskWindow) -> CodesDialog:
    dialog = CodesDialog(desk_window.desk, desk_window)
    dialog.organ_chosen.connect(desk_window.boards.go_to)
    return dialog


def test_a_pasted_list(
    dialog: CodesDialog, desk_window: DeskWindow, dialogs: Dialogs, made: County
) -> None:
    assert not dialog.check.isEnabled()
    names = [organ.name for organ in made.roster]
    right = check_codes(made.reports[names[0]])
    dialog.text.setPlainText("\n".join(f"{name} {right}" for name in names[:2]))
    dialog.check.click()
    assert shown(dialog) == [["不一致", names[1]], ["一致", names[0]]]
    assert "不一致 1" in dialog.told.text()
    assert f"这次没有比：{names[2]}" in dialog.told.text()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith(f"不一致\t{names[1]}")
    dialog.list.itemActivated.emit(dialog.list.topLevelItem(0), 0)
    row = desk_window.table.current_row()
    assert row
    assert row.organ.name == names[1]
    dialogs.read("warning")
    dialog.text.setPlainText("没有码")
    dialog.check.click()
    assert "没有找到校验码" in dialogs.last.text


def test_scans_are_read_in_a_thread(
    dialog: CodesDialog,
    qtbot: QtBot,
    made: County,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = next(iter(made.reports.values()))
    path = tmp_path / "签批单.pdf"
    export(report, "pdf", path, options=ExportOptions(draft=False, sign_off=True))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    dialog.scans.click()
    qtbot.waitUntil(lambda: dialog.job is None)
    assert shown(dialog) == [["一致", report.heading.agency]]
