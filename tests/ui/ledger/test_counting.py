"""Counting a register from the window: asking, correcting, taking over, seeing the rows."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from core.ledger.ledger import read_ledger
from tests.core.ledger import books
from tests.core.ledger.truth import CASES, figures_of
from tests.ui.clerk import Clerk, Key
from tests.ui.dialogs import Dialogs
from tests.ui.reviewer import Reviewer
from ui.ledger.ledger_dialog import LedgerDialog

CELL = "applications.received.natural_person"


@pytest.fixture
def reviewer(monkeypatch: pytest.MonkeyPatch) -> Reviewer[LedgerDialog]:
    reviewer = Reviewer(LedgerDialog)
    monkeypatch.setattr(LedgerDialog, "exec", lambda dialog: reviewer(dialog))  # noqa: PLW0108 (gets the dialog as self)
    return reviewer


def count(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[LedgerDialog], qtbot: QtBot, path: Path
) -> None:
    """Count a register, and wait until what came of it is there."""
    before = len(reviewer.seen)
    dialogs.choose(path)
    clerk.run("count_ledger")
    qtbot.waitUntil(lambda: len(reviewer.seen) > before, timeout=20_000)
    qtbot.waitUntil(lambda: not clerk.window.ledgers.is_busy)


def choose(box: QComboBox, id_: str) -> None:
    """Choose as a person does."""
    box.setCurrentIndex(box.findData(id_))
    box.activated.emit(box.currentIndex())


def test_figures_are_taken_over_in_one_step_with_their_rows(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[LedgerDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    before = clerk.report.copy()
    steps = clerk.editor.undo_stack.count()
    count(clerk, dialogs, reviewer, qtbot, books.plain_book(CASES, tmp_path / "台账"))
    assert clerk.report.figures[CELL] == figures_of(CASES)[CELL]
    assert clerk.report.figures["applications.received.total"] == 10
    assert clerk.editor.undo_stack.count() == steps + 1
    model = clerk.table(CELL).form_model
    told = model.help(model.by_address[CELL])
    assert "台账“台账.xlsx”（2024年）4件：第5、9、10、13行" in told
    clerk.editor.undo()
    assert clerk.report == before


def test_a_cell_that_is_changed_later_says_so(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[LedgerDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    count(clerk, dialogs, reviewer, qtbot, books.plain_book(CASES, tmp_path / "台账"))
    clerk.window.activateWindow()  # as a window manager does
    clerk.stand(CELL)
    clerk.press(Key.Key_F1)
    assert "4件：第5、9、10、13行" in clerk.wait_for_bubble()
    clerk.type("7")
    clerk.press(Key.Key_Return)
    [finding] = [each for each in clerk.editor.findings if each.rule == "ledger"]
    assert "有4件（第5、9、10、13行），表里填的是7件" in finding.message


def test_what_is_not_clear_is_asked_once(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[LedgerDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "台账.csv"
    rows = ("2024-3-5,张三,甲,2024-4-1,咨询", "2024-3-6,李四,乙,2024-4-1,咨询")
    heads = "收件日期,申请人,申请内容,答复日期,办理结果"
    path.write_text("\n".join((heads, *rows)), encoding="utf-8")

    def work(dialog: LedgerDialog) -> None:
        assert dialog.accept_button.text().endswith("（还有2件没有计入）")
        [box] = dialog.questions.boxes.values()
        choose(box, "other_misc")
        assert "没有计入" not in dialog.accept_button.text()
        assert dialog.questions.boxes  # for second thoughts
        dialog.accept()

    reviewer.works = work
    count(clerk, dialogs, reviewer, qtbot, path)
    assert clerk.report.figures["applications.other_misc.natural_person"] == 2
    reviewer.works = LedgerDialog.reject
    count(clerk, dialogs, reviewer, qtbot, path)
    assert reviewer.seen[-1].tally.questions == ()


def test_a_column_is_corrected_and_known_the_next_time(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[LedgerDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "台账.csv"
    rows = ("2024-3-5,张三,甲,2024-4-1,予以公开,不予公开,涉密",)
    heads = "收件日期,申请人,申请内容,答复日期,初审办理结果,终审口头意思,理由"
    path.write_text("\n".join((heads, *rows)), encoding="utf-8")

    def work(dialog: LedgerDialog) -> None:
        assert dialog.tally.counts["applications.granted.natural_person"] == 1
        choose(dialog.columns.boxes[5], "")
        choose(dialog.columns.boxes[6], "result")
        dialog.accept()

    reviewer.works = work
    count(clerk, dialogs, reviewer, qtbot, path)
    assert clerk.report.figures["applications.denied_state_secret.natural_person"] == 1
    reviewer.works = LedgerDialog.reject
    count(clerk, dialogs, reviewer, qtbot, path)
    tally = reviewer.seen[-1].tally
    assert tally.counts["applications.denied_state_secret.natural_person"] == 1


def test_a_sheet_that_is_left_out_does_not_count(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[LedgerDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    def work(dialog: LedgerDialog) -> None:
        choose(dialog.columns.registers, "")
        assert not dialog.accept_button.isEnabled()
        assert dialog.columns.boxes == {}
        dialog.reject()

    reviewer.works = work
    before = clerk.report.copy()
    count(clerk, dialogs, reviewer, qtbot, books.plain_book(CASES, tmp_path / "台账"))
    assert clerk.report == before


def test_what_is_no_register_is_told(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("姓名,职务,电话\n王五,科员,123\n赵六,主任,456", encoding="utf-8")
    dialogs.choose(path)
    dialogs.read("warning")
    clerk.run("count_ledger")
    qtbot.waitUntil(lambda: dialogs.last.kind == "warning", timeout=20_000)
    assert "没有找到台账" in dialogs.last.text


def test_a_blank_register_is_made(clerk: Clerk, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.choose(tmp_path / "空白台账")
    dialogs.click("关闭")
    clerk.run("blank_ledger")
    ledger = read_ledger(tmp_path / "空白台账.xlsx", clerk.report.form)
    assert [layout.table for layout in ledger.layouts][:2] == ["applications", "disputes"]


def test_a_register_that_goes_on_is_noticed(
    clerk: Clerk, dialogs: Dialogs, reviewer: Reviewer[LedgerDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    path = books.plain_book(CASES, tmp_path / "台账")
    count(clerk, dialogs, reviewer, qtbot, path)
    watch = clerk.window.ledgers.watch
    qtbot.waitUntil(lambda: not watch.is_busy)
    steps = clerk.editor.undo_stack.count()
    more = replace(CASES[3], name="新来的", content="另一件")
    books.plain_book((*CASES, more), tmp_path / "台账")
    watch.look()
    qtbot.waitUntil(lambda: not watch.is_busy)
    told = [each.message for each in clerk.editor.findings if each.rule == "ledger"]
    assert len(told) == 2  # received, granted
    assert "有5件（第5、9、10、13、16行），表里填的是4件" in told[0]
    assert clerk.editor.undo_stack.count() == steps
    path.unlink()
    watch.look()
    qtbot.waitUntil(lambda: not watch.is_busy)
    assert [each.message for each in clerk.editor.findings if each.rule == "ledger"] == told
