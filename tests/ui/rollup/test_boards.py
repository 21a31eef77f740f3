"""缺报, 汇总表 and 认领: what they show, and where they lead."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from core.report.report import Report
from core.rollup.desk import Desk
from core.rollup.model import State
from tests.core.rollup.county import County, write
from tests.ui.dialogs import Button, Dialogs
from tests.ui.rollup.conftest import read
from ui.rollup.desk_window import DeskWindow
from ui.rollup.later_dialog import LaterDialog
from ui.rollup.list_dialog import ListDialog
from ui.rollup.missing_board import reminder

CELL = "disclosure.licensing.decisions"


def show(window: DeskWindow, view: str) -> None:
    window.menus.by_id[f"view_{view}"].trigger()


def confirm(window: DeskWindow) -> None:
    window.menus.by_id["confirm_clean"].trigger()


def stand_on(window: DeskWindow, address: str) -> None:
    table = window.boards.sum.tables[address.partition(".")[0]]
    table.go_to(table.form_model.by_address[address])


def test_who_is_missing_and_what_to_write_them(desk_window: DeskWindow, made: County) -> None:
    show(desk_window, "missing")
    board = desk_window.boards.missing
    assert board.isVisible()
    assert [label.text() for label in board.numbers.values()] == ["6", "5", "5", "0", "1"]
    assert board.bar.toolTip() == "按时5，逾期0，缺报1"
    assert board.list.topLevelItemCount() == 1
    board.copy.click()
    text = QGuiApplication.clipboard().text()
    assert made.roster[5].name in text
    assert made.roster[0].name not in text
    assert "2025年1月31日" in text
    board.list.opened.emit(board.list.current_key())
    row = desk_window.table.current_row()
    assert row
    assert row.organ.name == made.roster[5].name
    assert desk_window.table.isVisible()


def test_a_reminder_before_the_day_is_a_request(desk: Desk) -> None:
    missing = [row for row in desk.rows() if row.state is State.MISSING]
    before = reminder(desk.settings, missing, date(2025, 1, 20))
    after = reminder(desk.settings, missing, date(2025, 2, 20))
    assert "请于2025年1月31日前报送" in before
    assert "应于2025年1月31日前报送" in after
    assert reminder(desk.settings, [], date(2025, 1, 20)) == "都报齐了，不用催报。"
    desk.close()


def test_the_sum_is_true_and_says_how_complete_it_is(desk_window: DeskWindow, made: County) -> None:
    show(desk_window, "sum")
    view = desk_window.boards.sum
    assert "还没有确认过报告" in view.told.text()
    assert not view.make_report.isEnabled()
    confirm(desk_window)
    assert view.complete.text() == "合计：6个应报机关中的3个"
    names = {organ.name for organ in made.roster[:3]}
    assert view.total
    assert view.total.figures == made.sums(names)
    model = view.tables["disclosure"].form_model
    assert model.text(model.by_address[CELL]) == str(made.sums(names)[CELL])


def test_behind_a_cell_stand_organs_the_largest_first(
    desk_window: DeskWindow, made: County
) -> None:
    confirm(desk_window)
    show(desk_window, "sum")
    stand_on(desk_window, CELL)
    shares = desk_window.boards.sum.shares
    lines = [shares.list.topLevelItem(place) for place in range(3)]
    told = [(line.text(0), line.text(1)) for line in lines if line]
    true = {o.name: made.reports[o.name].figures[CELL] for o in made.roster[:3]}
    assert {name: int(value) for name, value in told} == true
    assert [int(value) for _, value in told] == sorted(true.values(), reverse=True)  # type: ignore[type-var]
    shares.list.opened.emit(shares.list.current_key())
    row = desk_window.table.current_row()
    assert row
    assert row.organ.name == told[0][0]


def test_levels_apart_and_together(desk_window: DeskWindow) -> None:
    confirm(desk_window)
    show(desk_window, "sum")
    view = desk_window.boards.sum
    view.level.setCurrentIndex(1)
    assert view.complete.text() == "合计：0个应报机关中的0个"
    view.level.setCurrentIndex(2)
    assert view.complete.text() == "合计：6个应报机关中的3个"


def test_sealed_and_unsealed_with_a_reason(
    desk_window: DeskWindow, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm(desk_window)
    show(desk_window, "sum")
    view = desk_window.boards.sum
    dialogs.answer(Button.Yes)
    view.seal.click()
    assert "已封账，王，校验值" in view.told.text()
    assert not view.seal.isVisible()
    desk_window.table.stand_on(0)
    dialogs.read("warning")
    desk_window.menus.by_id["withdraw"].trigger()
    assert "封账" in dialogs.last.text
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("石溪乡改报", True))
    view.unseal.click()
    assert view.seal.isVisible()
    assert [entry.what for entry in desk_window.desk.log()][-2:] == ["封账", "解封"]


def test_all_that_was_decided_is_listed_and_copied(
    desk_window: DeskWindow, made: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm(desk_window)
    desk = desk_window.desk
    desk.seal()
    desk.unseal("石溪乡改报")
    desk.exclude(desk.rows()[0].organ.id, "另行处理")
    shown: list[list[str]] = []

    def read_off(dialog: ListDialog) -> None:
        dialog.list.copy()
        lines = QGuiApplication.clipboard().text().splitlines()
        shown.extend(line.split("\t") for line in lines)

    monkeypatch.setattr(ListDialog, "exec", read_off)
    desk_window.menus.by_id["log"].trigger()
    assert shown[0] == ["时间", "谁", "机关", "做了什么", "原因"]
    assert shown[1][1:] == ["王", made.roster[0].name, "不计入", "另行处理"]
    assert shown[2][3:] == ["解封", "石溪乡改报"]
    assert shown[3][3].startswith("封账：校验值 ")


def test_the_sum_becomes_a_report_of_the_own_organ(
    desk_window: DeskWindow, made: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm(desk_window)
    show(desk_window, "sum")
    reports: list[Report] = []
    desk_window.report_made.connect(reports.append)
    desk_window.boards.sum.make_report.click()
    (report,) = reports
    assert report.heading.agency == "清溪县"
    assert report.figures[CELL] == made.sums({o.name for o in made.roster[:3]})[CELL]
    view = desk_window.boards.sum
    assert not view.changes.isVisible()
    desk_window.table.stand_on(0)
    desk_window.menus.by_id["withdraw"].trigger()
    assert view.changes.isVisible()
    shown: list[str] = []
    monkeypatch.setattr(
        LaterDialog, "exec", lambda it: shown.append(it.list.topLevelItem(0).text(3))
    )
    view.changes.click()
    assert shown == [made.roster[0].name]


def test_a_file_of_nobody_is_given_to_an_organ(
    desk_window: DeskWindow, qtbot: QtBot, made: County, folder: Path
) -> None:
    last = list(made.reports.values())[5].copy()
    nameless = last.copy()
    nameless.heading = replace(last.heading, agency="", title="年度报告", signed_by="")
    write(folder, nameless, "nianbao", name="新建文档")
    read(desk_window, qtbot)
    show(desk_window, "strays")
    view = desk_window.boards.strays
    assert view.list.topLevelItemCount() == 1
    assert desk_window.menus.by_id["view_strays"].iconText() == "认领 1"
    view.organ.setCurrentText(last.heading.agency)
    view.assign.click()
    assert view.list.topLevelItemCount() == 0
    assert desk_window.model.rows[5].chosen
