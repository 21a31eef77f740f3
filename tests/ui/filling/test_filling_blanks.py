"""Filling in a blank from the window: choosing, reviewing, correcting, saving a copy."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.filling.memory import person
from core.form.library import official_forms
from core.importing import read_any
from core.report.report import Report
from tests.core.filling import blanks
from tests.factories import told_apart_and_balanced
from tests.ui.clerk import Clerk
from tests.ui.dialogs import Dialogs
from tests.ui.reviewer import Reviewer
from ui.filling.blank_table import BlankTable
from ui.filling.filling_dialog import FillingDialog


@pytest.fixture
def reviewer(monkeypatch: pytest.MonkeyPatch) -> Reviewer[FillingDialog]:
    reviewer = Reviewer(FillingDialog)
    monkeypatch.setattr(FillingDialog, "exec", lambda dialog: reviewer(dialog))  # noqa: PLW0108 (gets the dialog as self)
    return reviewer


@pytest.fixture
def begun() -> Report:
    """A report in which all is filled in."""
    return told_apart_and_balanced(official_forms().by_id("2021"))


def go(clerk: Clerk, dialogs: Dialogs, qtbot: QtBot, theirs: Path, out: Path | None) -> None:
    dialogs.choose(theirs)
    if out is not None:
        dialogs.choose(out)
        dialogs.click("关闭")
    clerk.run("fill_blank")
    qtbot.waitUntil(lambda: not clerk.window.fillings.is_busy, timeout=20_000)


def test_a_blank_is_filled_in_and_who_did_is_remembered(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[FillingDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    theirs = blanks.renamed_sheets(clerk.editor.report.form, tmp_path / "上报表.xlsx")
    before = theirs.read_bytes()

    def work(dialog: FillingDialog) -> None:
        QTest.keyClicks(dialog.lines["filler"], "wang")
        dialog.accept()

    reviewer.works = work
    go(clerk, dialogs, qtbot, theirs, tmp_path / "填好.xlsx")
    assert "填了200个数字" in dialogs.last.text
    assert read_any(tmp_path / "填好.xlsx").report.figures == clerk.editor.report.figures
    assert theirs.read_bytes() == before
    assert person().filler == "wang"


def test_a_click_corrects_a_cell_and_next_time_it_is_known(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[FillingDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    theirs = blanks.renamed_sheets(clerk.editor.report.form, tmp_path / "上报表.xlsx")
    workbook = openpyxl.load_workbook(theirs)
    workbook["附件1"]["A7"] = "我县自设的一项"  # was 行政规范性文件
    workbook.save(theirs)
    address = "disclosure.normative_documents.issued"

    def work(dialog: FillingDialog) -> None:
        listed = [dialog.homeless.item(n) for n in range(dialog.homeless.count())]
        (item,) = [i for i in listed if i.data(Qt.ItemDataRole.UserRole) == address]
        dialog.homeless.setCurrentItem(item)
        table = dialog.tables.widget(0)
        assert isinstance(table, BlankTable)
        dialog.tables.setCurrentIndex(0)
        cell = table.item(6, 1)
        assert cell is not None
        at = table.visualItemRect(cell).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
        dialog.put_button.click()
        dialog.accept()

    reviewer.works = work
    go(clerk, dialogs, qtbot, theirs, tmp_path / "一.xlsx")
    value = clerk.editor.report.figures[address]
    assert openpyxl.load_workbook(tmp_path / "一.xlsx")["附件1"]["B7"].value == value
    reviewer.works = FillingDialog.accept
    go(clerk, dialogs, qtbot, theirs, tmp_path / "二.xlsx")
    assert openpyxl.load_workbook(tmp_path / "二.xlsx")["附件1"]["B7"].value == value


def test_over_the_blank_itself_is_refused(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[FillingDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    theirs = blanks.one_sheet(clerk.editor.report.form, tmp_path / "上报表.xlsx")
    before = theirs.read_bytes()
    dialogs.choose(theirs)
    dialogs.choose(theirs)
    dialogs.read("warning")
    clerk.run("fill_blank")
    qtbot.waitUntil(lambda: dialogs.last.kind == "warning", timeout=20_000)
    assert "上报表原件" in dialogs.last.text
    assert theirs.read_bytes() == before
    assert reviewer.seen


def test_cancelling_writes_nothing(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[FillingDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    theirs = blanks.one_sheet(clerk.editor.report.form, tmp_path / "上报表.xlsx")
    reviewer.works = FillingDialog.reject
    go(clerk, dialogs, qtbot, theirs, None)
    qtbot.waitUntil(lambda: bool(reviewer.seen))
    assert list(tmp_path.iterdir()) == [theirs]
