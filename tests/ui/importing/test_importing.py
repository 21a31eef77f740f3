"""Bringing in other people's files: every way in, accepting, cancelling, last year's report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.formats.text.writing import writer as text_format
from core.layout.compose import compose
from core.report.next_year import next_year, with_previous
from core.report.report import new_report
from tests.factories import narrated_report
from tests.ui.clerk import AGENCY, CTRL, YEAR, Clerk, Key
from tests.ui.dialogs import Button, Dialogs
from tests.ui.files.test_files import drop
from tests.ui.readings import (
    Readers,
    UnreadableError,
    doubtful_reading,
    install_readers,
    sure_reading,
)
from ui import settings
from ui.importing.place import Place
from ui.importing.review_dialog import ReviewDialog
from ui.window.main_window import MainWindow
from ui.window.report_dialog import ReportDialog

FIRST = "applications.received.natural_person"
READ_TITLE = "清溪镇人民政府2023年政府信息公开工作年度报告（未保存） - 政务公开年报"


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> Readers:
    return install_readers(monkeypatch)


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A Word file; what is in it the readers know."""
    path = tmp_path / "上年.docx"
    path.write_bytes(b"PK")
    return path


def accept(place: Place | None = None) -> Callable[[ReviewDialog], None]:
    """Accept what was read, with the keyboard."""

    def work(dialog: ReviewDialog) -> None:
        if place is not None:
            dialog.place_buttons[place].setFocus()
            QTest.keyClick(dialog.place_buttons[place], Key.Key_Space)
        dialog.accept_button.setFocus()
        QTest.keyClick(dialog.accept_button, Key.Key_Space)

    return work


def give_up(dialog: ReviewDialog) -> None:
    QTest.keyClick(dialog, Key.Key_Escape)


def whole_report() -> str:
    return text_format.render(compose(narrated_report(official_forms().by_id("2021"))))


