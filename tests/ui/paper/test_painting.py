"""What is painted is what the report says: no stale picture, whatever changed."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.numbers import NumberError, format_number, parse_number
from tests.ui.clerk import CTRL, SHIFT, Clerk, Key
from ui.paper.table_view import TableView

FIRST = "applications.received.natural_person"


def picture(view: TableView) -> QImage:
    """The cells of a table, without cursor and selection."""
    return view.grab().toImage()


def assert_painted_whole(clerk: Clerk) -> None:
    """Every table looks as it does when all of it is painted anew."""
    clerk.paper.signed_by.setFocus()
    for view in clerk.paper.tables.values():
        view.clearSelection()
        view.highlight(())
        seen = picture(view)
        view._canvas.forget()
        assert seen == picture(view), view.accessibleName()


def type_figures(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.keypad(3, 4, 5)


def unbalance(clerk: Clerk) -> None:
    clerk.run("fill_blanks")
    picture(clerk.table(FIRST))
    clerk.stand(FIRST)
    clerk.keypad(3)


def balance_again(clerk: Clerk) -> None:
    unbalance(clerk)
    picture(clerk.table(FIRST))
    clerk.undo()


def zoom(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.press(Key.Key_Plus, CTRL)


def typing_and_escape(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.type("12")
    picture(clerk.table(FIRST))
    clerk.press(Key.Key_Escape)


def paste_block(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.clipboard.setText("1\t2\n3\t4")
    clerk.press(Key.Key_V, CTRL)


def go_into_the_dark(clerk: Clerk) -> None:
    clerk.window.colours.use(Qt.ColorScheme.Dark)
    QApplication.processEvents()


@pytest.mark.parametrize(
    "change",
    [
        type_figures,
        unbalance,
        balance_again,
        zoom,
        typing_and_escape,
        paste_block,
        go_into_the_dark,
        lambda clerk: clerk.run("fill_blanks"),
    ],
)
def test_a_changed_table_is_painted_whole(clerk: Clerk, change: Callable[[Clerk], None]) -> None:
    for view in clerk.paper.tables.values():
        picture(view)
    before = picture(clerk.table(FIRST))
    change(clerk)
    assert_painted_whole(clerk)
    if change not in (typing_and_escape, balance_again):
        assert picture(clerk.table(FIRST)) != before


def test_the_choice_is_seen(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    one = picture(clerk.table(FIRST))
    clerk.press(Key.Key_Down, SHIFT)
    two = picture(clerk.table(FIRST))
    assert one != two
    clerk.paper.title.setFocus()
    assert picture(clerk.table(FIRST)) != two, "the frame goes with the focus"


def test_a_blank_cell_looks_other_than_a_zero_and_a_total(clerk: Clerk) -> None:
    view = clerk.table(FIRST)
    names = (FIRST, "applications.received.total", "applications.carried_in.natural_person")
    places = [view.rect_of(clerk.cell(name)).topLeft() for name in names]
    blank, total, other = (picture(view).pixelColor(p.x() + 4, p.y() + 4) for p in places)
    assert blank == other
    assert blank != total
    clerk.run("fill_blanks")
    clerk.paper.title.setFocus()
    view.clearSelection()
    filled = picture(view).pixelColor(places[0].x() + 4, places[0].y() + 4)
    assert filled not in (blank, total)


KEYS = st.lists(st.text("0123456789.-xａ１,", min_size=1, max_size=5), max_size=6)


@given(visits=KEYS)
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_random_typing(clerk: Clerk, visits: list[str]) -> None:
    """Each visit stores what its text means or nothing new; undone all, the table is blank."""
    stack = clerk.editor.undo_stack
    while stack.canUndo():
        clerk.editor.undo()
    stack.clear()
    clerk.stand(FIRST)
    expected = None
    for text in visits:
        cell = clerk.current
        clerk.type(text)
        try:
            expected = parse_number(text)
        except NumberError:
            assert clerk.bubble
            clerk.press(Key.Key_Escape)
            expected = None
        clerk.press(Key.Key_Return)
        assert clerk.text(cell) == format_number(expected)
        assert clerk.report.figures[cell] == expected
    while stack.canUndo():
        clerk.undo()
    assert clerk.report.values == {}
