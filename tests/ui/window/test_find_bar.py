"""Ctrl+F through text, labels and figures."""

import pytest
from PySide6.QtWidgets import QToolButton

from tests.ui.clerk import CTRL, SHIFT, Clerk, Key
from ui.paper.growing_text import GrowingText
from ui.window.find_bar import FindBar


@pytest.fixture
def searching(clerk: Clerk) -> Clerk:
    """A clerk with the bar open, in a report that says 更新 three times."""
    clerk.go_into(clerk.paper.narratives["overview"])
    clerk.type("更新网站。再更新。")
    clerk.go_into(clerk.paper.narratives["problems"])
    clerk.type("更新慢")
    clerk.press(Key.Key_F, CTRL)
    return clerk


def bar(clerk: Clerk) -> FindBar:
    return clerk.work.find_bar


def found(clerk: Clerk) -> list[tuple[str, int, str]]:
    """Every selection in the text fields: its section, its place and its text."""
    return [
        (id_, field.textCursor().selectionStart(), field.textCursor().selectedText())
        for id_, field in clerk.paper.narratives.items()
        if field.textCursor().hasSelection()
    ]


def test_the_bar_opens_and_closes(clerk: Clerk) -> None:
    assert not bar(clerk).isVisible()
    clerk.press(Key.Key_F, CTRL)
    assert bar(clerk).isVisible()
    assert clerk.focus is bar(clerk).line
    clerk.press(Key.Key_Escape)
    assert not bar(clerk).isVisible()


def test_enter_goes_from_match_to_match_and_around(searching: Clerk) -> None:
    searching.type("更新")
    met = []
    says = []
    for _ in range(4):
        met.append(found(searching))
        says.append(bar(searching)._count.text())
        searching.press(Key.Key_Return)
    assert met == [
        [("problems", 0, "更新")],
        [("overview", 0, "更新")],
        [("overview", 6, "更新")],
        [("problems", 0, "更新")],
    ]
    assert says == ["3/3", "1/3", "2/3", "3/3"]
    assert searching.focus is bar(searching).line


def test_shift_enter_goes_back(searching: Clerk) -> None:
    searching.type("更新")
    assert found(searching) == [("problems", 0, "更新")]
    searching.press(Key.Key_Return, SHIFT)
    assert found(searching) == [("overview", 6, "更新")]


def test_each_letter_goes_to_the_first_match_from_where_one_was(searching: Clerk) -> None:
    searching.type("更")
    assert found(searching) == [("problems", 0, "更")], "one worked there"
    searching.type("新网")
    assert found(searching) == [("overview", 0, "更新网")], "there is none further down"
    assert bar(searching)._count.text() == "1/1"
    assert searching.focus is bar(searching).line
    searching.type("xyz")
    assert bar(searching)._count.text() == "没有找到"
    searching.press(Key.Key_A, CTRL)
    searching.press(Key.Key_Delete)
    assert bar(searching)._count.text() == ""


def test_the_match_is_on_screen(searching: Clerk) -> None:
    searching.type("更新慢")
    searching.press(Key.Key_Return)
    field = searching.paper.narratives["problems"]
    assert searching.is_on_screen(field.viewport(), field.cursorRect().center())


def test_figures_and_labels_are_found(clerk: Clerk) -> None:
    clerk.stand("applications.denied_third_party.welfare")
    clerk.keypad(8642)
    clerk.press(Key.Key_F, CTRL)
    clerk.type("8642")
    assert bar(clerk)._count.text() == "1/4", "the figure and three totals"
    table = clerk.table("applications")
    cell = table.current_cell()
    assert cell is not None
    assert cell.entry is not None
    assert cell.entry.address == "applications.denied_third_party.welfare"
    clerk.press(Key.Key_A, CTRL)
    clerk.type("重复申请")
    assert table.found is not None
    assert "重复申请" in table.found.text
    assert clerk.is_on_screen(table.viewport(), table.rect_of(table.found).center())


def test_closing_leaves_one_at_the_match(searching: Clerk) -> None:
    searching.type("更新慢")
    searching.press(Key.Key_Return)
    searching.press(Key.Key_Escape)
    field = searching.paper.narratives["problems"]
    assert searching.focus is field
    searching.press(Key.Key_End)
    searching.type("。")
    assert searching.report.narrative("problems") == "更新慢。"


def test_closing_without_a_match_gives_the_focus_back(searching: Clerk) -> None:
    before = searching.paper.narratives["problems"]
    searching.type("没有的")
    searching.press(Key.Key_Escape)
    assert searching.focus is before


def test_the_report_may_change_while_one_searches(searching: Clerk) -> None:
    searching.type("更新")
    searching.press(Key.Key_Return)
    searching.go_into(searching.paper.narratives["problems"])
    searching.press(Key.Key_A, CTRL)
    searching.press(Key.Key_Delete)
    searching.press(Key.Key_F, CTRL)
    searching.press(Key.Key_Return)
    assert bar(searching)._count.text() == "2/2"


