"""复制为网页: the article for a portal's editor, and the same as text."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.formats.html.writing import writer as html
from core.formats.text.writing import writer as text
from core.layout.compose import compose
from core.text import Difference
from tests.factories import narrated_report
from tests.ui.clerk import Clerk
from ui.window.main_window import MainWindow

FIRST = "applications.received.natural_person"


@pytest.fixture
def clerk(window: MainWindow, qtbot: QtBot) -> Clerk:
    """A clerk before a report without errors."""
    window.files.open_new(narrated_report(official_forms().by_id("2021")))
    QApplication.processEvents()
    return Clerk(window, qtbot)


def copied(clerk: Clerk) -> QMimeData:
    clerk.clipboard.clear()
    clerk.run("copy_web_page")
    return clerk.clipboard.mimeData()


def test_the_clipboard_holds_a_web_page_and_a_text(clerk: Clerk) -> None:
    data = copied(clerk)
    document = compose(clerk.report)
    assert data.hasHtml()
    assert data.html() == html.fragment(document)
    assert data.text() == text.render(document)
    assert set(data.formats()) == {"text/html", "text/plain"}


def test_the_bytes_are_utf_8(clerk: Clerk) -> None:
    """So do Word and browsers read them."""
    data = copied(clerk)
    heading = clerk.report.heading.title.encode()
    assert heading in data.data("text/html").data()
    assert heading in data.data("text/plain").data()


def test_it_is_a_fragment_that_brings_no_page_of_its_own(clerk: Clerk) -> None:
    page = copied(clerk).html().lower()
    for tag in ("<!doctype", "<html", "<head", "<body", "<style", "<script", "<link", "<meta"):
        assert tag not in page
    assert page.count("<table") == page.count("</table>") == len(compose(clerk.report).tables)


def test_an_editor_shows_all_texts_and_figures(clerk: Clerk) -> None:
    editor = QTextDocument()
    editor.setHtml(copied(clerk).html())
    shown = "".join(editor.toPlainText().split())
    for narrative in clerk.report.narratives.values():
        for paragraph in narrative.splitlines():
            assert "".join(paragraph.split()) in shown
    assert clerk.report.heading.title in shown


def test_what_is_typed_is_text_and_no_markup(clerk: Clerk) -> None:
    words = '<b onclick="x()">粗</b> & <script>'
    clerk.editor.edit_narrative("problems", Difference(0, "", words), "")
    data = copied(clerk)
    assert "<script" not in data.html()
    assert "<b onclick" not in data.html()
    assert words in data.text()
    editor = QTextDocument()
    editor.setHtml(data.html())
    assert words in editor.toPlainText()


def test_what_was_typed_last_is_copied(clerk: Clerk) -> None:
    clerk.stand(FIRST)
    clerk.type("314159")
    data = copied(clerk)
    assert "314159" in data.html()
    assert "314159" in data.text()


def test_a_report_with_errors_is_copied_as_a_draft(clerk: Clerk) -> None:
    data = copied(clerk)
    assert "草稿" not in data.html()
    assert "草稿" not in data.text()
    clerk.editor.set_figures({FIRST: 77}, "")
    data = copied(clerk)
    assert "草稿" in data.html()
    assert "草稿" in data.text()


def test_the_status_line_says_what_to_do_with_it(clerk: Clerk) -> None:
    copied(clerk)
    assert clerk.window.statusBar().currentMessage() == "已复制，可以粘贴到网站的编辑框里。"


def test_the_copy_outlives_the_report(clerk: Clerk) -> None:
    data = copied(clerk)
    before = (data.html(), data.text())
    clerk.window.files.open_new(narrated_report(official_forms().by_id("2019")))
    after = clerk.clipboard.mimeData()
    assert (after.html(), after.text()) == before
