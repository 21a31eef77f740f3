"""What is wrong, where, and the buttons that put it right."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from core.exporting import export_json
from core.form.library import official_forms
from core.report.report import Report
from tests.factories import PROPER_TEXTS, proper_report, write_project
from tests.ui.clerk import SHIFT, Clerk, Key
from ui.findings.repair_box import RepairButton

RECEIVED = "applications.received.natural_person"
CARRIED_OUT = "applications.carried_out.natural_person"
TOTAL = "applications.received.total"


@pytest.fixture
def begun(begun: Report) -> Report:
    """A new report in which the texts are written, and the tables are blank."""
    begun.narratives |= PROPER_TEXTS
    return begun


@pytest.fixture
def filled(clerk: Clerk, tmp_path: Path) -> Clerk:
    """A clerk before a report in which all is filled in and balanced."""
    path = tmp_path / "年报.nianbao"
    write_project(path, proper_report(official_forms().by_id("2021")))
    clerk.window.files.open_path(path)
    assert clerk.balance == "✓ 勾稽关系：全部平衡"
    return clerk


@pytest.fixture
def printed(clerk: Clerk, tmp_path: Path) -> Clerk:
    """A clerk before a dump with two printed totals that differ from the computed ones."""
    report = proper_report(official_forms().by_id("2021"))
    figures = report.figures
    for address in (TOTAL, "disputes.review.total"):
        report.store({address: int(figures[address] or 0) + 5})
    path = tmp_path / "年报.json"
    export_json(report, path)
    clerk.window.files.open_path(path)
    return clerk


def unbalance(clerk: Clerk) -> int:
    """Type one too many received; return what was right."""
    right = clerk.report.figures[RECEIVED]
    assert isinstance(right, int)
    clerk.stand(RECEIVED)
    clerk.keypad(right + 1)
    return right


def click_finding(clerk: Clerk, row: int) -> None:
    """Click the finding of a row, the names of places not counted."""
    panel = clerk.work.findings.tree
    item, _ = panel.shown()[row]
    panel.scrollToItem(item)
    place = panel.visualItemRect(item).center()
    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)


def repairs(clerk: Clerk) -> list[str]:
    """The texts of the repair buttons that are offered."""
    return [button.accessibleName() for button in repair_buttons(clerk)]


def repair_buttons(clerk: Clerk) -> list[RepairButton]:
    return [button for button in clerk.work.findings.repairs.buttons if button.isVisible()]


def picture(clerk: Clerk, address: str) -> QImage:
    """What a cell looks like without the focus."""
    table = clerk.table(address)
    return table.grab(table.rect_of(clerk.cell(address))).toImage()


def heading_button(clerk: Clerk, table: str) -> QToolButton:
    return clerk.paper.headings[table].findChildren(QToolButton)[0]


def test_the_three_states_of_the_balance(clerk: Clerk) -> None:
    blanks = clerk.editor.standing.blanks
    assert clerk.balance == f"○ 待填：还有 {blanks} 格"
    clerk.run("fill_blanks")
    assert clerk.balance == "✓ 勾稽关系：全部平衡"
    clerk.stand(RECEIVED)
    clerk.type("3")
    assert clerk.balance == "✗ 勾稽关系：1 处不平"
    assert clerk.window.status.balance.accessibleName() == clerk.balance
    clerk.press(Key.Key_Escape)
    assert clerk.balance == "✓ 勾稽关系：全部平衡"


def test_the_number_of_blanks_follows_each_keystroke(clerk: Clerk) -> None:
    blanks = clerk.editor.standing.blanks
    clerk.stand(RECEIVED)
    clerk.type("3")
    assert clerk.balance == f"○ 待填：还有 {blanks - 1} 格"


def test_the_balance_shows_the_panel(filled: Clerk) -> None:
    dock = filled.window.panels.findings
    dock.close()
    filled.click(filled.window.status.balance)
    assert dock.isVisible()


def test_the_panel_lists_what_is_wrong_with_the_numbers(filled: Clerk) -> None:
    right = unbalance(filled)
    (text,) = filled.findings
    assert "自然人" in text
    assert f"{right + 1}件" in text
    assert text.endswith("相差1件。")
    assert filled.work.findings.summary.text() == "还有 1 个问题，点一下可以跳到所在的地方。"


def test_a_click_goes_to_the_cell_and_selects_it(filled: Clerk) -> None:
    unbalance(filled)
    filled.go_into(filled.paper.title)
    filled.work.page.verticalScrollBar().setValue(0)
    click_finding(filled, 0)
    assert filled.current == CARRIED_OUT
    assert filled.chosen == [CARRIED_OUT]
    table = filled.table(CARRIED_OUT)
    place = table.rect_of(filled.cell(CARRIED_OUT)).center()
    assert filled.is_on_screen(table.viewport(), place)
    filled.type("7")
    assert filled.text(CARRIED_OUT) == "7"


def test_the_cells_of_a_finding_are_marked_not_by_colour_alone(filled: Clerk) -> None:
    filled.stand("applications.granted.commercial")
    before = picture(filled, RECEIVED)
    unbalance(filled)
    filled.stand("applications.granted.commercial")
    model = filled.table(RECEIVED).form_model
    rows = ("received", "carried_in", "handled_total", "carried_out")
    marked = [address for address, cell in model.by_address.items() if model.marks(cell)]
    assert sorted(marked) == sorted(f"applications.{row}.natural_person" for row in rows)
    after = picture(filled, "applications.carried_in.natural_person")
    corner, inside = after.pixelColor(1, 1), after.pixelColor(12, 4)
    assert corner != inside, "a triangle in the corner"
    assert corner.lightness() < inside.lightness() - 60, "seen without colours too"
    assert before.pixelColor(1, 1) == before.pixelColor(12, 4)


def test_the_help_of_a_marked_cell_begins_with_what_is_wrong(filled: Clerk) -> None:
    unbalance(filled)
    table = filled.table(RECEIVED)
    tip = table.form_model.index_of(filled.cell(RECEIVED)).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith(f"⚠ {filled.findings[0]}")


def test_the_first_repair_resolves_the_finding_in_one_step(filled: Clerk) -> None:
    unbalance(filled)
    before = filled.report.copy()
    assert repair_buttons(filled) == []
    click_finding(filled, 0)
    assert repairs(filled)[0].startswith("把“")
    filled.click(repair_buttons(filled)[0])
    assert filled.findings == []
    assert repair_buttons(filled) == []
    assert filled.balance == "✓ 勾稽关系：全部平衡"
    filled.undo()
    assert filled.report == before
    assert len(filled.findings) == 1


def test_a_repair_leaves_one_at_the_cell(filled: Clerk) -> None:
    unbalance(filled)
    filled.press(Key.Key_F8)
    cell = filled.current
    filled.click(repair_buttons(filled)[0])
    assert filled.current == cell


def test_every_repair_offered_does_what_it_says(filled: Clerk) -> None:
    right = unbalance(filled)
    click_finding(filled, 0)
    offers = repairs(filled)
    for number, offer in enumerate(offers):
        click_finding(filled, 0)
        filled.click(repair_buttons(filled)[number])
        assert filled.findings == [], offer
        filled.undo()
    assert any(offer.endswith(f"改为 {right}") for offer in offers)


def test_f8_goes_through_the_findings(clerk: Clerk) -> None:
    met = []
    for _ in range(4):
        clerk.press(Key.Key_F8)
        met.append(clerk.current.partition(".")[0])
    assert met == ["disclosure", "applications", "disputes", "disclosure"]
    clerk.press(Key.Key_F8, SHIFT)
    assert clerk.current.startswith("disputes.")


def test_shift_f8_begins_at_the_last_finding(clerk: Clerk) -> None:
    clerk.press(Key.Key_F8, SHIFT)
    assert clerk.current.startswith("disputes.")


def test_f8_stands_on_the_first_blank_cell(clerk: Clerk) -> None:
    clerk.stand("disclosure.rules.issued")
    clerk.keypad(1, 2)
    clerk.go_into(clerk.paper.title)
    clerk.press(Key.Key_F8)
    assert clerk.report.figures[clerk.current] is None


def test_f8_without_findings_does_nothing(filled: Clerk) -> None:
    filled.go_into(filled.paper.title)
    filled.press(Key.Key_F8)
    assert filled.focus is filled.paper.title


def test_the_panel_counts_blanks_a_table(clerk: Clerk) -> None:
    tables = clerk.report.form.tables
    assert len(clerk.findings) == len(tables)
    for text, table in zip(clerk.findings, tables, strict=True):
        assert f"{len(clerk.table(table).form_model.inputs)}格没有填" in text


def test_the_button_of_a_blank_finding_fills_its_table_only(clerk: Clerk) -> None:
    click_finding(clerk, 2)
    assert repairs(clerk) == ["空白补0"]
    clerk.click(repair_buttons(clerk)[0])
    assert clerk.texts("disputes.review.upheld", "disputes.review.total") == ["0", "0"]
    assert clerk.text(RECEIVED) == ""
    assert len(clerk.findings) == 2


def test_the_button_beside_a_heading_fills_its_table(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.keypad(4)
    inputs = len(clerk.table(RECEIVED).form_model.inputs)
    button = heading_button(clerk, "applications")
    assert button.text() == f"空白补0（{inputs - 1}格）"
    clerk.click(button)
    assert not button.isVisible()
    assert clerk.texts(RECEIVED, TOTAL, CARRIED_OUT) == ["4", "4", "0"]
    assert clerk.text("disputes.review.upheld") == ""
    clerk.undo()
    assert button.isVisible()
    assert clerk.texts(RECEIVED, CARRIED_OUT) == ["4", ""]


def test_fill_blanks_while_typing_keeps_what_is_typed(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("4")
    clerk.click(heading_button(clerk, "applications"))
    assert clerk.text(RECEIVED) == "4"
    clerk.press(Key.Key_Return)
    assert clerk.texts(RECEIVED, CARRIED_OUT) == ["4", "0"]


def test_fill_blanks_over_a_refused_text(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("4x")
    clerk.click(heading_button(clerk, "applications"))
    clerk.press(Key.Key_Escape)
    assert clerk.editor.undo_stack.undoText()
    assert clerk.text(CARRIED_OUT) == "0"


def test_the_outline_follows_the_place_one_works_at(clerk: Clerk) -> None:
    outline = clerk.work.outline

    def marked() -> str:
        row = outline.currentRow()
        return clerk.report.form.sections[row].id if row >= 0 else ""

    clerk.go_into(clerk.paper.narratives["problems"])
    assert marked() == "problems"
    clerk.stand("applications.received.natural_person")
    assert marked() == "applications"
    clerk.click(outline.viewport(), outline.visualItemRect(outline.item(0)).center())
    assert marked() == clerk.report.form.sections[0].id
    clerk.go_into(clerk.paper.title)
    assert marked() == ""
    assert not outline.selectedItems()


def test_the_outline_counts_blanks_and_errors(filled: Clerk) -> None:
    name = filled.report.form.section("applications").name
    assert filled.outline[name] == "已完成"
    unbalance(filled)
    assert filled.outline[name] == "1处错误"
    filled.stand("applications.carried_out.commercial")  # what is blank is not judged
    filled.press(Key.Key_Delete)
    assert filled.outline[name] == "1处错误，1格待填"


def test_printed_totals_are_kept_and_named(printed: Clerk) -> None:
    assert set(printed.report.printed_totals) == {TOTAL, "disputes.review.total"}
    assert printed.text(TOTAL) == str(printed.report.figures[TOTAL])
    assert any("写的是" in text and "相差5件" in text for text in printed.findings)
    assert printed.balance.startswith("✗ 勾稽关系：")
    assert "未保存" in printed.title


def test_printed_totals_are_replaced_by_one_action(printed: Clerk) -> None:
    before = printed.report.copy()
    printed.run("compute_totals")
    assert printed.report.printed_totals == ()
    assert printed.balance == "✓ 勾稽关系：全部平衡"
    assert not printed.window.actions_.by_id["compute_totals"].isEnabled()
    printed.undo()
    assert printed.report == before
    assert printed.window.actions_.by_id["compute_totals"].isEnabled()


def test_the_panel_offers_to_compute_all_totals(printed: Clerk) -> None:
    row = next(n for n, text in enumerate(printed.findings) if "写的是" in text)
    click_finding(printed, row)
    assert repairs(printed)[-1] == "全部改用计算的合计"
    printed.click(repair_buttons(printed)[-1])
    assert printed.findings == []


def test_without_printed_totals_there_is_nothing_to_compute(clerk: Clerk) -> None:
    assert not clerk.window.actions_.by_id["compute_totals"].isEnabled()


def test_a_finding_stays_chosen_while_others_go(clerk: Clerk) -> None:
    click_finding(clerk, 1)
    clerk.click(heading_button(clerk, "disclosure"))
    assert len(clerk.findings) == 2
    clerk.click(repair_buttons(clerk)[0])
    assert clerk.text(RECEIVED) == "0", "the button belongs to what was chosen"


def test_f8_goes_on_with_the_next_when_one_is_resolved(clerk: Clerk) -> None:
    clerk.press(Key.Key_F8)
    clerk.click(repair_buttons(clerk)[0])
    clerk.press(Key.Key_F8)
    assert clerk.current.startswith("applications.")
    clerk.run("fill_blanks")
    clerk.undo()
    clerk.press(Key.Key_F8)
    assert clerk.current


def test_no_repair_is_offered_for_what_nobody_chose(clerk: Clerk) -> None:
    click_finding(clerk, 0)
    clerk.click(repair_buttons(clerk)[0])
    assert repair_buttons(clerk) == []
