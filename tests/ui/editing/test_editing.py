"""Typing figures: what a cell takes, what it refuses, and how one leaves it."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.report.report import ABSENT
from tests.ui.clerk import KEYPAD, Clerk, Key

RECEIVED = "applications.received.natural_person"
CARRIED_IN = "applications.carried_in.natural_person"
COMMERCIAL = "applications.received.commercial"
TOTAL = "applications.received.total"
FEES = "disclosure.fees.amount"


def test_typing_replaces_and_totals_follow_each_keystroke(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("7")
    clerk.press(Key.Key_Return)
    clerk.stand(RECEIVED)
    seen = []
    for digit in "12":
        clerk.type(digit)
        seen.append((clerk.text(RECEIVED), clerk.text(TOTAL), clerk.typing))
    assert seen == [("1", "1", "1"), ("12", "12", "12")]


def test_backspace_within_the_line_is_followed_too(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("12")
    clerk.press(Key.Key_Backspace)
    assert clerk.texts(RECEIVED, TOTAL) == ["1", "1"]
    clerk.press(Key.Key_Backspace)
    assert clerk.texts(RECEIVED, TOTAL) == ["", ""]
    assert clerk.report.stored(RECEIVED) is ABSENT


@pytest.mark.parametrize("begin", ["F2", "double click"])
def test_revising_edits_at_the_end(clerk: Clerk, begin: str) -> None:
    clerk.stand(RECEIVED)
    clerk.keypad(12)
    if begin == "F2":
        clerk.stand(RECEIVED)
        clerk.press(Key.Key_F2)
    else:
        clerk.double_click(RECEIVED)
    assert clerk.typing == "12"
    clerk.type("3")
    assert clerk.text(RECEIVED) == "123"
    clerk.press(Key.Key_Left)
    clerk.press(Key.Key_Left)
    clerk.type("0")
    assert clerk.text(RECEIVED) == "1023"


def test_arrows_leave_the_cell_when_typing_over(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("4")
    clerk.press(Key.Key_Right)
    assert clerk.typing is None
    assert clerk.current == COMMERCIAL
    clerk.type("5")
    clerk.press(Key.Key_Left)
    assert clerk.current == RECEIVED
    clerk.type("6")
    clerk.press(Key.Key_Down)
    assert clerk.current == CARRIED_IN
    clerk.type("8")
    clerk.press(Key.Key_Up)
    assert clerk.current == RECEIVED
    assert clerk.texts(RECEIVED, COMMERCIAL, CARRIED_IN) == ["6", "5", "8"]


def test_f2_while_typing_over_lets_the_arrows_move_the_cursor(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("12")
    clerk.press(Key.Key_F2)
    clerk.press(Key.Key_Left)
    clerk.type("9")
    assert clerk.current == RECEIVED
    assert clerk.text(RECEIVED) == "192"


def test_escape_restores_the_figure_and_leaves_no_step(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.keypad(5)
    steps = clerk.editor.undo_stack.count()
    clerk.stand(RECEIVED)
    clerk.type("99")
    clerk.press(Key.Key_Escape)
    assert clerk.texts(RECEIVED, TOTAL) == ["5", "5"]
    assert clerk.typing is None
    assert clerk.editor.undo_stack.count() == steps
    assert clerk.current == RECEIVED


def test_escape_does_not_make_a_saved_report_dirty(clerk: Clerk) -> None:
    clerk.editor.undo_stack.setClean()
    clerk.stand(RECEIVED)
    clerk.type("1x")
    clerk.press(Key.Key_Escape)
    assert clerk.editor.undo_stack.isClean()
    assert clerk.text(RECEIVED) == ""


def test_delete_clears_chosen_cells_in_one_step(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.keypad(5, 6)
    clerk.choose(RECEIVED, CARRIED_IN)
    clerk.press(Key.Key_Delete)
    assert clerk.texts(RECEIVED, CARRIED_IN, TOTAL) == ["", "", ""]
    clerk.undo()
    assert clerk.texts(RECEIVED, CARRIED_IN, TOTAL) == ["5", "6", "5"]


def test_one_visit_to_a_cell_is_one_step(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("123")
    clerk.press(Key.Key_Backspace)
    clerk.press(Key.Key_Return)
    assert clerk.editor.undo_stack.count() == 1
    clerk.type("45")
    clerk.press(Key.Key_Return)
    assert clerk.editor.undo_stack.count() == 2
    clerk.undo()
    assert clerk.texts(RECEIVED, CARRIED_IN) == ["12", ""]
    clerk.undo()
    assert clerk.texts(RECEIVED, CARRIED_IN) == ["", ""]


@pytest.mark.parametrize(
    ("address", "typed", "reason"),
    [
        (RECEIVED, "1.5", "“1.5”不是整数，请填整数。"),
        (RECEIVED, "-1", "“-1”小于 0，这里只能填 0 或正整数。"),
        (RECEIVED, "abc", "“abc”不是数字，这里只能填 0 或正整数。"),
        (RECEIVED, "无", "“无”不是数字，这里只能填 0 或正整数。"),
        (RECEIVED, "1234567890123", "“1234567890123”超过 12 位，请检查是否多打了数字。"),
        (FEES, "1.2345678", "“1.2345678”的小数超过 6 位，请检查单位是不是万元。"),
        (FEES, "-1", "“-1”小于 0，这里填不小于 0 的金额，最多 6 位小数。"),
        (FEES, "3元", "“3元”的单位不对，这里按万元填，只写数字。"),
    ],
)
def test_what_is_no_figure_is_refused_at_once(
    clerk: Clerk, address: str, typed: str, reason: str
) -> None:
    clerk.stand(address)
    stored = []
    for char in typed:
        clerk.type(char)
        stored.append(clerk.report.figures[address])
    assert clerk.bubble == f"✗ {reason}"
    clerk.press(Key.Key_Return)
    assert clerk.current == address, "Enter leaves a cell with what is no figure"
    assert clerk.typing == typed
    assert clerk.bubble == f"✗ {reason}"
    assert all(value is None or value >= 0 for value in stored)
    clerk.press(Key.Key_Escape)
    assert clerk.report.figures[address] is None
    assert clerk.bubble == ""


def test_the_reason_goes_when_the_text_is_a_figure_again(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("1a")
    assert clerk.bubble
    clerk.press(Key.Key_Backspace)
    assert clerk.bubble == ""
    assert clerk.text(RECEIVED) == "1"


def test_a_refused_text_is_taken_back_with_a_reason_when_one_clicks_elsewhere(
    clerk: Clerk,
) -> None:
    clerk.stand(RECEIVED)
    clerk.keypad(5)
    clerk.stand(RECEIVED)
    clerk.type("7x")
    clerk.stand(COMMERCIAL)
    assert clerk.text(RECEIVED) == "5"
    assert clerk.typing is None
    taken_back = "✗ “7x”不是数字，这里只能填 0 或正整数。已恢复原来的数。"
    assert clerk.wait_for_bubble() == taken_back
    page, table = clerk.work.page, clerk.table(RECEIVED)
    place = table.mapTo(page.viewport(), table.rect_of(clerk.cell(RECEIVED)).topLeft())
    assert page.bubble.x() == place.x(), "beside the cell it is about"


def test_a_refused_text_is_taken_back_when_one_clicks_into_another_table(clerk: Clerk) -> None:
    clerk.stand("disputes.review.upheld")
    clerk.type("7x")
    clerk.go_into(clerk.paper.narratives["problems"])
    assert clerk.text("disputes.review.upheld") == ""
    assert clerk.typing is None
    assert clerk.wait_for_bubble().endswith("这一格仍是空白。")


def test_the_reason_is_told_though_the_cell_is_out_of_sight(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.stand(RECEIVED)
    clerk.type("12.5")
    clerk.work.outline.chosen.emit("overview")
    told = "“12.5”不是整数，请填整数。这一格仍是空白。"
    qtbot.waitUntil(lambda: clerk.window.status.currentMessage() == told)
    assert clerk.text(RECEIVED) == ""


@pytest.mark.parametrize("key", [Key.Key_F2, "5", Key.Key_Delete])
def test_totals_are_not_typed_into(clerk: Clerk, key: Key | str) -> None:
    clerk.stand(RECEIVED)
    clerk.keypad(5)
    clerk.stand(TOTAL)
    clerk.type(key) if isinstance(key, str) else clerk.press(key)
    assert clerk.typing is None
    assert clerk.text(TOTAL) == "5"
    assert clerk.editor.undo_stack.count() == 1
    assert clerk.bubble.startswith("✗ 合计由程序自动计算")


def test_a_total_says_why_also_on_a_double_click(clerk: Clerk) -> None:
    clerk.double_click(TOTAL)
    assert clerk.typing is None
    assert clerk.bubble == "✗ 合计由程序自动计算，不用填写。"


@pytest.mark.parametrize(
    ("typed", "figure"),
    [("１２", 12), ("1,234", 1234), ("１，２３４", 1234), ("007", 7), ("3.0", 3), ("-0", 0)],
)
def test_figures_in_other_writings(clerk: Clerk, typed: str, figure: int) -> None:
    clerk.stand(RECEIVED)
    clerk.type(typed)
    clerk.press(Key.Key_Return)
    assert clerk.report.figures[RECEIVED] == figure
    assert clerk.text(RECEIVED) == str(figure)
    assert clerk.bubble == ""
    assert clerk.current == CARRIED_IN


def test_an_amount_keeps_its_decimals_exactly(clerk: Clerk) -> None:
    clerk.stand(FEES)
    clerk.type("59237.2449", KEYPAD)
    clerk.press(Key.Key_Enter, KEYPAD)
    assert clerk.report.figures[FEES] == Decimal("59237.2449")
    assert clerk.text(FEES) == "59237.2449"


@pytest.mark.parametrize("blank", [" ", "　"])
def test_a_space_does_not_wipe_a_figure(clerk: Clerk, blank: str) -> None:
    clerk.stand(RECEIVED)
    clerk.keypad(5)
    clerk.stand(RECEIVED)
    clerk.type(blank)
    assert clerk.typing is None
    assert clerk.text(RECEIVED) == "5"


def test_what_the_input_method_commits_at_once_is_typed(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.commit("１２")
    assert clerk.typing == "１２"
    assert clerk.text(RECEIVED) == "12"
    clerk.press(Key.Key_Return)
    assert clerk.typing is None


def test_the_line_lies_over_its_cell(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("1")
    table, line = clerk.table(RECEIVED), clerk.focus
    assert isinstance(line, QLineEdit)
    assert table.rect_of(clerk.cell(RECEIVED)).contains(line.geometry())
    assert line.accessibleName() == clerk.cell(RECEIVED).entry.name  # type: ignore[union-attr]


def test_undo_while_typing_takes_the_typing_back(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("12")
    clerk.undo()
    assert clerk.text(RECEIVED) == ""
    assert clerk.typing is None
    assert clerk.current == RECEIVED
    clerk.redo()
    assert clerk.text(RECEIVED) == "12"


def test_undo_while_what_is_typed_is_refused_takes_only_that_back(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.keypad(5)
    clerk.type("x")
    clerk.undo()
    assert clerk.typing is None
    assert clerk.bubble == ""
    assert clerk.texts(RECEIVED, CARRIED_IN) == ["5", ""]
    clerk.undo()
    assert clerk.text(RECEIVED) == ""


def test_undo_in_the_tool_bar_while_typing(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("12")
    clerk.run("undo")
    assert clerk.text(RECEIVED) == ""
    assert clerk.typing is None
    assert clerk.current == RECEIVED


def test_a_refused_text_does_not_come_back_after_undo_in_the_tool_bar(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.keypad(5)
    clerk.stand(RECEIVED)
    clerk.type("6x")
    clerk.run("undo")
    assert clerk.typing is None
    assert clerk.text(RECEIVED) == "5"
    assert clerk.editor.undo_stack.undoText()


def test_help_of_a_cell(clerk: Clerk) -> None:
    clerk.stand("applications.denied_state_secret.natural_person")
    clerk.press(Key.Key_F1)
    assert "国家秘密" in clerk.bubble
    assert "第十四条" in clerk.bubble
    clerk.press(Key.Key_Escape)
    assert clerk.bubble == ""
    clerk.run("help")
    assert "第十四条" in clerk.bubble


def test_f8_takes_back_what_is_refused_and_goes_on(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("x")
    clerk.press(Key.Key_F8, times=2)
    assert clerk.typing is None
    assert clerk.current == "disclosure.rules.issued"
    assert clerk.text(RECEIVED) == ""


def test_the_line_follows_the_zoom(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("7x")
    clerk.run("zoom_in")
    table = clerk.table(RECEIVED)
    assert clerk.typing == "7x"
    assert table.rect_of(clerk.cell(RECEIVED)).contains(table.cell_editor.geometry())
    assert table.cell_editor.font() == table.painter_of_cells.value_font
    clerk.press(Key.Key_Escape)
    assert clerk.typing is None
    assert clerk.text(RECEIVED) == ""


def test_the_menu_bar_gives_the_focus_back(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("7")
    QTest.keyClick(clerk.window, Key.Key_Alt)
    assert clerk.focus is clerk.window.menuBar()
    clerk.press(Key.Key_Escape)
    clerk.type("8")
    clerk.press(Key.Key_Return)
    assert clerk.text(RECEIVED) == "78"
    assert clerk.current == CARRIED_IN


@pytest.mark.qt_log_ignore(r"^This plugin does not support (raise\(\)|grabbing the keyboard)$")
def test_undo_in_the_menu_bar_while_typing(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("7")
    QTest.keyClick(clerk.window, Key.Key_E, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Key.Key_Return)
    assert clerk.text(RECEIVED) == ""
    assert clerk.typing is None
    assert clerk.current == RECEIVED


def test_a_figure_that_something_else_changes_meanwhile_is_shown(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("12")
    report = clerk.report.copy()
    report.store({RECEIVED: 7})
    clerk.editor.replace_report(report, "导入")  # a dialog had the focus meanwhile
    assert clerk.typing == "7"
    clerk.press(Key.Key_Escape)
    assert clerk.typing is None
    assert clerk.text(RECEIVED) == "7"


def test_what_is_no_figure_is_forgotten_when_the_cell_is_changed_meanwhile(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("12x")
    clerk.editor.change_figures({RECEIVED: 7}, "改正")
    assert clerk.typing == "7"
    clerk.press(Key.Key_Return)
    assert clerk.text(RECEIVED) == "7"


def test_another_cell_that_changes_meanwhile_leaves_what_one_types(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("12x")
    clerk.editor.change_figures({CARRIED_IN: 7}, "改正")
    assert clerk.typing == "12x"
    clerk.press(Key.Key_Escape)
    assert clerk.text(RECEIVED) == ""
