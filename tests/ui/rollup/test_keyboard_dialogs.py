"""The desk's dialogs and boards without a mouse."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.report.check_code import check_codes
from core.rollup.outputs.looking_again import look_again
from core.rollup.outputs.returns import returned
from tests.core.rollup.county import YEAR
from tests.ui.walking import unreached, unseen
from ui.rollup.codes_dialog import CodesDialog
from ui.rollup.comparison_dialog import ComparisonDialog
from ui.rollup.desk_window import DeskWindow
from ui.rollup.origin_dialog import OriginDialog
from ui.rollup.returns_dialog import ReturnsDialog
from ui.rollup.version_dialog import VersionDialog


def _codes(window: DeskWindow) -> QDialog:
    dialog = CodesDialog(window.desk, window)
    report = window.desk.report(window.model.rows[0].reading)
    dialog.text.setPlainText(check_codes(report))
    dialog.check.click()
    return dialog


def _comparison(window: DeskWindow) -> QDialog:
    old = window.desk.report(window.model.rows[0].reading)
    new = old.copy()
    new.narratives["problems"] = "另一段。"
    return ComparisonDialog(old, new, ("甲", "乙"), window)


def _origin(window: DeskWindow) -> QDialog:
    desk = window.desk
    desk.confirm_clean()
    report = desk.own_report(desk.total(), date(YEAR + 1, 2, 1))
    desk.withdraw([desk.rows()[0].organ.id])
    assert report.origin
    dialog = OriginDialog(report, report.origin, window)
    dialog.show_report(report, look_again(report, report.origin, desk.path), "")
    return dialog


def _version(window: DeskWindow) -> QDialog:
    return VersionDialog(window.desk.report(window.model.rows[0].reading), "甲", window)


_DIALOGS: dict[str, Callable[[DeskWindow], QDialog]] = {
    "returns": lambda window: ReturnsDialog(returned(window.desk), window),
    "codes": _codes,
    "comparison": _comparison,
    "origin": _origin,
    "version": _version,
}


@pytest.mark.parametrize("name", _DIALOGS)
def test_a_dialog(desk_window: DeskWindow, qtbot: QtBot, name: str) -> None:
    dialog = _DIALOGS[name](desk_window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert unseen(dialog) == []
    assert unreached(dialog) == []
    dialog.done(0)
    dialog.deleteLater()


@pytest.mark.parametrize("view", ["missing", "sum", "across", "strays"])
def test_a_board(desk_window: DeskWindow, qtbot: QtBot, view: str) -> None:
    desk_window.boards.show(view)
    qtbot.waitUntil(lambda: not desk_window.is_reading)
    assert unreached(desk_window) == []
