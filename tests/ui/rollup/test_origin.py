"""来源和变化: the open report knows its organs, notices changes and takes them over."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.project.project_file import encode_project
from core.rollup.desk import Desk
from tests.core.rollup.county import YEAR, County
from ui.rollup.origin_dialog import OriginDialog
from ui.window.main_window import MainWindow

CELL = "disclosure.licensing.decisions"


@pytest.fixture
def own(desk: Desk, tmp_path: Path) -> Path:
    """The own report; since then the first organ's figure has become 5000."""
    desk.confirm_clean()
    path = tmp_path / "清溪县.nianbao"
    path.write_bytes(encode_project(desk.own_report(desk.total(), date(YEAR + 1, 2, 1))))
    organ = desk.rows()[0].organ.id
    desk.correct(organ, {CELL: 5000}, "漏计")
    desk.confirm([organ])
    desk.close()
    return path


def open_own(window: MainWindow, qtbot: QtBot, path: Path, cells: int) -> None:
    with qtbot.waitSignal(window.origin.found, check_params_cb=lambda count: count == cells):
        window.files.open_path(path)


def in_dialog(monkeypatch: pytest.MonkeyPatch, does: Callable[[OriginDialog], object]) -> None:
    def answer(dialog: OriginDialog) -> int:
        QTimer.singleShot(0, dialog, lambda: does(dialog))
        QTimer.singleShot(0, dialog, dialog.reject)
        return QDialog.exec(dialog)

    monkeypatch.setattr(OriginDialog, "exec", answer)


def test_a_change_is_told_and_taken_over(
    window: MainWindow, qtbot: QtBot, own: Path, monkeypatch: pytest.MonkeyPatch, made: County
) -> None:
    open_own(window, qtbot, own, 1)
    assert window.status.origin.text() == "! 汇总里有 1 格变了"
    seen: list[list[str]] = []

    def take(dialog: OriginDialog) -> None:
        line, organ = dialog.cells.topLevelItem(0), dialog.organs.topLevelItem(0)
        assert line
        assert organ
        seen.append([line.text(n) for n in range(5)])
        seen.append([organ.text(0), organ.text(2)])
        dialog.take_all.click()
        assert "没有变化" in dialog.head.text()

    in_dialog(monkeypatch, take)
    window.status.origin.click()
    figures = [made.reports[organ.name].figures[CELL] for organ in made.roster[:3]]
    then, now = sum(f or 0 for f in figures), sum(f or 0 for f in figures[1:]) + 5000
    assert seen[0][0] == "变了"
    assert seen[0][2:] == [str(then), str(then), str(now)]
    assert seen[1] == [made.roster[0].name, "5000"]
    assert window.editor.report.figures[CELL] == now
    assert not window.status.origin.isVisible()
    window.editor.undo()
    assert window.editor.report.figures[CELL] == then
    assert window.status.origin.isVisible()


def test_a_rollup_that_is_gone_is_said(
    window: MainWindow, qtbot: QtBot, own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "汇总.nbhz").unlink()
    open_own(window, qtbot, own, 0)
    qtbot.waitUntil(lambda: not window.origin.is_looking)
    told: list[str] = []
    in_dialog(monkeypatch, lambda d: told.extend((d.head.text(), d.choose.text())))
    window.actions_.by_id["origin"].trigger()
    assert "找不到汇总文件“汇总.nbhz”" in told[0]


def test_other_reports_have_none(window: MainWindow) -> None:
    assert not window.actions_.by_id["origin"].isEnabled()
