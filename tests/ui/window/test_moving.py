"""The keys that lead from cell to cell and from field to field."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tests.ui.clerk import CTRL, KEYPAD, SHIFT, Clerk, Key

FIRST = "applications.received.natural_person"


def apps(row: str, column: str) -> str:
    return f"applications.{row}.{column}"


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (FIRST, Key.Key_Down, apps("carried_in", "natural_person")),
        (FIRST, Key.Key_Right, apps("received", "commercial")),
        (FIRST, Key.Key_Left, FIRST),
        (apps("received", "other_organization"), Key.Key_Right, apps("received", "total")),
        (apps("received", "total"), Key.Key_Right, apps("received", "total")),
        (apps("other_misc", "welfare"), Key.Key_Down, apps("handled_total", "welfare")),
        (apps("carried_out", "welfare"), Key.Key_Up, apps("handled_total", "welfare")),
        (apps("granted", "welfare"), Key.Key_Home, apps("granted", "natural_person")),
        (apps("granted", "welfare"), Key.Key_End, apps("granted", "total")),
        ("disclosure.rules.in_force", Key.Key_Home, "disclosure.rules.issued"),
        (
            "disclosure.normative_documents.repealed",
            Key.Key_Down,
            "disclosure.licensing.decisions",
        ),
        ("disclosure.licensing.decisions", Key.Key_Right, "disclosure.licensing.decisions"),
        ("disclosure.licensing.decisions", Key.Key_Down, "disclosure.penalties.decisions"),
        ("disputes.review.total", Key.Key_Right, "disputes.direct_suit.upheld"),
        ("disputes.review.pending", Key.Key_End, "disputes.suit_after_review.total"),
    ],
)
def test_arrows_home_and_end(clerk: Clerk, start: str, key: Key, end: str) -> None:
    clerk.stand(start)
    clerk.press(key)
    assert clerk.current == end
    assert clerk.chosen == [end]


def test_control_home_and_end(clerk: Clerk) -> None:
    clerk.stand(apps("granted", "welfare"))
    clerk.press(Key.Key_Home, CTRL)
    assert clerk.current == FIRST
    clerk.press(Key.Key_End, CTRL)
    assert clerk.current == apps("carried_out", "total")


@pytest.mark.parametrize("enter", [Key.Key_Return, Key.Key_Enter])
def test_enter_goes_down_over_cells_to_fill_in(clerk: Clerk, enter: Key) -> None:
    clerk.stand(apps("other_misc", "natural_person"))
    clerk.press(enter)
    assert clerk.current == apps("carried_out", "natural_person"), "the total is passed over"
    clerk.press(enter)
    assert clerk.current == apps("received", "commercial"), "the next column"
    clerk.press(enter, SHIFT)
    assert clerk.current == apps("carried_out", "natural_person")
    clerk.press(enter, SHIFT)
    assert clerk.current == apps("other_misc", "natural_person")


def test_enter_leads_from_table_to_table_and_field(clerk: Clerk) -> None:
    clerk.stand("disclosure.normative_documents.in_force")
    clerk.press(Key.Key_Enter, KEYPAD)
    assert clerk.current == FIRST
    clerk.press(Key.Key_Return, SHIFT)
    assert clerk.current == "disclosure.normative_documents.in_force"
    clerk.stand("disputes.suit_after_review.pending")
    clerk.press(Key.Key_Return)
    assert clerk.focus is clerk.paper.narratives["problems"]
    clerk.stand("disclosure.rules.issued")
    clerk.press(Key.Key_Return, SHIFT)
    assert clerk.focus is clerk.paper.narratives["overview"]


def test_tab_goes_along_the_rows(clerk: Clerk) -> None:
    clerk.stand("disclosure.rules.issued")
    way = []
    for _ in range(5):
        clerk.press(Key.Key_Tab)
        way.append(clerk.current.removeprefix("disclosure."))
    assert way == [
        "rules.repealed",
        "rules.in_force",
        "normative_documents.issued",
        "normative_documents.repealed",
        "normative_documents.in_force",
    ]
    clerk.press(Key.Key_Backtab, SHIFT)
    assert clerk.current == "disclosure.normative_documents.repealed"


def test_tab_keeps_what_was_typed(clerk: Clerk) -> None:
    clerk.stand("disclosure.rules.issued")
    clerk.type("3")
    clerk.press(Key.Key_Tab)
    clerk.type("4")
    clerk.press(Key.Key_Backtab, SHIFT)
    assert clerk.current == "disclosure.rules.issued"
    assert clerk.texts("disclosure.rules.issued", "disclosure.rules.repealed") == ["3", "4"]


def test_tab_visits_all_fields_from_top_to_bottom(clerk: Clerk) -> None:
    fields = clerk.paper.fields()
    clerk.press(Key.Key_Tab)
    assert clerk.focus is clerk.paper.title
    met: list[QWidget] = [clerk.paper.title]
    places = []
    for _ in range(300):
        clerk.press(Key.Key_Tab)
        field = next((f for f in fields if f is clerk.focus or f.isAncestorOf(clerk.focus)), None)
        if field is None:
            break
        if field is not met[-1]:
            met.append(field)
            places.append(field.mapTo(clerk.paper, QPoint(0, 0)).y())
    assert met == fields
    assert places == sorted(places)


def test_shift_tab_visits_all_fields_and_cells_from_bottom_to_top(clerk: Clerk) -> None:
    fields = clerk.paper.fields()
    clerk.paper.signed_by.setFocus()
    met: list[QWidget] = [clerk.paper.signed_by]
    cells = []
    for _ in range(300):
        clerk.press(Key.Key_Backtab, SHIFT)
        field = next((f for f in fields if f is clerk.focus or f.isAncestorOf(clerk.focus)), None)
        if field is not met[-1]:
            assert field is not None
            met.append(field)
        if clerk.current:
            cells.append(clerk.current)
        if field is clerk.paper.title:
            break
    assert met == list(reversed(fields))[1:]
    assert len(cells) == sum(len(t.form_model.inputs) for t in clerk.paper.tables.values())


def test_tab_into_a_table_begins_at_its_first_cell(clerk: Clerk) -> None:
    clerk.stand("disclosure.penalties.decisions")
    clerk.go_into(clerk.paper.narratives["overview"])
    clerk.press(Key.Key_Tab)
    assert clerk.current == "disclosure.rules.issued"


def test_arrows_lead_out_of_a_table(clerk: Clerk) -> None:
    clerk.stand("disclosure.fees.amount")
    clerk.press(Key.Key_Down)
    assert clerk.current == FIRST
    clerk.press(Key.Key_Up)
    assert clerk.current == "disclosure.fees.amount"
    clerk.stand(apps("carried_out", "research"))
    clerk.press(Key.Key_Down)
    assert clerk.current.startswith("disputes.")


def test_shift_and_arrows_extend_the_choice(clerk: Clerk) -> None:
    clerk.stand(apps("granted", "research"))
    clerk.press(Key.Key_Right, SHIFT)
    assert len(clerk.chosen) == 2
    clerk.press(Key.Key_Down, SHIFT)
    assert clerk.chosen == [
        apps(row, column)
        for row in ("granted", "partially_granted")
        for column in ("research", "welfare")
    ]
    clerk.press(Key.Key_Left, SHIFT)
    assert clerk.chosen == [apps("granted", "research"), apps("partially_granted", "research")]


@pytest.mark.parametrize(
    ("vertical", "horizontal"),
    [
        (Key.Key_Up, Key.Key_Right),
        (Key.Key_Up, Key.Key_Left),
        (Key.Key_Down, Key.Key_Left),
        (Key.Key_Down, Key.Key_Right),
    ],
)
def test_a_choice_grows_from_its_anchor_in_every_direction(
    clerk: Clerk, vertical: Key, horizontal: Key
) -> None:
    clerk.stand(apps("denied_third_party", "welfare"))
    for key in (vertical, horizontal, horizontal, vertical):
        clerk.press(key, SHIFT)
    assert len(clerk.chosen) == 9
    assert apps("denied_third_party", "welfare") in clerk.chosen


def test_shift_home_and_end_extend_the_choice(clerk: Clerk) -> None:
    clerk.stand(apps("granted", "research"))
    clerk.press(Key.Key_End, SHIFT)
    assert len(clerk.chosen) == 5
    assert clerk.chosen[-1] == apps("granted", "total")


def test_control_shift_end_extends_the_choice(clerk: Clerk) -> None:
    clerk.stand(apps("granted", "research"))
    clerk.press(Key.Key_End, CTRL | SHIFT)
    assert clerk.chosen[0] == apps("granted", "research")
    assert clerk.chosen[-1] == apps("carried_out", "total")


def test_the_page_follows_the_cell(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    for _ in range(25):
        clerk.press(Key.Key_Down)
        table = clerk.table(FIRST)
        cell = table.current_cell()
        assert cell is not None
        assert clerk.is_on_screen(table.viewport(), table.rect_of(cell).center())


def test_the_page_stays_where_it_is_when_one_clicks_a_cell(clerk: Clerk) -> None:
    table = clerk.table(FIRST)
    place = table.rect_of(clerk.cell(apps("carried_out", "research"))).center()
    spot = table.viewport().mapTo(clerk.paper, place)
    clerk.work.page.ensureVisible(spot.x(), spot.y(), 10, 100)
    before = clerk.work.page.verticalScrollBar().value()
    clerk.click(table.viewport(), place)
    assert clerk.current == apps("carried_out", "research")
    assert clerk.work.page.verticalScrollBar().value() == before


def test_a_click_on_a_label_keeps_the_cell(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    table = clerk.table(FIRST)
    label = next(cell for cell in table.form_model.table.cells if cell.text.startswith("（一）"))
    clerk.click(table.viewport(), table.rect_of(label).center())
    clerk.type("5")
    assert clerk.text(FIRST) == "5"


def test_control_a_chooses_all_figures(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.press(Key.Key_A, CTRL)
    assert len(clerk.chosen) == len(clerk.table(FIRST).form_model.by_address)


def test_a_report_just_opened_is_looked_at_before_it_is_changed(clerk: Clerk) -> None:
    bar = clerk.work.page.verticalScrollBar()
    clerk.type("78x")
    assert clerk.report.heading.title.endswith("报告")
    assert not clerk.editor.undo_stack.count()
    clerk.press(Key.Key_PageDown)
    assert bar.value() > 0
    clerk.press(Key.Key_PageUp)
    clerk.press(Key.Key_Down)
    assert 0 < bar.value() < clerk.work.page.viewport().height()
    clerk.press(Key.Key_Tab)
    assert clerk.focus is clerk.paper.title


LAST = apps("carried_out", "natural_person")


def test_enter_in_the_bottom_row_flows_on_while_one_fills_in(clerk: Clerk) -> None:
    clerk.stand(apps("other_misc", "natural_person"))
    clerk.keypad(1, 2)
    assert clerk.current == apps("received", "commercial")


def test_enter_in_the_bottom_row_flows_on_over_zeros(clerk: Clerk) -> None:
    clerk.run("fill_blanks")
    clerk.stand(apps("other_misc", "natural_person"))
    clerk.keypad(1, 2)
    assert clerk.current == apps("received", "commercial")


def test_enter_after_correcting_the_bottom_cell_stays(clerk: Clerk) -> None:
    clerk.stand(LAST)
    clerk.keypad(5)
    clerk.stand(LAST)
    clerk.keypad(6)
    assert clerk.current == LAST
    assert clerk.text(LAST) == "6"
    clerk.press(Key.Key_F2)
    clerk.type("7")
    clerk.press(Key.Key_Return)
    assert clerk.current == LAST
    assert clerk.text(LAST) == "67"


def test_correcting_in_a_table_of_one_row_flows_on(clerk: Clerk) -> None:
    clerk.run("fill_blanks")
    clerk.stand("disputes.review.upheld")
    clerk.keypad(1)
    assert clerk.current != "disputes.review.upheld"