def test_letters_match_in_either_case(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.narratives["problems"])
    clerk.type("App")
    clerk.press(Key.Key_F, CTRL)
    clerk.type("aPP")
    clerk.press(Key.Key_Return)
    assert found(clerk) == [("problems", 0, "App")]


def test_places_are_right_behind_letters_that_change_their_length(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.narratives["problems"])
    clerk.type("𠀀ßﬁ更新")
    clerk.press(Key.Key_F, CTRL)
    clerk.type("更新")
    clerk.press(Key.Key_Return)
    ((_, _, text),) = found(clerk)
    assert text == "更新"


def test_the_buttons_do_what_they_say(searching: Clerk) -> None:
    searching.type("更新")
    buttons = {button.text(): button for button in bar(searching).findChildren(QToolButton)}
    searching.click(buttons["下一个"])
    searching.click(buttons["下一个"])
    searching.click(buttons["上一个"])
    assert found(searching) == [("overview", 0, "更新")]
    searching.click(buttons["关闭"])
    assert not bar(searching).isVisible()


def test_the_title_is_searched_too(clerk: Clerk) -> None:
    clerk.press(Key.Key_F, CTRL)
    clerk.type("2024年政府")
    clerk.press(Key.Key_Return)
    title = clerk.paper.title
    assert isinstance(title, GrowingText)
    assert title.textCursor().selectedText() == "2024年政府"


# Replacing


@pytest.fixture
def replacing(searching: Clerk) -> Clerk:
    """A clerk who has asked to replace 更新 by 维护, not yet pressed anything."""
    searching.press(Key.Key_H, CTRL)
    searching.type("更新")
    searching.press(Key.Key_Tab)
    searching.type("维护")
    return searching


def button(clerk: Clerk, text: str) -> QToolButton:
    (found,) = [b for b in bar(clerk).findChildren(QToolButton) if b.text() == text]
    return found


def texts(clerk: Clerk) -> list[str]:
    return [clerk.report.narrative(section) for section in ("overview", "problems")]


def test_searching_alone_does_not_offer_to_replace(replacing: Clerk) -> None:
    assert bar(replacing).replacement.isVisible()
    replacing.press(Key.Key_F, CTRL)
    assert not bar(replacing).replacement.isVisible()
    assert not button(replacing, "全部替换").isVisible()


def test_enter_replaces_one_after_another(replacing: Clerk) -> None:
    assert found(replacing) == [("problems", 0, "更新")]
    replacing.press(Key.Key_Return)
    assert texts(replacing) == ["更新网站。再更新。", "维护慢"]
    assert found(replacing) == [("overview", 0, "更新")]
    replacing.press(Key.Key_Return, times=2)
    assert texts(replacing) == ["维护网站。再维护。", "维护慢"]
    assert bar(replacing)._count.text() == "没有找到"
    assert replacing.focus is bar(replacing).replacement


def test_a_replacement_that_holds_the_wording_is_not_replaced_again(replacing: Clerk) -> None:
    replacing.type("和更新")
    replacing.press(Key.Key_Return, times=3)
    assert texts(replacing) == ["维护和更新网站。再维护和更新。", "维护和更新慢"]


def test_all_are_replaced_in_one_step(replacing: Clerk) -> None:
    replacing.click(button(replacing, "全部替换"))
    assert texts(replacing) == ["维护网站。再维护。", "维护慢"]
    assert replacing.paper.narratives["overview"].toPlainText() == "维护网站。再维护。"
    assert bar(replacing)._count.text() == "已替换 3 处"
    replacing.undo()
    assert texts(replacing) == ["更新网站。再更新。", "更新慢"]


def test_tables_are_not_replaced(clerk: Clerk) -> None:
    clerk.stand("applications.denied_third_party.welfare")
    clerk.keypad(8642)
    before = clerk.report.copy()
    clerk.press(Key.Key_H, CTRL)
    clerk.type("8642")
    clerk.press(Key.Key_Tab)
    clerk.type("1")
    clerk.press(Key.Key_Return, times=3)
    clerk.click(button(clerk, "全部替换"))
    assert clerk.report == before
    assert bar(clerk)._count.text() == "文字里没有找到"


def test_blanks_can_be_searched_for_and_deleted(clerk: Clerk) -> None:
    field = clerk.paper.narratives["problems"]
    clerk.go_into(field)
    clerk.type("公开 不 及时")
    clerk.press(Key.Key_H, CTRL)
    clerk.type(" ")
    clerk.click(button(clerk, "全部替换"))
    assert clerk.report.narrative("problems") == "公开不及时"


def test_closed_before_a_field_was_chosen_it_leads_to_no_field(clerk: Clerk) -> None:
    page = clerk.work.page
    page.setFocus()
    clerk.press(Key.Key_F, CTRL)
    assert clerk.focus is clerk.work.find_bar.line
    clerk.press(Key.Key_Escape)
    assert page.hasFocus()
