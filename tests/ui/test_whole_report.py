"""A township's whole year by keyboard: new, filled in, balanced, saved, reopened, exported."""

from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from pytestqt.qtbot import QtBot

from core.project.project_file import read_project
from tests.ui.clerk import AGENCY, CTRL, SHIFT, Clerk, Key
from tests.ui.dialogs import Dialogs
from ui.window.main_window import MainWindow
from ui.window.report_dialog import ReportDialog

OVERVIEW = """（一）主动公开。全年公开信息36条。
（二）依申请公开。收到申请4件，都按时答复。
（三）政府信息管理。逐条审查。
（四）政府信息公开平台建设。专栏每周更新。
（五）监督保障。培训1次。"""
PROBLEMS = "1.更新不够及时。\n2.将逐月检查。"


def type_year_and_organ(clerk: Clerk, dialog: ReportDialog) -> None:
    """Type the organ's name, go back to the year, type it, and press Enter."""
    assert dialog.agency_line.hasFocus()
    clerk.type(AGENCY)
    clerk.press(Key.Key_Backtab, SHIFT)
    assert dialog.year_box.hasFocus()
    clerk.type("2024")
    clerk.press(Key.Key_Return)


def start(window: MainWindow, qtbot: QtBot, dialogs: Dialogs) -> Clerk:
    clerk = Clerk(window, qtbot)
    dialogs.fill_in(lambda dialog: type_year_and_organ(clerk, dialog))
    clerk.press(Key.Key_N, CTRL)
    assert dialogs.last.title == "新建年报"
    return clerk


def fill_in(clerk: Clerk) -> None:
    """Fill in everything from the title down, without the mouse."""
    clerk.press(Key.Key_Tab)  # from the page into the title
    clerk.press(Key.Key_Return)
    assert clerk.focus is clerk.paper.narratives["preface"]
    clerk.press(Key.Key_Tab)
    clerk.type(OVERVIEW)
    clerk.press(Key.Key_Tab)
    clerk.keypad(0, 2, 12, 3, 1, "0.35", 0, 1, 0, 9)
    assert clerk.current == "applications.received.natural_person"
    fill_in_applications(clerk)
    assert clerk.current == "disputes.review.upheld"
    clerk.keypad(1, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0)
    clerk.type(PROBLEMS)
    clerk.press(Key.Key_Tab)
    clerk.type("无。")


def fill_in_applications(clerk: Clerk) -> None:
    natural, commercial = {"received": 3, "granted": 2, "other_misc": 1}, {"received": 1}
    for address in clerk.inputs("applications"):
        assert clerk.current == address
        _, row, column = address.split(".")
        figures = {"natural_person": natural, "commercial": commercial}.get(column, {})
        if address == "applications.carried_out.commercial":
            assert clerk.text("applications.received.total") == "4"
            clerk.keypad(1)
        else:
            clerk.keypad(figures.get(row, 0))


def test_whole_report(window: MainWindow, qtbot: QtBot, dialogs: Dialogs, tmp_path: Path) -> None:
    clerk = start(window, qtbot, dialogs)
    report = clerk.report
    assert report.heading.title == f"{AGENCY}2024年政府信息公开工作年度报告"
    assert "2024年1月1日起至2024年12月31日" in clerk.paper.narratives["preface"].toPlainText()
    assert "未保存" in clerk.title
    assert clerk.balance.startswith("○")

    fill_in(clerk)

    assert clerk.balance == "✓ 勾稽关系：全部平衡"
    assert clerk.findings == []
    assert set(clerk.outline.values()) == {"已完成"}
    assert report.narrative("overview") == OVERVIEW
    assert report.narrative("problems") == PROBLEMS
    assert report.narrative("other_matters") == "无。"
    assert clerk.texts(
        "disclosure.fees.amount",
        "disclosure.normative_documents.in_force",
        "applications.handled_total.natural_person",
        "applications.handled_total.total",
        "applications.carried_out.total",
        "disputes.review.total",
        "disputes.suit_after_review.total",
    ) == ["0.35", "9", "3", "3", "1", "2", "2"]

    path = tmp_path / "云溪乡.nianbao"
    dialogs.choose(path)
    clerk.press(Key.Key_S, CTRL)
    assert clerk.title == "云溪乡.nianbao - 政务公开年报"
    assert read_project(path) == report

    dialogs.choose(path)
    clerk.press(Key.Key_O, CTRL)
    assert clerk.report is not report
    assert clerk.report == report
    assert clerk.balance == "✓ 勾稽关系：全部平衡"

    for action, check in (("xlsx", holds_figures), ("pdf", holds_text)):
        target = tmp_path / f"年报.{action}"
        dialogs.choose(target)
        dialogs.click("关闭")
        clerk.run(action)
        qtbot.waitUntil(lambda: dialogs.last.title == "导出完成", timeout=20_000)
        assert dialogs.last.text == f"已导出到 {tmp_path}：\n{target.name}"
        check(target)


def holds_figures(path: Path) -> None:
    book = openpyxl.load_workbook(path, data_only=True)
    rows = {row[0].value: row[2].value for row in book["数据"].iter_rows()}
    book.close()
    assert rows["applications.received.total"] == 4
    assert rows["disputes.review.total"] == 2
    assert rows["disclosure.fees.amount"] == pytest.approx(0.35)


def holds_text(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
    assert AGENCY in text
    assert "收到申请4件" in "".join(text.split())  # a quarter em beside a figure is read as a blank
    assert "0.35" in text
