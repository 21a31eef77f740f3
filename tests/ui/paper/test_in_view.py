"""What is about to change is in view, and has a cursor: one may have scrolled away from it."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from tests.ui.clerk import CTRL, Clerk, Key

LOW = "disputes.review.upheld"


def is_in_view(clerk: Clerk, address: str) -> bool:
    table = clerk.table(address)
    return clerk.is_on_screen(table.viewport(), table.rect_of(clerk.cell(address)).center())


def changed_cells(clerk: Clerk, before: Mapping[str, object]) -> list[str]:
    return [a for a, value in clerk.report.values.items() if before.get(a) != value]


def low_cell(clerk: Clerk, table: str) -> str:
    """The lowest cell to fill in of a table."""
    return max(clerk.inputs(table), key=lambda address: clerk.cell(address).row)


@pytest.mark.parametrize("table", ["applications", "disputes"])
def test_after_the_outline_one_types_into_a_cell_one_sees(clerk: Clerk, table: str) -> None:
    clerk.window.resize(1366, 420)
    clerk.stand(low_cell(clerk, table))
    clerk.go_into(clerk.paper.narratives["preface"])
    clerk.work.outline.chosen.emit(table)
    current = clerk.table(table).current_cell()
    assert current
    assert current.entry
    assert is_in_view(clerk, current.entry.address)
    before = dict(clerk.report.values)
    clerk.type("9")
    assert all(is_in_view(clerk, address) for address in changed_cells(clerk, before))
    assert changed_cells(clerk, before)


def test_the_outline_leaves_one_at_a_cell_one_sees(clerk: Clerk) -> None:
    second = list(clerk.inputs("disputes"))[1]
    clerk.stand(second)
    clerk.work.outline.chosen.emit("disputes")
    assert clerk.table("disputes").current_cell() == clerk.cell(second)


CHANGES: dict[str, Callable[[Clerk], None]] = {
    "typing": lambda clerk: clerk.type("9"),
    "clearing": lambda clerk: clerk.press(Key.Key_Delete),
    "cutting": lambda clerk: clerk.press(Key.Key_X, CTRL),
    "pasting": lambda clerk: clerk.press(Key.Key_V, CTRL),
    "undoing": lambda clerk: clerk.run("undo"),
}


@pytest.mark.parametrize("how", CHANGES)
def test_what_changes_is_brought_into_view_before_it_changes(clerk: Clerk, how: str) -> None:
    clerk.stand(LOW)
    clerk.keypad(5)
    clerk.stand(LOW)
    QGuiApplication.clipboard().setText("7")
    clerk.work.page.verticalScrollBar().setValue(0)
    assert not is_in_view(clerk, LOW)
    seen: list[bool] = []
    if how != "undoing":  # which shows what it has changed
        clerk.editor.figures_changed.connect(lambda _: seen.append(is_in_view(clerk, LOW)))
    CHANGES[how](clerk)
    assert clerk.text(LOW) != "5"
    assert all(seen)
    assert is_in_view(clerk, LOW)
    assert clerk.table(LOW).is_worked_in()
    assert clerk.table(LOW).current_cell() == clerk.cell(LOW)


def test_text_one_types_is_in_view(clerk: Clerk) -> None:
    field = clerk.paper.narratives["problems"]
    clerk.go_into(field)
    clerk.work.page.verticalScrollBar().setValue(0)
    clerk.type("9")
    assert clerk.is_on_screen(field, QPoint(5, field.cursorRect().center().y()))


def test_a_repair_changes_what_one_sees(clerk: Clerk) -> None:
    clerk.editor.set_figures({LOW: 5, "disputes.review.total": 9}, "填写")
    panel = clerk.work.findings
    while (finding := panel.current_finding()) is None or finding.section != "disputes":
        clerk.run("next_finding")
    clerk.work.page.verticalScrollBar().setValue(0)
    seen: list[bool] = []
    clerk.editor.figures_changed.connect(
        lambda changed: seen.append(any(is_in_view(clerk, address) for address in changed))
    )
    panel.repairs.buttons[0].click()
    assert seen
    assert all(seen)
