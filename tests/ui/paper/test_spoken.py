"""The tree that screen readers read: role, name, value and description of fields and cells."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from tests.ui.clerk import Clerk, Key
from ui.paper.table_view import TableView

Role, Text = QAccessible.Role, QAccessible.Text
RECEIVED = "applications.received.natural_person"
TOTAL = "applications.received.total"


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def cells(table: TableView) -> Iterator[QAccessibleInterface]:
    tree = interface(table)
    for number in range(tree.childCount()):
        child = tree.child(number)
        if child is not None and child.role() is Role.Cell:
            yield child


def said(clerk: Clerk, address: str) -> QAccessibleInterface:
    """What is said of a cell."""
    name = clerk.report.form.cells[address].name
    return next(c for c in cells(clerk.table(address)) if c.text(Text.Name).startswith(f"{name}："))


def test_every_figure_says_its_labels_and_how_it_is_filled_in(clerk: Clerk) -> None:
    for table in clerk.paper.tables.values():
        assert interface(table).role() is Role.Table
        assert interface(table).text(Text.Name)
        names = {cell.text(Text.Name): cell.text(Text.Description) for cell in cells(table)}
        for address, cell in table.form_model.by_address.items():
            spec = clerk.report.form.cells[address]
            is_computed = table.form_model.is_computed(cell)
            description = names[f"{spec.name}：空白"]
            assert description == ("由程序计算，不用填写。" if is_computed else "要填写。")


def test_a_cell_says_its_figure_and_what_is_wrong(clerk: Clerk) -> None:
    clerk.run("fill_blanks")
    clerk.stand(RECEIVED)
    clerk.keypad(3)
    cell = said(clerk, RECEIVED)
    assert cell.role() is Role.Cell
    assert cell.text(Text.Name).endswith("：3")
    assert "错误：" in cell.text(Text.Description)
    assert said(clerk, TOTAL).text(Text.Name).endswith("：3"), "the total has followed"
    clerk.undo()
    assert "错误" not in cell.text(Text.Description)


def test_the_line_one_types_in_says_which_cell_it_is(clerk: Clerk) -> None:
    clerk.stand(RECEIVED)
    clerk.type("4")
    line = interface(clerk.table(RECEIVED).cell_editor)
    assert line.role() is Role.EditableText
    assert line.text(Text.Name) == clerk.report.form.cells[RECEIVED].name
    assert line.text(Text.Value) == "4"
    assert line.text(Text.Description).startswith("要填写")


def test_every_field_says_what_it_is_and_what_is_wrong(clerk: Clerk) -> None:
    for field in clerk.paper.fields():
        assert interface(field).text(Text.Name)
        assert interface(field).text(Text.Description)
    for id_, field in clerk.paper.narratives.items():
        assert interface(field).role() is Role.EditableText
        assert interface(field).text(Text.Value) == clerk.report.narrative(id_)
    problems = clerk.paper.narratives["problems"]
    assert "还没有写" in interface(problems).text(Text.Description)
    clerk.go_into(problems)
    clerk.type("公开不够及时，将由专人检查。")
    assert "还没有写" not in interface(problems).text(Text.Description)


def test_what_the_sums_say_is_announced(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    announced: list[str] = []
    monkeypatch.setattr("ui.window.status.announce", lambda _, text: announced.append(text))
    clerk.run("fill_blanks")
    clerk.stand(RECEIVED)
    clerk.keypad(3)
    assert announced[0].startswith("✓ 勾稽关系：全部平衡")
    assert announced[1] == "✗ 勾稽关系：1 处不平"
    clerk.press(Key.Key_Escape)
    assert len(announced) == 2, "only what changes"


def test_an_announcement_is_an_event_of_its_widget(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[QAccessible.Event] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda it: events.append(it.type()))
    clerk.run("fill_blanks")
    assert QAccessible.Event.Announcement in events
