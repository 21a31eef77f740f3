"""Marks under the words of a narrative, what the pointer tells of them, and their menu."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextFormat
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from core.report.marks import Mark
from tests.ui.clerk import Clerk
from ui.findings.offers import offers
from ui.findings.silencing import SilenceDialog
from ui.look.theme import theme
from ui.paper.growing_text import GrowingText

Line = QTextCharFormat.UnderlineStyle
TEXT = "🈯依申请公开。收到政府信息公开申请12件，自然人10件，政策解读3件。"
RECEIVED = "applications.received.natural_person"
CARRIED_OUT = "applications.carried_out.natural_person"


@pytest.fixture
def overview(clerk: Clerk) -> GrowingText:
    """The overview, with one number that differs, one that agrees, and one of nothing."""
    editor = clerk.editor
    editor.fill_blanks(clerk.report.form.tables)
    editor.set_figures({RECEIVED: 10, CARRIED_OUT: 10}, "填写")
    field = clerk.paper.narratives["overview"]
    clerk.go_into(field)
    clerk.type(TEXT)
    return field


def marked(field: GrowingText, style: Line) -> list[str]:
    """The words that are underlined in a style."""
    selections = field.extraSelections()
    return [s.cursor.selectedText() for s in selections if s.format.underlineStyle() is style]


def wave_colours(field: GrowingText) -> list[str]:
    selections = field.extraSelections()
    return [selection.format.underlineColor().name() for selection in selections]


def told(clerk: Clerk, words: str) -> str:
    return clerk.paper.text_tools["overview"].marks.told_at(text_of(clerk).index(words))


def text_of(clerk: Clerk) -> str:
    return clerk.report.narrative("overview")


def choices(field: GrowingText, character: int) -> dict[str, object]:
    """The actions of the menu at a character, by their text."""
    menu = QMenu(field)
    field.menu_asked.emit(menu, character)
    return {action.text(): action for action in menu.actions() if action.text()}


def choose(clerk: Clerk, field: GrowingText, words: str, beginning: str) -> None:
    """Choose from the menu at the first of some words what begins so."""
    menu = QMenu(field)
    field.menu_asked.emit(menu, text_of(clerk).index(words))
    action = next(each for each in menu.actions() if each.text().startswith(beginning))
    action.trigger()


def test_a_number_that_differs_has_a_wave_in_the_colour_of_warnings(
    clerk: Clerk, overview: GrowingText
) -> None:
    assert marked(overview, Line.WaveUnderline) == ["12"]
    assert wave_colours(overview) == [theme().warning]
    assert overview.toPlainText() == text_of(clerk) == TEXT


def test_the_document_itself_has_no_marks(overview: GrowingText) -> None:
    formats = overview.document().allFormats()
    assert not any(f.hasProperty(QTextFormat.Property.TextUnderlineStyle) for f in formats)


def test_marks_take_no_step_of_undo(clerk: Clerk, overview: GrowingText) -> None:
    count = clerk.editor.undo_stack.count()
    clerk.paper.paint_anew()
    assert clerk.editor.undo_stack.count() == count
    assert marked(overview, Line.WaveUnderline) == ["12"]


def test_the_wave_goes_with_the_cause(clerk: Clerk, overview: GrowingText) -> None:
    clerk.editor.set_figures({RECEIVED: 12}, "填写")
    assert marked(overview, Line.WaveUnderline) == ["10"]
    clerk.undo()
    assert marked(overview, Line.WaveUnderline) == ["12"]


def test_the_pointer_is_told_what_is_wrong_and_what_agrees(
    clerk: Clerk, overview: GrowingText
) -> None:
    assert told(clerk, "12件").startswith("⚠ “收到政府信息公开申请12件”：文中写的是12件")
    assert told(clerk, "10件") == "✓ 与表格一致：“自然人·一、本年新收”10件"
    assert told(clerk, "3件") == ""
    assert overview.toolTip() != ""


def test_a_tool_tip_over_a_number(
    clerk: Clerk, overview: GrowingText, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, *_: shown.append(text))
    for words in ("10件", "政策"):
        cursor = overview.cursor_at(text_of(clerk).index(words), 0)
        place = overview.cursorRect(cursor).center() + QPoint(3, 0)
        event = QHelpEvent(QEvent.Type.ToolTip, place, overview.mapToGlobal(place))
        QApplication.sendEvent(overview.viewport(), event)
    assert shown[0] == "✓ 与表格一致：“自然人·一、本年新收”10件"
    assert all("与表格" not in text for text in shown[1:])  # the field's help


def test_there_is_no_character_beside_the_text(overview: GrowingText) -> None:
    assert overview.character_at(QPoint(2, 2)) is None  # the indent
    last = overview.cursorRect(overview.cursor_at(len(TEXT), 0)).center()
    assert overview.character_at(last + QPoint(40, 0)) is None
    first = overview.cursorRect(overview.cursor_at(1, 0)).center()
    assert overview.character_at(first + QPoint(3, 0)) == 1  # behind what is two UTF-16 units


def test_the_menu_corrects_the_text(clerk: Clerk, overview: GrowingText) -> None:
    choose(clerk, overview, "12件", "改为“10”")
    assert text_of(clerk) == overview.toPlainText() == TEXT.replace("12", "10")
    assert overview.extraSelections() == []
    clerk.undo()
    assert text_of(clerk) == overview.toPlainText() == TEXT


def test_the_menu_goes_to_the_table(clerk: Clerk, overview: GrowingText) -> None:
    choose(clerk, overview, "12件", "转到表格")
    assert clerk.table("applications").hasFocus()
    chosen = clerk.table("applications").current_cell()
    assert chosen == clerk.cell("applications.received.total")


def test_the_menu_sets_a_number_apart_and_back(clerk: Clerk, overview: GrowingText) -> None:
    choose(clerk, overview, "12件", "与表格无关")
    start = TEXT.index("12")
    assert clerk.report.marks["overview"] == (Mark(start, start + 2),)
    assert marked(overview, Line.WaveUnderline) == []
    assert marked(overview, Line.DashUnderline) == ["12"]
    assert told(clerk, "12件") == "已标为与表格无关，不再核对。"
    choose(clerk, overview, "12件", "恢复与表格核对")
    assert clerk.report.marks == {}
    assert marked(overview, Line.WaveUnderline) == ["12"]
    clerk.undo()
    assert marked(overview, Line.DashUnderline) == ["12"]


def test_the_menu_makes_a_figure_live_and_plain_again(clerk: Clerk, overview: GrowingText) -> None:
    choose(clerk, overview, "10件", "改成随表格变动")
    assert marked(overview, Line.DotLine) == ["10"]
    assert told(clerk, "10件") == "表中数字：“自然人·一、本年新收”现在是10，随表格变动。"
    clerk.editor.set_figures({RECEIVED: 112}, "填写")
    assert overview.toPlainText() == text_of(clerk) == TEXT.replace("10件", "112件")
    assert marked(overview, Line.DotLine) == ["112"]
    choose(clerk, overview, "112件", "改成普通文字")
    clerk.editor.set_figures({RECEIVED: 10}, "填写")
    assert "112件" in text_of(clerk)


def test_a_wrong_number_becomes_a_live_field(clerk: Clerk, overview: GrowingText) -> None:
    choose(clerk, overview, "12件", "改为“10”，以后随表格变动")
    assert text_of(clerk) == overview.toPlainText() == TEXT.replace("12件", "10件")
    clerk.editor.set_figures({RECEIVED: 7}, "填写")
    assert "申请7件" in overview.toPlainText()


def test_the_panel_sets_a_number_apart(clerk: Clerk, overview: GrowingText) -> None:
    finding = next(f for f in clerk.editor.findings if f.rule == "text.figure")
    (offer,) = [each for each in offers(clerk.editor, finding) if each.text == "与表格无关"]
    assert offer.preview() == ["“12”以后不再核对"]
    offer.carry_out()
    assert marked(overview, Line.DashUnderline) == ["12"]


def test_marks_stay_with_their_words_while_one_types_before_them(
    clerk: Clerk, overview: GrowingText
) -> None:
    choose(clerk, overview, "10件", "改成随表格变动")
    overview.select(0)
    clerk.type("2024年，我乡工作平稳。")
    assert marked(overview, Line.WaveUnderline) == ["12"]
    assert marked(overview, Line.DotLine) == ["10"]


def test_the_menu_silences_the_rule(
    clerk: Clerk, overview: GrowingText, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SilenceDialog, "ask", lambda _: "已与原件核对")
    choose(clerk, overview, "12件", "不再提示")
    assert clerk.report.silenced == {"text.figure": "已与原件核对"}
    assert marked(overview, Line.WaveUnderline) == []


def test_anywhere_the_menu_offers_to_insert_a_figure(clerk: Clerk, overview: GrowingText) -> None:
    assert list(choices(overview, TEXT.index("政策"))) == ["插入表中数字…"]
    texts = list(choices(overview, TEXT.index("12件")))
    assert texts == [
        "改为“10”",
        "改为“10”，以后随表格变动",
        "转到表格：总计·一、本年新收",
        "与表格无关",
        "不再提示这一类问题…",
        "插入表中数字…",
    ]
    at_cursor = clerk.paper.narratives["problems"].menu_at(QPoint(0, 0))
    assert "插入表中数字…" in [action.text() for action in at_cursor.actions()]


def test_other_rules_are_marked_the_same_way(clerk: Clerk) -> None:
    field = clerk.paper.narratives["problems"]
    clerk.go_into(field)
    clerk.type("公开不及时.")
    waves = marked(field, Line.WaveUnderline)
    assert waves == ["."]


def test_marks_take_the_colours_in_force(clerk: Clerk, overview: GrowingText) -> None:
    before = wave_colours(overview)
    clerk.window.colours.use(Qt.ColorScheme.Dark)
    assert wave_colours(overview) == [theme().warning] != before
