"""Beside the list: the page, its findings and doubts, corrections, explanations, versions."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from core.checks.finding import Severity
from core.rollup.desk import Desk
from tests.core.rollup.county import IN_TIME, YEAR, County, of_year, write
from tests.ui.dialogs import Dialogs
from tests.ui.rollup.conftest import WRONG, read
from ui.rollup.comparison_dialog import ComparisonDialog
from ui.rollup.desk_window import DeskWindow
from ui.rollup.detail_pane import DetailPane
from ui.rollup.report_page import ReportPage
from ui.rollup.version_dialog import VersionDialog


def stand_on(window: DeskWindow, place: int) -> DetailPane:
    window.table.stand_on(place)
    window.detail.show()
    return window.detail.pane


def page_of(pane: DetailPane) -> ReportPage:
    assert pane.page is not None
    return pane.page


def change(pane: DetailPane, address: str, text: str) -> None:
    model = page_of(pane).paper.tables[address.partition(".")[0]].form_model
    model.enter(model.by_address[address], text)


def seen_in(dialog: VersionDialog) -> str:
    """Return the organ a version is of; its tables are to be read, not to be changed."""
    model = next(iter(dialog.tables.values())).form_model
    assert dialog.tables.keys() == model.editor.report.form.tables.keys()
    return model.editor.report.heading.agency


def test_the_row_one_stands_on_is_shown_after_a_moment(
    desk_window: DeskWindow, qtbot: QtBot, made: County
) -> None:
    desk_window.table.stand_on(1)
    qtbot.waitUntil(lambda: desk_window.detail.pane.title.text() == made.roster[1].name)
    page = page_of(desk_window.detail.pane)
    assert page.editor.report.figures == made.reports[made.roster[1].name].figures
    assert page.paper.narratives["overview"].isReadOnly()
    assert desk_window.detail.pane.findings.nothing.isVisible()


def test_who_sent_nothing_is_told_so(desk_window: DeskWindow) -> None:
    pane = stand_on(desk_window, 5)
    assert pane.page is None
    assert pane.message.text().startswith("还没有收到，2025年")


def test_one_goes_from_any_row_to_any_other(desk_window: DeskWindow) -> None:
    for place in (3, 5, 3, 4, 5, 0, 5, 3):
        pane = stand_on(desk_window, place)
        row = desk_window.model.shown[place]
        assert pane.title.text() == row.organ.name
        assert bool(pane.findings.tree.shown()) == (row.errors > 0)


def test_findings_are_listed_and_lead_to_their_cells(desk_window: DeskWindow) -> None:
    pane = stand_on(desk_window, 3)
    assert pane.tabs.tabText(0).startswith("问题 ")
    finding = pane.findings.tree.step(1)
    assert finding
    assert finding.severity is Severity.ERROR
    assert not pane.findings.explain.isVisible()
    assert not pane.findings.nothing.isVisible()
    pane.findings.chosen.emit(finding)
    table = page_of(pane).paper.tables[finding.section]
    assert table.highlighted == frozenset(finding.cells)


def test_the_page_finds_what_the_desk_has_counted(
    desk_window: DeskWindow, qtbot: QtBot, made: County, folder: Path
) -> None:
    report = made.reports[made.roster[3].name]
    write(folder, report, "renamed", name="只有表格", at=IN_TIME + timedelta(days=1))
    write(folder / "上年", of_year(made.reports[made.roster[1].name], YEAR - 1), "nianbao")
    desk = desk_window.desk
    desk.set_settings(replace(desk.settings, last_year=folder / "上年"))
    read(desk_window, qtbot)
    assert desk_window.model.shown[1].last
    for place, row in enumerate(desk_window.model.shown[:5]):
        pane = stand_on(desk_window, place)
        counted = {finding.key for finding in desk.findings(row.organ.id)}
        assert {finding.key for finding in page_of(pane).findings} == counted


def test_a_repair_is_a_correction_that_wants_a_reason(
    desk_window: DeskWindow, desk: Desk, made: County, folder: Path
) -> None:
    name = made.roster[3].name
    before = (folder / f"{name}.nianbao").read_bytes()
    pane = stand_on(desk_window, 3)
    pane.findings.tree.step(1)
    pane.findings.repairs.buttons[0].click()
    assert pane.corrections.isVisible()
    assert not pane.corrections.save.isEnabled()
    QTest.keyClicks(pane.corrections.reason, "asked")
    pane.corrections.save.click()
    row = desk_window.model.shown[3]
    assert (row.state.value, row.corrected) == ("无误", True)
    assert not pane.pending
    assert not pane.corrections.isVisible()
    assert [d.subject for d in desk.corrections(row.organ.id)] == [WRONG] or row.errors == 0
    assert (folder / f"{name}.nianbao").read_bytes() == before
    assert pane.log.topLevelItem(0).text(3) == "asked"  # type: ignore[union-attr]


def test_corrections_are_not_lost_by_going_on(desk_window: DeskWindow, dialogs: Dialogs) -> None:
    pane = stand_on(desk_window, 0)
    change(pane, "disclosure.licensing.decisions", "77")
    assert pane.pending == {"disclosure.licensing.decisions": 77}
    dialogs.click("回去保存")
    stand_on(desk_window, 1)
    row = desk_window.table.current_row()
    assert row
    assert row is pane.row or row.organ.id == pane.row.organ.id  # type: ignore[union-attr]
    assert pane.pending
    dialogs.click("放弃改动")
    stand_on(desk_window, 1)
    assert not pane.pending
    assert pane.title.text() == desk_window.model.shown[1].organ.name


def test_a_warning_is_explained(
    desk_window: DeskWindow,
    qtbot: QtBot,
    made: County,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = made.reports[made.roster[0].name].copy()
    report.narratives["problems"] += "\n××问题。"
    write(folder, report, "nianbao", at=IN_TIME + timedelta(hours=1))
    read(desk_window, qtbot)
    pane = stand_on(desk_window, 0)
    row = desk_window.model.shown[0]
    assert row.warnings
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("已核实", True))
    finding = pane.findings.tree.step(1)
    while finding and finding.severity is not Severity.WARNING:
        finding = pane.findings.tree.step(1)
    pane.findings.explain.click()
    assert desk_window.model.shown[0].explained == 1
    assert "已核实" in desk_window.desk.explained(row.organ.id).values()


def test_another_version_is_chosen_and_compared(
    desk_window: DeskWindow,
    qtbot: QtBot,
    made: County,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = made.reports[made.roster[0].name].copy()
    later.store({"disclosure.licensing.decisions": 999})
    write(folder, later, "nianbao", name="补报", at=IN_TIME + timedelta(days=1))
    read(desk_window, qtbot)
    pane = stand_on(desk_window, 0)
    assert desk_window.model.shown[0].state.value == "待确认"
    files = pane.files
    assert files.list.topLevelItemCount() == 2
    assert files.list.topLevelItem(0).text(0) == "拟用的"  # type: ignore[union-attr]
    files.list.setCurrentItem(files.list.topLevelItem(1))  # type: ignore[arg-type]
    shown: list[str] = []
    monkeypatch.setattr(
        ComparisonDialog,
        "exec",
        lambda dialog: shown.append(dialog.list.topLevelItem(0).text(1)),
    )
    files.compare.click()
    assert shown
    assert "999" in shown[0]
    monkeypatch.setattr(VersionDialog, "exec", lambda dialog: read_off.append(seen_in(dialog)))
    read_off: list[str] = []
    files.look.click()
    assert read_off == [made.roster[0].name]
    files.choose.click()
    row = desk_window.model.shown[0]
    assert row.state.value == "无误"
    assert row.chosen
    assert row.chosen.receipt.path == f"{made.roster[0].name}.nianbao"
