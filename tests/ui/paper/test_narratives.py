"""The text fields on the page: plain paragraphs that grow, and undo that loses no letter."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.report.report import new_report
from core.text import clean_text
from tests.ui.clerk import AGENCY, CTRL, SHIFT, TODAY, YEAR, Clerk, Key
from ui.editing.report_editor import ReportEditor
from ui.paper.growing_text import GrowingText
from ui.paper.paper import Paper


def problems(clerk: Clerk) -> GrowingText:
    field = clerk.paper.narratives["problems"]
    clerk.go_into(field)
    return field


def paste(clerk: Clerk, *, text: str = "", html: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    clerk.press(Key.Key_V, CTRL)


def test_a_field_grows_and_shrinks_with_its_text(clerk: Clerk, qtbot: QtBot) -> None:
    field = problems(clerk)
    low = field.height()
    heights = []
    for _ in range(3):
        clerk.type("更新不及时。\n")
        heights.append(field.height())
    assert heights == sorted(set(heights))
    assert heights[-1] > low
    clerk.commit("长" * 200)
    assert field.height() > heights[-1]
    assert field.document().size().height() <= field.height()
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_Delete)
    qtbot.waitUntil(lambda: field.height() == low)


def test_the_page_grows_with_its_fields(clerk: Clerk, qtbot: QtBot) -> None:
    before = clerk.paper.signed_by.mapTo(clerk.paper, QPoint(0, 0)).y()
    field = problems(clerk)
    clerk.type("一段\n" * 5)
    signed_by = clerk.paper.signed_by
    qtbot.waitUntil(lambda: signed_by.mapTo(clerk.paper, QPoint(0, 0)).y() > before + 100)
    assert field.geometry().bottom() < clerk.paper.headings["other_matters"].geometry().top()


def test_enter_makes_paragraphs(clerk: Clerk) -> None:
    problems(clerk)
    clerk.type("1.一是")
    clerk.press(Key.Key_Return)
    clerk.type("2.二是")
    clerk.press(Key.Key_Return, SHIFT)
    clerk.type("3.三是")
    clerk.press(Key.Key_Enter)
    clerk.type("end")
    assert clerk.report.narrative("problems") == "1.一是\n2.二是\n3.三是\nend"


def test_each_paragraph_is_indented_alike(clerk: Clerk) -> None:
    field = problems(clerk)
    paste(clerk, text="一\n二\n三")
    clerk.press(Key.Key_Return)
    clerk.type("四")
    document = field.document()
    formats = [document.findBlockByNumber(n).blockFormat() for n in range(document.blockCount())]
    assert len(formats) == 4
    assert {format_.textIndent() for format_ in formats} == {36.0}
    assert len({format_.lineHeight() for format_ in formats}) == 1


def test_rich_text_is_pasted_plain(clerk: Clerk) -> None:
    field = problems(clerk)
    html = "<h1 style='color:red'>一、标题</h1><p><b>加粗</b>的<i>文字</i></p><img src='x.png'>"
    paste(clerk, html=html)
    assert clerk.report.narrative("problems").startswith("一、标题\n加粗的文字")
    assert "￼" not in clerk.report.narrative("problems")
    characters = field.textCursor().charFormat()
    field.selectAll()
    assert field.textCursor().charFormat() == characters
    cursor = QTextCursor(field.document())
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    assert cursor.charFormat().fontWeight() == characters.fontWeight()
    assert not cursor.charFormat().hasProperty(cursor.charFormat().Property.ForegroundBrush)


def test_text_from_word_is_cleaned(clerk: Clerk) -> None:
    problems(clerk)
    html = "<p><b>粗</b></p>"
    paste(
        clerk,
        text="　　一是更新不及时。\r\n\r\n　　二是\u200b解读少。\u000b三是\t无。\r\n",
        html=html,
    )
    assert clerk.report.narrative("problems") == "一是更新不及时。\n二是解读少。\n三是 无。"


def test_a_word_is_pasted_within_a_sentence(clerk: Clerk) -> None:
    problems(clerk)
    clerk.type("收到件。")
    clerk.press(Key.Key_Left)
    clerk.press(Key.Key_Left)
    paste(clerk, text="3\r\n")
    assert clerk.report.narrative("problems") == "收到3件。"


def test_a_table_from_a_spreadsheet_is_pasted_as_text(clerk: Clerk) -> None:
    problems(clerk)
    paste(clerk, text="收到\t3\r\n答复\t3\r\n")
    assert clerk.report.narrative("problems").splitlines() == ["收到 3", "答复 3"]


def test_a_file_on_the_clipboard_is_not_pasted_as_a_path(clerk: Clerk, tmp_path: Path) -> None:
    problems(clerk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.nianbao"))])
    QGuiApplication.clipboard().setMimeData(data)
    clerk.press(Key.Key_V, CTRL)
    assert clerk.report.narrative("problems") == ""


def test_a_title_holds_one_paragraph(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.title)
    clerk.press(Key.Key_A, CTRL)
    paste(clerk, text="云溪乡\r\n2024年度政府信息公开\r\n工作报告\r\n")
    assert clerk.report.heading.title == "云溪乡2024年度政府信息公开工作报告"
    clerk.press(Key.Key_Return, SHIFT)
    assert "\n" not in clerk.report.heading.title
    assert clerk.focus is not clerk.paper.title


def test_characters_beyond_the_first_plane(clerk: Clerk) -> None:
    field = problems(clerk)
    clerk.commit("𠀀村𠮷镇。")
    clerk.press(Key.Key_Home, CTRL)
    clerk.press(Key.Key_Right)
    clerk.press(Key.Key_Delete)
    assert clerk.report.narrative("problems") == "𠀀𠮷镇。"
    clerk.press(Key.Key_Backspace)
    assert clerk.report.narrative("problems") == "𠮷镇。"
    clerk.undo()
    clerk.undo()
    assert field.toPlainText() == clerk.report.narrative("problems")
    while clerk.editor.undo_stack.canUndo():
        clerk.undo()
        assert field.toPlainText() == clerk.report.narrative("problems")
    assert clerk.report.narrative("problems") == ""
    while clerk.editor.undo_stack.canRedo():
        clerk.redo()
    assert field.toPlainText() == clerk.report.narrative("problems") == "𠮷镇。"


def test_a_rare_name_in_the_title(clerk: Clerk) -> None:
    clerk.go_into(clerk.paper.title)
    clerk.press(Key.Key_Home, CTRL)
    clerk.commit("𠮷")
    assert clerk.report.heading.title.startswith("𠮷云溪乡")
    clerk.undo()
    assert clerk.report.heading.title.startswith("云溪乡")
    assert clerk.paper.title.toPlainText() == clerk.report.heading.title


def test_undo_of_a_paste_is_one_step(clerk: Clerk) -> None:
    problems(clerk)
    clerk.type("甲")
    paste(clerk, text="一段很长的文字，来自别处。\n还有一段。")
    clerk.undo()
    assert clerk.report.narrative("problems") == "甲"


def test_the_input_method_shows_what_is_not_committed_yet_without_storing_it(clerk: Clerk) -> None:
    problems(clerk)
    clerk.compose("gengxin")
    assert clerk.report.narrative("problems") == ""
    clerk.commit("更新")
    assert clerk.report.narrative("problems") == "更新"


def test_the_cursor_is_kept_on_screen(clerk: Clerk, qtbot: QtBot) -> None:
    field = clerk.paper.narratives["overview"]
    clerk.go_into(field)
    for _ in range(40):
        clerk.type("\n")
    clerk.type("end")
    qtbot.waitUntil(
        lambda: clerk.is_on_screen(field.viewport(), field.cursorRect().center()), timeout=1000
    )


def test_a_key_that_cannot_move_the_cursor_any_further_leads_back_to_it(
    clerk: Clerk, qtbot: QtBot
) -> None:
    field = clerk.paper.narratives["overview"]
    clerk.go_into(field)
    clerk.type("end")
    bar = clerk.work.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not clerk.is_on_screen(field.viewport(), field.cursorRect().center())
    clerk.press(Key.Key_End, CTRL)
    qtbot.waitUntil(
        lambda: clerk.is_on_screen(field.viewport(), field.cursorRect().center()), timeout=1000
    )


def test_an_empty_required_field_counts_as_not_filled_in(clerk: Clerk) -> None:
    name = clerk.report.form.section("problems").name
    assert clerk.outline[name] == "待填"
    problems(clerk)
    clerk.type("无")
    assert clerk.outline[name] == "已完成"
    clerk.press(Key.Key_Backspace)
    assert clerk.outline[name] == "待填"


# Hypothesis: whatever is typed, deleted and undone, report and field say the same

TEXT = st.text(
    st.one_of(st.sampled_from("乡镇。；\n 　\t1aé𠀀𠮷👍"), st.characters(codec="utf-8")),
    max_size=12,
)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.integers(0, 60), st.integers(0, 6), TEXT),
        st.tuples(st.just("paste"), st.integers(0, 60), st.integers(0, 30), TEXT),
        st.tuples(st.just("undo"), st.just(0), st.just(0), st.just("")),
        st.tuples(st.just("redo"), st.just(0), st.just(0), st.just("")),
    ),
    max_size=12,
)


def apply(field: GrowingText, editor: ReportEditor, edit: tuple[str, int, int, str]) -> None:
    kind, position, length, text = edit
    if kind in ("undo", "redo"):
        getattr(editor, kind)()
        return
    cursor = field.textCursor()
    for steps, mode in (
        (position, QTextCursor.MoveMode.MoveAnchor),
        (length, QTextCursor.MoveMode.KeepAnchor),
    ):
        if mode is QTextCursor.MoveMode.MoveAnchor:
            cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, mode, steps)
    field.setTextCursor(cursor)
    if kind == "paste":
        data = QMimeData()
        data.setText(text)
        field.insertFromMimeData(data)
    else:
        field.insertPlainText(text)


@pytest.fixture(scope="module")
def paper(qapp: object) -> Paper:
    """A page without a window around it, for many random edits."""
    assert qapp is not None
    form = official_forms().for_year(YEAR)
    return Paper(ReportEditor(new_report(form, YEAR, AGENCY, TODAY)))


@given(original=TEXT.map(clean_text), edits=EDITS)
@settings(
    max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_random_edits(paper: Paper, original: str, edits: list[tuple[str, int, int, str]]) -> None:
    editor, field = paper._editor, paper.narratives["problems"]
    editor.undo_stack.clear()
    editor.report.narratives["problems"] = original
    field.show_text(original)
    assert field.toPlainText() == original
    for edit in edits:
        apply(field, editor, edit)
        assert field.toPlainText() == editor.report.narrative("problems")
    while editor.undo_stack.canRedo():
        editor.redo()
    end = editor.report.narrative("problems")
    while editor.undo_stack.canUndo():
        editor.undo()
        assert field.toPlainText() == editor.report.narrative("problems")
    assert editor.report.narrative("problems") == original
    while editor.undo_stack.canRedo():
        editor.redo()
    assert field.toPlainText() == editor.report.narrative("problems") == end


def test_an_empty_field_suggests_what_to_write_in_full(clerk: Clerk, qtbot: QtBot) -> None:
    field = clerk.paper.narratives["overview"]
    suggested = clerk.report.form.section("overview").placeholder
    lines = suggested.count("\n") + 1
    assert field.height() > lines * field.fontMetrics().height()
    empty = field.grab().toImage()
    clerk.go_into(field)
    clerk.commit("字")
    assert field.grab().toImage() != empty
    assert field.height() > lines * field.fontMetrics().height(), "the page jumps as one types"
    clerk.go_into(clerk.paper.title)
    qtbot.waitUntil(lambda: field.height() < lines * field.fontMetrics().height())
    clerk.go_into(field)
    clerk.press(Key.Key_Backspace)
    assert field.height() > lines * field.fontMetrics().height()
