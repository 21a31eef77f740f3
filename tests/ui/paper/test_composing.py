"""An input method composes before it commits: what is seen, what keys and clicks do meanwhile."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.clerk import CTRL, Clerk, Key
from ui.paper.growing_text import GrowingText

FIRST = "applications.received.natural_person"
SECOND = "applications.received.commercial"


@pytest.fixture(params=["title", "narrative", "signature", "find"])
def field(clerk: Clerk, request: pytest.FixtureRequest) -> QTextEdit | QLineEdit:
    """Each kind of field for text, empty and with the focus."""
    if request.param == "find":
        clerk.run("find")
        return clerk.work.find_bar.line
    paper = clerk.paper
    fields = {"title": paper.title, "signature": paper.signed_by}
    found = fields.get(request.param, paper.narratives["problems"])
    clerk.click(found.viewport())
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_Delete)
    return found


def content(field: QTextEdit | QLineEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def steps(clerk: Clerk) -> int:
    return clerk.editor.undo_stack.index()


# In text


def test_enter_commits_what_is_shown_and_nothing_else(
    clerk: Clerk, field: QTextEdit | QLineEdit
) -> None:
    clerk.compose("gongkai")
    assert content(field) == ""
    clerk.press(Key.Key_Return)
    assert content(field) == "gongkai"
    assert clerk.focus is field


def test_escape_takes_back_the_composition_alone(
    clerk: Clerk, field: QTextEdit | QLineEdit
) -> None:
    clerk.commit("公开")
    clerk.compose("gongzuo")
    clerk.press(Key.Key_Escape)
    assert content(field) == "公开"
    assert clerk.focus is field
    assert field.isVisible()


def test_undo_and_redo_wait(clerk: Clerk, field: QTextEdit | QLineEdit) -> None:
    clerk.commit("公开")
    before = steps(clerk)
    clerk.compose("gongzuo")
    clerk.undo()
    clerk.redo()
    assert content(field) == "公开"
    assert steps(clerk) == before
    clerk.commit("工作")
    assert content(field) == "公开工作"


def test_a_click_elsewhere_commits(clerk: Clerk, field: QTextEdit | QLineEdit) -> None:
    clerk.compose("nihao")
    clerk.stand(FIRST)
    assert content(field) == "nihao"
    assert clerk.current == FIRST


def test_what_ibus_throws_away_on_a_click_is_committed(
    clerk: Clerk, field: QTextEdit | QLineEdit
) -> None:
    """Qt asks it to commit before the focus moves; it shows nothing any more instead."""
    clerk.compose("nihao")
    clerk.compose("")
    clerk.table(FIRST).setFocus()
    assert content(field) == "nihao"


def test_what_is_taken_back_by_a_key_stays_so(clerk: Clerk, field: QTextEdit | QLineEdit) -> None:
    clerk.compose("nihao")
    clerk.compose("")
    QApplication.processEvents()
    clerk.stand(FIRST)
    assert content(field) == ""


def test_what_the_input_method_commits_last_stands_alone(
    clerk: Clerk, field: QTextEdit | QLineEdit
) -> None:
    for letters in ("g", "go", "gong"):
        clerk.compose(letters)
    clerk.commit("公")
    clerk.click(clerk.paper.tables["applications"].viewport())
    assert content(field) == "公"


def test_a_commit_is_one_step(clerk: Clerk) -> None:
    field = clerk.paper.narratives["problems"]
    clerk.go_into(field)
    before, text = steps(clerk), field.toPlainText()
    for letters in ("z", "zh", "zhengfu", "zhengfu'xinxi"):
        clerk.compose(letters)
    assert steps(clerk) == before
    clerk.commit("政府信息")
    assert steps(clerk) == before + 1
    clerk.undo()
    assert field.toPlainText() == text


def test_a_commit_over_chosen_text_is_one_step(clerk: Clerk) -> None:
    title = clerk.paper.title
    text = title.toPlainText()
    clerk.click(title.viewport())
    clerk.press(Key.Key_A, CTRL)
    clerk.compose("xin")
    clerk.commit("新的标题")
    assert title.toPlainText() == "新的标题"
    assert steps(clerk) == 1
    clerk.undo()
    assert title.toPlainText() == text


def test_a_composition_over_chosen_text_that_is_taken_back(clerk: Clerk) -> None:
    title = clerk.paper.title
    text = title.toPlainText()
    clerk.click(title.viewport())
    clerk.press(Key.Key_A, CTRL)
    clerk.compose("xin")
    clerk.press(Key.Key_Escape)
    assert clerk.report.heading.title == title.toPlainText() == ""
    clerk.undo()
    assert title.toPlainText() == text


def test_the_page_stays_while_one_composes(clerk: Clerk) -> None:
    field = clerk.paper.narratives["problems"]
    clerk.click(field.viewport())
    QApplication.processEvents()
    view = clerk.work.page.viewport()

    def places() -> list[int]:
        QApplication.processEvents()
        return [w.mapTo(view, w.rect().topLeft()).y() for w in (field, clerk.paper.signed_by)]

    before = places()
    for letters in ("b", "bu", "buzu"):
        clerk.compose(letters)
        assert places() == before
    clerk.commit("不足")
    assert places() == before
    clerk.type("abc")
    assert places() == before


def test_what_one_goes_to_stays_where_it_is(clerk: Clerk, qtbot: QtBot) -> None:
    """A field that was as high as what it suggests becomes as high as its text."""
    field, below = clerk.paper.narratives["overview"], clerk.table(FIRST)
    clerk.click(field.viewport())
    clerk.commit("不足")
    high = field.height()
    clerk.stand(FIRST)
    cell = below.rect_of(clerk.cell(FIRST)).topLeft()
    before = below.mapTo(clerk.work.page.viewport(), cell)
    qtbot.waitUntil(lambda: field.height() < high)
    QApplication.processEvents()
    assert below.mapTo(clerk.work.page.viewport(), cell) == before


def test_a_long_composition_leaves_the_title_its_height(clerk: Clerk) -> None:
    title = clerk.paper.title
    clerk.go_into(title)
    height = title.height()
    clerk.compose("zhengfu'xinxi'gongkai'gongzuo'niandu'baogao'yunxi'xiang'renmin'zhengfu")
    QApplication.processEvents()
    assert title.height() == height


# In a cell


def test_a_composition_is_seen_in_the_cell(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.keypad(7)
    clerk.stand(FIRST)
    clerk.compose("shi")
    line = clerk.table(FIRST).cell_editor
    assert line.isVisible()
    assert line.composition.text == "shi"
    assert clerk.focus is clerk.table(FIRST), "the input method would begin anew"
    assert clerk.report.figures[FIRST] == 7


def test_the_candidates_stand_at_the_cell(clerk: Clerk) -> None:
    table = clerk.table(FIRST)
    query: Callable[[], QRect] = lambda: table.inputMethodQuery(  # noqa: E731
        Qt.InputMethodQuery.ImCursorRectangle
    )
    for address in (FIRST, SECOND):
        clerk.stand(address)
        rect = table.rect_of(clerk.cell(address))
        assert query() == rect
        clerk.compose("shi")
        assert rect.contains(query().center())
        clerk.press(Key.Key_Escape)


def test_what_is_committed_is_the_figure_of_the_cell(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.compose("12")
    clerk.commit("１２")
    assert clerk.report.figures[FIRST] == 12
    assert clerk.focus is clerk.table(FIRST), "ibus would commit once more"
    before = steps(clerk)
    clerk.type("3")
    assert clerk.table(FIRST).cell_editor.hasFocus()
    clerk.press(Key.Key_Return)
    assert clerk.report.figures[FIRST] == 123
    assert steps(clerk) == before, "all of one visit is one step"


def test_enter_commits_into_the_cell_and_stays(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.compose("12")
    clerk.press(Key.Key_Return)
    assert clerk.typing == "12"
    assert clerk.current == FIRST
    clerk.press(Key.Key_Return)
    assert clerk.current != FIRST
    assert clerk.report.figures[FIRST] == 12


def test_escape_leaves_the_figure(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.keypad(7)
    clerk.stand(FIRST)
    before = steps(clerk)
    clerk.compose("shi")
    clerk.press(Key.Key_Escape)
    assert clerk.typing is None
    assert clerk.text(FIRST) == "7"
    assert steps(clerk) == before
    assert clerk.current == FIRST


def test_a_composition_that_ends_by_itself_closes_the_line(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.compose("s")
    clerk.compose("")
    QApplication.processEvents()
    assert clerk.typing is None
    clerk.keypad(5)
    assert clerk.report.figures[FIRST] == 5


def test_undo_waits_in_a_cell(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.keypad(7)
    clerk.stand(FIRST)
    clerk.compose("8")
    clerk.undo()
    assert clerk.report.figures[FIRST] == 7
    clerk.commit("8")
    assert clerk.report.figures[FIRST] == 8


def test_a_click_on_another_cell_commits_into_the_first(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.compose("12")
    clerk.stand(SECOND)
    assert clerk.report.figures[FIRST] == 12
    assert clerk.report.figures.get(SECOND) is None
    assert clerk.current == SECOND
    assert clerk.typing is None


def test_what_ibus_throws_away_from_a_cell_is_committed(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.compose("12")
    clerk.compose("")
    clerk.paper.narratives["problems"].setFocus()
    assert clerk.report.figures[FIRST] == 12
    QApplication.processEvents()
    assert clerk.typing is None


def test_letters_are_taken_back_and_one_is_told(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.compose("nihao")
    clerk.stand(SECOND)
    assert clerk.report.figures.get(FIRST) is None
    assert clerk.current == SECOND
    assert "仍是空白" in clerk.wait_for_bubble()


def test_going_to_a_text_commits_into_the_cell(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.compose("12")
    field: GrowingText = clerk.paper.narratives["problems"]
    clerk.click(field.viewport())
    assert clerk.report.figures[FIRST] == 12
    assert clerk.focus is field
    assert clerk.typing is None


def test_a_total_says_why_nothing_can_be_composed(clerk: Clerk) -> None:
    total = next(iter(clerk.report.form.totals))
    clerk.stand(total)
    clerk.compose("shi")
    assert clerk.typing is None
    assert "自动计算" in clerk.bubble