def copy(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


# Every way in


def by_open(clerk: Clerk, dialogs: Dialogs, path: Path) -> None:
    dialogs.choose(path)
    clerk.press(Key.Key_O, CTRL)


def by_import(clerk: Clerk, dialogs: Dialogs, path: Path) -> None:
    dialogs.choose(path)
    clerk.run("import")


def by_dropping(clerk: Clerk, _dialogs: Dialogs, path: Path) -> None:
    assert drop(clerk.window, path)


def by_recent(clerk: Clerk, _dialogs: Dialogs, path: Path) -> None:
    settings.remember_file(path)
    menu = clerk.window.actions_.submenus["recent"]
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()


def by_pasting_a_file(clerk: Clerk, _dialogs: Dialogs, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)
    clerk.run("import_clipboard")


WAYS = [by_open, by_import, by_dropping, by_recent, by_pasting_a_file]


@pytest.mark.parametrize("way", WAYS)
def test_a_file_is_reviewed_and_then_opened(
    clerk: Clerk,
    dialogs: Dialogs,
    readers: Readers,
    foreign: Path,
    qtbot: QtBot,
    way: Callable[[Clerk, Dialogs, Path], None],
) -> None:
    way(clerk, dialogs, foreign)
    dialogs.review(accept(Place.NEW))
    qtbot.waitUntil(lambda: clerk.title == READ_TITLE)
    assert readers.asked == [foreign]
    assert clerk.report == sure_reading().report
    assert dialogs.last.title == "导入年报"
    assert settings.recent_files()[0] == foreign
    assert settings.folder("open") == foreign.parent


def test_the_start_page_opens_a_file(
    window: MainWindow, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    dialogs.choose(foreign)
    dialogs.review(accept())
    QTest.keyClick(window.start_page.open_button, Key.Key_Space)
    qtbot.waitUntil(lambda: window.windowTitle() == READ_TITLE)
    assert readers.asked == [foreign]


@pytest.mark.parametrize("has_html", [False, True])
def test_the_clipboard_is_reviewed_and_then_opened(
    window: MainWindow, dialogs: Dialogs, readers: Readers, qtbot: QtBot, *, has_html: bool
) -> None:
    html = "<p>年报</p>" if has_html else ""
    copy("年报", html)
    dialogs.review(accept())
    QTest.keyClick(window, Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: window.windowTitle() == READ_TITLE)
    assert readers.asked == [("年报", html)]


def test_an_empty_clipboard_says_what_to_do(
    clerk: Clerk, dialogs: Dialogs, readers: Readers
) -> None:
    copy("  ")
    dialogs.read("information")
    clerk.run("import_clipboard")
    assert "请先" in dialogs.last.text
    assert readers.asked == []


def test_pasting_outside_the_page_imports(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, qtbot: QtBot
) -> None:
    copy("年报")
    clerk.work.outline.setFocus()
    dialogs.review(accept(Place.NEW))
    clerk.press(Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: clerk.title == READ_TITLE)
    clerk.work.outline.setFocus()
    dialogs.review(give_up)
    clerk.run("paste")
    qtbot.waitUntil(lambda: len(readers.asked) == 2 and dialogs.last.kind == "review")


@pytest.mark.parametrize("place", ["narrative", "cell"])
def test_a_whole_report_that_is_pasted_may_be_imported(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, qtbot: QtBot, place: str
) -> None:
    copy(whole_report())
    if place == "cell":
        clerk.stand(FIRST)
    else:
        clerk.go_into(clerk.paper.narratives["overview"])
    before = clerk.report.copy()
    dialogs.click("导入…")
    dialogs.review(accept(Place.NEW))
    clerk.press(Key.Key_V, CTRL)
    assert clerk.report == before, "nothing is pasted before one is asked"
    qtbot.waitUntil(lambda: clerk.title == READ_TITLE)
    assert readers.asked == [(whole_report(), "")]


def test_a_whole_report_may_be_pasted_as_text(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, qtbot: QtBot
) -> None:
    copy(whole_report())
    clerk.go_into(clerk.paper.narratives["problems"])
    dialogs.click("只粘贴文字")
    clerk.press(Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: "勾稽关系" in clerk.report.narrative("problems"))
    assert readers.asked == []


def test_a_pasted_report_may_be_thought_better_of(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, qtbot: QtBot
) -> None:
    copy(whole_report())
    clerk.go_into(clerk.paper.narratives["problems"])
    dialogs.click("取消")
    clerk.press(Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: bool(dialogs.shown))
    assert clerk.report.narrative("problems") == ""
    assert readers.asked == []


# Reading


def test_what_cannot_be_read_is_said_in_one_sentence(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    readers.error = UnreadableError("“上年.docx”是扫描件，请找有文字的文件。")
    work = clerk.work
    dialogs.read("warning")
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: bool(dialogs.shown))
    assert dialogs.last == ("warning", "无法打开", "“上年.docx”是扫描件，请找有文字的文件。")
    assert clerk.work is work
    assert foreign not in settings.recent_files()


def test_what_nobody_foresaw_is_said_too(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    readers.error = ZeroDivisionError("{}")
    dialogs.read("warning")
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: bool(dialogs.shown))
    assert "ZeroDivisionError" in dialogs.last.text
    assert "\n" not in dialogs.last.text


def test_reading_shows_progress_and_can_be_cancelled(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    readers.may_go_on.clear()
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in progress(clerk)))
    (dialog,) = progress(clerk)
    assert "上年.docx" in dialog.labelText()
    (button,) = dialog.findChildren(QPushButton)
    assert button.text() == "取消"
    button.click()
    clerk.stand(FIRST)  # the window goes on working
    clerk.keypad(5)
    readers.may_go_on.set()
    qtbot.waitUntil(lambda: not clerk.window.imports.is_busy)
    assert dialogs.shown == []
    assert clerk.text(FIRST) == "5"


def test_a_second_file_takes_the_place_of_the_one_being_read(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    readers.may_go_on.clear()
    clerk.window.files.open_path(foreign)
    clerk.window.files.open_path(foreign.with_name("另一个.pdf"))
    dialogs.review(accept(Place.NEW))
    readers.may_go_on.set()
    qtbot.waitUntil(lambda: clerk.title == READ_TITLE)
    assert [shown.kind for shown in dialogs.shown] == ["review"]


def test_the_window_closes_while_a_file_is_read(
    clerk: Clerk, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    readers.may_go_on.clear()
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: bool(readers.asked))
    readers.may_go_on.set()
    clerk.window.close()
    assert not clerk.window.isVisible()


def progress(clerk: Clerk) -> list[QProgressDialog]:
    return clerk.window.findChildren(QProgressDialog)


# Accepting


def test_cancelling_changes_nothing(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    work, before = clerk.work, clerk.report.copy()
    dialogs.review(give_up)
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: bool(dialogs.shown) and clerk.window.isActiveWindow())
    assert clerk.work is work
    assert clerk.report == before
    assert not clerk.editor.undo_stack.canUndo()
    assert foreign not in settings.recent_files()
    assert readers.asked == [foreign]


def test_a_new_report_is_opened_and_no_step_leads_back_to_an_empty_one(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    dialogs.review(accept(Place.NEW))
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: clerk.title == READ_TITLE)
    assert readers.asked
    assert not clerk.editor.undo_stack.canUndo()
    assert clerk.window.files.is_dirty
    assert not clerk.window.files.is_untouched
    assert clerk.report == sure_reading().report
    assert clerk.text(FIRST) == str(sure_reading().report.figures[FIRST])


def test_replacing_the_open_report_is_one_step(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    clerk.stand(FIRST)
    clerk.keypad(5)
    before = clerk.report.copy()
    dialogs.review(accept(Place.HERE))
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: clerk.report.heading.year == 2023)
    assert readers.asked
    assert clerk.report == sure_reading().report
    assert clerk.window.actions_.by_id["undo"].text() == "撤销 导入“上年.docx”"
    clerk.undo()
    assert clerk.report == before


def test_replacing_a_report_of_another_form(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    readers.result = sure_reading("2019")
    clerk.stand(FIRST)
    clerk.keypad(5)
    before = clerk.report.copy()
    dialogs.review(accept(Place.HERE))
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: clerk.report.form.id == "2019")
    clerk.undo()
    assert clerk.report == before


def test_what_was_chosen_stays_when_the_same_year_is_read_again(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    last = sure_reading().report
    clerk.editor.compare_with(last, "与上年对照")
    clerk.editor.silence("text.example", "本年不适用")
    again = readers.result.report
    readers.result = replace(
        readers.result, report=replace(again, heading=replace(again.heading, year=YEAR))
    )
    dialogs.review(accept(Place.HERE))
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: clerk.text(FIRST) != "")
    assert clerk.report.previous == last
    assert clerk.report.silenced == {"text.example": "本年不适用"}


def test_unsaved_changes_are_asked_about_only_before_they_would_be_lost(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    clerk.stand(FIRST)
    clerk.keypad(5)
    dialogs.review(accept(Place.NEW))
    dialogs.answer(Button.Cancel)
    dialogs.review(accept(Place.NEW))  # the review is still there
    dialogs.answer(Button.Discard)
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: clerk.title == READ_TITLE)
    assert readers.asked == [foreign], "it is read once"


@pytest.mark.parametrize("open_", ["untouched", "changed", "same", "draft"])
def test_the_usual_place_is_chosen_already(
    clerk: Clerk,
    dialogs: Dialogs,
    readers: Readers,
    foreign: Path,
    qtbot: QtBot,
    open_: str,
) -> None:
    if open_ == "same":
        heading = readers.result.report.heading
        form = official_forms().by_id("2021")
        blank = new_report(form, heading.year, heading.agency, date(2024, 1, 5))
        clerk.window.files.open_new(blank)
    if open_ == "draft":
        last = clerk.report.copy()
        last.heading = replace(last.heading, year=YEAR - 1)
        clerk.window.files.open_new(with_previous(clerk.report, last))
    elif open_ != "untouched":
        clerk.stand(FIRST)
        clerk.keypad(5)
    places: list[Place] = []

    def look(dialog: ReviewDialog) -> None:
        places.append(dialog.place)
        assert all(button.isVisible() for button in dialog.place_buttons.values())
        give_up(dialog)

    dialogs.review(look)
    clerk.window.files.open_path(foreign)
    qtbot.waitUntil(lambda: bool(places))
    assert places == [Place.NEW if open_ in ("changed", "draft") else Place.HERE]


def test_without_a_report_there_is_no_place_to_choose(
    window: MainWindow, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    seen: list[bool] = []

    def look(dialog: ReviewDialog) -> None:
        seen.extend(button.isVisible() for button in dialog.place_buttons.values())
        give_up(dialog)

    dialogs.review(look)
    window.files.open_path(foreign)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False, False]
    assert readers.asked
    assert window.workspace is None


# Starting from last year's report


def from_menu(window: MainWindow, _dialogs: Dialogs) -> None:
    window.actions_.by_id["last_year"].trigger()


def from_start_page(window: MainWindow, _dialogs: Dialogs) -> None:
    QTest.keyClick(window.start_page.last_year_button, Key.Key_Space)


def from_dialog(window: MainWindow, dialogs: Dialogs) -> None:
    expected = dialogs._answers.pop()
    dialogs.fill_in(lambda dialog: QTest.keyClick(dialog.last_year_button, Key.Key_Space))
    dialogs._answers.append(expected)
    window.actions_.by_id["new"].trigger()


@pytest.mark.parametrize("way", [from_menu, from_start_page, from_dialog])
def test_this_years_report_begins_with_last_years(
    window: MainWindow,
    dialogs: Dialogs,
    readers: Readers,
    foreign: Path,
    qtbot: QtBot,
    way: Callable[[MainWindow, Dialogs], None],
) -> None:
    dialogs.choose(foreign)
    way(window, dialogs)
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert readers.asked == [foreign]
    editor = window.files.editor
    assert editor is not None
    today = date.today()  # noqa: DTZ011
    assert editor.report == next_year(sure_reading().report, official_forms(), today)
    assert editor.report.heading.year == 2024
    assert editor.report.previous == sure_reading().report
    assert "（未保存）" in window.windowTitle()
    assert not editor.undo_stack.canUndo()
    dialogs.answer(Button.Cancel)
    window.close()
    assert dialogs.last.title == "保存修改"
    assert window.isVisible(), "what was read and corrected is nowhere else"


def test_last_years_report_is_reviewed_when_something_is_doubtful(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    readers.result = doubtful_reading()
    before = clerk.work
    dialogs.choose(foreign)
    dialogs.review(give_up)
    clerk.run("last_year")
    qtbot.waitUntil(lambda: dialogs.last.kind == "review")
    assert dialogs.last.title == "以上年为底稿"
    assert clerk.work is before
    dialogs.choose(foreign)
    dialogs.review(accept())
    clerk.run("last_year")
    qtbot.waitUntil(lambda: clerk.work is not before)
    assert clerk.report.heading.agency == "清溪镇人民政府"


def test_leaving_changes_for_a_new_years_report_is_asked_about(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    clerk.stand(FIRST)
    clerk.keypad(5)
    before = clerk.work
    dialogs.choose(foreign)
    dialogs.answer(Button.Cancel)
    clerk.run("last_year")
    qtbot.waitUntil(lambda: dialogs.last.kind == "question")
    assert clerk.work is before
    assert readers.asked


# Comparing with last year


def test_last_years_figures_come_beside_and_go_again(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    dialogs.choose(foreign)
    clerk.run("compare")
    qtbot.waitUntil(lambda: clerk.report.previous is not None)
    assert clerk.report.previous == readers.result.report
    assert clerk.report.heading.agency == AGENCY
    assert clerk.editor.undo_stack.count() == 1
    clerk.undo()
    assert clerk.report.previous is None
    clerk.redo()
    clerk.run("stop_comparing")
    assert clerk.report.previous is None


@pytest.mark.parametrize("answer", [Button.Yes, Button.No])
def test_a_report_of_another_year_is_asked_about(
    clerk: Clerk,
    dialogs: Dialogs,
    readers: Readers,
    foreign: Path,
    qtbot: QtBot,
    answer: Button,
) -> None:
    report = readers.result.report
    older = replace(report, heading=replace(report.heading, year=2022))
    readers.result = replace(readers.result, report=older)
    dialogs.choose(foreign)
    dialogs.answer(answer)
    clerk.run("compare")
    qtbot.waitUntil(lambda: dialogs.last.kind == "question")
    assert "2022年" in dialogs.last.text
    assert "2023年" in dialogs.last.text
    qtbot.waitUntil(lambda: (clerk.report.previous is not None) == (answer == Button.Yes))


def test_a_report_that_is_not_earlier_is_refused(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    report = readers.result.report
    same_year = replace(report, heading=replace(report.heading, year=YEAR))
    readers.result = replace(readers.result, report=same_year)
    dialogs.choose(foreign)
    dialogs.read("warning")
    clerk.run("compare")
    qtbot.waitUntil(lambda: dialogs.last.kind == "warning")
    assert "更早一年" in dialogs.last.text
    assert clerk.report.previous is None


def test_no_file_no_comparison(clerk: Clerk, dialogs: Dialogs, readers: Readers) -> None:
    for action in ("compare", "last_year", "import"):
        dialogs.choose(None)
        clerk.run(action)
    assert readers.asked == []
    assert clerk.report.previous is None


def test_a_doubtful_report_of_last_year_is_reviewed(
    clerk: Clerk, dialogs: Dialogs, readers: Readers, foreign: Path, qtbot: QtBot
) -> None:
    readers.result = doubtful_reading()
    dialogs.choose(foreign)
    dialogs.review(give_up)
    clerk.run("compare")
    qtbot.waitUntil(lambda: dialogs.last == ("review", "与上年对照", ""))
    assert clerk.report.previous is None
    dialogs.choose(foreign)
    dialogs.review(accept())
    clerk.run("compare")
    qtbot.waitUntil(lambda: clerk.report.previous is not None)
    assert clerk.report.previous == readers.result.report


def test_tab_goes_through_the_dialog_of_a_new_report(clerk: Clerk, dialogs: Dialogs) -> None:
    def work(dialog: ReportDialog) -> None:
        order: list[QWidget] = [dialog.agency_line, dialog.form_box, dialog.last_year_button]
        order += [dialog.buttons.button(each) for each in dialog_buttons(dialog)]
        for field in order:
            assert clerk.focus is field
            clerk.press(Key.Key_Tab)
        clerk.press(Key.Key_Escape)

    dialogs.fill_in(work)
    clerk.run("new")


def dialog_buttons(dialog: ReportDialog) -> list[QDialogButtonBox.StandardButton]:
    """The buttons of the box that can be pressed now."""
    kinds = (QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel)
    return [kind for kind in kinds if dialog.buttons.button(kind).isEnabled()]
