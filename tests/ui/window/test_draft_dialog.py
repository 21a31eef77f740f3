"""以上年为底稿 tells what it did, until all is dealt with."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from core.form.library import official_forms
from core.report.draft_state import DraftItem, draft_state
from core.report.next_year import next_year
from core.report.report import Report
from tests.factories import narrated_report
from tests.ui.clerk import Clerk
from ui.window.draft_dialog import DraftDialog


@pytest.fixture
def begun() -> Report:
    """A report begun from last year's."""
    last = narrated_report(official_forms().by_id("2021"))
    return next_year(last, official_forms(), date(2025, 1, 10))


def _dialog() -> DraftDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, DraftDialog))


def _open(report: Report) -> list[DraftItem]:
    return [item for item in draft_state(report) if not item.is_settled]


def test_what_was_done_is_named(begun: Report) -> None:
    items = draft_state(begun)
    assert {item.done for item in items} == {"沿用", "待改写", "清空", "带过来"}
    assert all(item.is_settled for item in items if item.done in ("沿用", "带过来"))
    assert not any(item.is_settled for item in items if item.done in ("清空", "待改写"))


def test_a_report_begun_otherwise_has_no_draft(begun: Report) -> None:
    begun.previous = None
    assert draft_state(begun) == []


def test_the_dialog_follows_the_work_and_can_be_reopened(clerk: Clerk) -> None:
    clerk.run("draft")
    dialog = _dialog()
    open_before = len(_open(clerk.report))
    assert dialog.summary.text() == f"还有 {open_before} 项没有处理。"
    clerk.run("fill_blanks")
    assert f"还有 {open_before - 3} 项" in dialog.summary.text()
    dialog.close()
    for section in clerk.report.form.narratives:
        field = clerk.paper.narratives[section.id]
        clerk.go_into(field)
        clerk.type("补")
    assert _open(clerk.report) == []
    clerk.run("draft")
    reopened = [w for w in QApplication.topLevelWidgets() if isinstance(w, DraftDialog)][-1]
    assert reopened.summary.text() == "全部处理完了。"
    reopened.close()


def test_an_item_leads_to_its_place(clerk: Clerk) -> None:
    clerk.run("draft")
    dialog = _dialog()
    row = next(n for n, item in enumerate(dialog._items) if item.cell)
    dialog.list.setCurrentRow(row)
    clerk.window.activateWindow()
    dialog.list.itemActivated.emit(dialog.list.item(row))
    table = clerk.table(dialog._items[row].cell)
    assert table.highlighted == {dialog._items[row].cell}
    dialog.close()
