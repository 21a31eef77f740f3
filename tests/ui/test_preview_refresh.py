"""The preview follows the report: in another thread, the newest state alone, and no longer."""

import threading
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QThread
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.exporting import ExportOptions, Progress, write_document
from core.form_file import official_forms
from core.report import Report
from core.revise import revise
from core.text import Difference
from tests.factories import balanced_report, narrated_report
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.dialogs import Button, Dialogs
from tests.ui.pdfs import load, texts
from tests.ui.preview_reader import PATIENCE, Press, Reader, stop_the_clock
from ui import settings
from ui.main_window import MainWindow
from ui.preview import preview_window, typesetter
from ui.preview.preview_window import PreviewWindow

FIRST = "applications.received.natural_person"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


@pytest.fixture
def clerk(window: MainWindow, qtbot: QtBot) -> Clerk:
    """A clerk before a report of three pages, without errors."""
    window.files.open_new(narrated_report(official_forms().by_id("2021")))
    QApplication.processEvents()
    return Clerk(window, qtbot)


@pytest.fixture
def reader(clerk: Clerk, qtbot: QtBot) -> Reader:
    """Somebody before its preview."""
    reader = Reader(clerk, qtbot)
    reader.open()
    reader.settle()
    return reader


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    """An exporter that waits; let go at the end whatever happens."""
    press = Press()
    monkeypatch.setattr(typesetter, "write_document", press)
    yield press
    press.may_go_on.set()


Printed = list[tuple[list[str], str]]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Printed:
    """What was about to be printed: the texts of the pages, and the job's name."""
    jobs: Printed = []

    def note(pdf: QPdfDocument, name: str, _parent: object) -> None:
        jobs.append((texts(pdf), name))

    monkeypatch.setattr(preview_window, "ask_and_print", note)
    return jobs


def write(clerk: Clerk, text: str) -> None:
    """Put a text at the end of a narrative."""
    end = len(clerk.report.narrative("problems"))
    clerk.editor.edit_narrative("problems", Difference(end, "", text), "")


def problems(clerk: Clerk) -> str:
    return clerk.report.narrative("problems")


# What is typed is shown


def test_a_figure_typed_is_shown(reader: Reader) -> None:
    reader.return_to_form()
    reader.clerk.stand(FIRST)
    reader.clerk.type("987654")
    reader.wait_for(ExportOptions())
    assert "987654" in reader.texts[1]
    reader.clerk.press(Key.Key_Escape)
    reader.settle()
    assert "987654" not in reader.texts[1]


def test_a_text_typed_is_shown(reader: Reader) -> None:
    reader.return_to_form()
    reader.clerk.go_into(reader.clerk.paper.narratives["problems"])
    reader.clerk.type("又一句新话。")
    reader.settle()
    assert "又一句新话。" in "".join(reader.texts)
    for _ in range(6):
        reader.clerk.undo()
    reader.settle()
    assert "又一句新话。" not in "".join(reader.texts)


def test_another_heading_is_shown_also_as_the_title(reader: Reader) -> None:
    editor = reader.clerk.editor
    editor.revise(revise(editor.report, 2022, "白水乡人民政府"), "")
    reader.settle()
    assert reader.texts[0].startswith("白水乡人民政府2022年")
    assert reader.window.windowTitle() == f"预览 - {editor.report.heading.title}"


def test_a_longer_report_has_more_pages_and_thumbnails(reader: Reader) -> None:
    write(reader.clerk, "\n这一段很长。" * 200)
    reader.settle()
    pages = reader.window.pages.pdf.pageCount()
    assert pages > 5
    assert reader.window.thumbnails.count() == pages
    assert reader.status.startswith(f"共 {pages} 页")
    reader.clerk.editor.undo()
    reader.settle()
    assert reader.window.thumbnails.count() == 3


def test_the_place_one_reads_is_kept(reader: Reader) -> None:
    pages = reader.window.pages
    reader.window.resize(700, 500)
    QApplication.processEvents()
    for zoom in (None, 1.7):
        if zoom:
            pages.zoom_by(zoom / pages.scale())
        down, across = pages.verticalScrollBar(), pages.horizontalScrollBar()
        down.setValue(down.maximum() * 2 // 3)
        across.setValue(across.maximum() // 2)
        places = (down.value(), across.value(), pages.scale())
        write(reader.clerk, "新")
        reader.settle()
        QApplication.processEvents()
        assert (down.value(), across.value(), pages.scale()) == places


def test_the_place_is_kept_when_a_page_is_added_and_taken_away(reader: Reader) -> None:
    reader.window.resize(700, 500)
    QApplication.processEvents()
    down = reader.window.pages.verticalScrollBar()
    down.setValue(down.maximum() // 2)
    place = down.value()
    for _ in range(2):
        reader.press("附签批单")
        reader.settle()
        assert down.value() == place


# The newest state alone, while one goes on typing


def test_one_types_while_pages_are_typeset_in_another_thread(
    clerk: Clerk, press: Press, qtbot: QtBot
) -> None:
    reader = Reader(clerk, qtbot)
    reader.open()
    qtbot.waitUntil(press.reached.is_set)
    reader.return_to_form()
    clerk.stand(FIRST)
    clerk.type("42")
    assert clerk.text(FIRST) == "42"
    assert clerk.report.figures[FIRST] == 42
    assert not press.done
    assert not reader.received
    press.may_go_on.set()
    reader.wait_for(ExportOptions())
    assert threading.main_thread() not in press.threads


def test_what_is_typeset_does_not_change_meanwhile(
    clerk: Clerk, press: Press, qtbot: QtBot
) -> None:
    """A change under the typesetter's hands would give pages of two states."""
    reader = Reader(clerk, qtbot)
    reader.open()
    qtbot.waitUntil(press.reached.is_set)
    before = problems(clerk)
    clerk.report.narratives["problems"] = "不经过编辑器"
    press.may_go_on.set()
    qtbot.waitUntil(lambda: bool(press.done))
    assert press.done == [before]


def test_stale_states_are_given_up(clerk: Clerk, press: Press, qtbot: QtBot) -> None:
    reader = Reader(clerk, qtbot)
    reader.open()
    qtbot.waitUntil(press.reached.is_set)
    first = problems(clerk)
    for char in "一二三四五":
        write(clerk, char)
    press.may_go_on.set()
    reader.settle()
    assert press.begun == [first, f"{first}一二三四五"]
    assert press.done == [f"{first}一二三四五"]
    assert len(reader.received) == 1


def test_a_change_of_options_gives_up_the_old_ones(
    clerk: Clerk, press: Press, qtbot: QtBot
) -> None:
    reader = Reader(clerk, qtbot)
    reader.open()
    qtbot.waitUntil(press.reached.is_set)
    reader.press("附签批单")
    press.may_go_on.set()
    reader.wait_for(ExportOptions(sign_off=True))
    assert len(reader.received) == 1


def test_many_quick_changes_end_in_one_state(reader: Reader) -> None:
    before = len(reader.received)
    reader.return_to_form()
    reader.clerk.go_into(reader.clerk.paper.narratives["problems"])
    text = "全年公开政府信息工作进一步规范有序。" * 3
    for char in text:
        reader.clerk.commit(char)
        QApplication.processEvents()
    reader.settle()
    assert text in "".join(reader.texts)
    sizes = [len("".join(texts(load(data)))) for data in reader.received[before:]]
    assert all(smaller < larger for smaller, larger in pairwise(sizes)), "older after newer"
    assert len(sizes) < len(text)


def test_a_change_in_the_last_moment_is_not_lost(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Between the end of the typesetting and its being told."""
    reader = Reader(clerk, qtbot)
    reader.open()
    reader.settle()
    write(clerk, "甲")
    ended = threading.Event()

    def work(
        report: Report,
        format_id: str,
        file: BinaryIO,
        progress: Progress,
        options: ExportOptions,
    ) -> None:
        write_document(report, format_id, file, progress, options)
        ended.set()

    monkeypatch.setattr(typesetter, "write_document", work)
    reader.window.typesetter._begin()
    assert ended.wait(20)
    write(clerk, "乙")
    reader.settle()
    assert "甲乙" in "".join(reader.texts)


# Closing


def test_closing_stops_the_thread(clerk: Clerk, press: Press, qtbot: QtBot) -> None:
    reader = Reader(clerk, qtbot)
    reader.open()
    qtbot.waitUntil(press.reached.is_set)
    threading.Timer(0.05, press.may_go_on.set).start()
    reader.window.close()
    assert press.done == []
    assert not reader.is_working
    QApplication.processEvents()
    assert not reader.received


def test_pages_done_while_closing_are_not_shown(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, printed: Printed, qtbot: QtBot
) -> None:
    """Nobody is asked for a printer by a window that is gone."""
    finished = threading.Event()

    def work(_report: Report, _format: str, file: BinaryIO, *_: object) -> None:
        file.write(b"%PDF-")
        finished.set()

    clerk.run("print")
    reader = Reader(clerk, qtbot)
    reader.follow()
    monkeypatch.setattr(typesetter, "write_document", work)
    reader.window.typesetter._begin()
    assert finished.wait(20)
    reader.window.close()
    QApplication.processEvents()
    assert not reader.received
    assert not printed


def test_a_closed_preview_typesets_nothing(reader: Reader, press: Press) -> None:
    reader.window.close()
    write(reader.clerk, "新")
    assert not reader.window.typesetter.is_busy
    QApplication.processEvents()
    assert not press.begun


def test_a_preview_opened_again_shows_what_was_written_meanwhile(reader: Reader) -> None:
    write(reader.clerk, "关闭之前")
    reader.window.close()
    write(reader.clerk, "关闭之后")
    reader.open()
    reader.settle()
    assert "关闭之前关闭之后" in "".join(reader.texts)


def test_a_preview_opened_again_unchanged_keeps_its_pages(reader: Reader) -> None:
    before = reader.texts
    reader.window.close()
    reader.open()
    assert reader.texts == before
    reader.settle()
    assert reader.texts == before


def test_opening_another_report_closes_the_preview(reader: Reader, qtbot: QtBot) -> None:
    old = reader.window
    reader.clerk.window.files.open_new(balanced_report(official_forms().by_id("2019")))
    assert not old.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(old)
    assert not reader.clerk.window.findChildren(PreviewWindow)
    another = Reader(reader.clerk, qtbot)
    another.open()
    another.settle()
    assert "云溪乡" not in another.texts[0]


def test_opening_another_report_stops_the_typesetting(
    clerk: Clerk, press: Press, qtbot: QtBot
) -> None:
    reader = Reader(clerk, qtbot)
    reader.open()
    qtbot.waitUntil(press.reached.is_set)
    threads = reader.window.typesetter.findChildren(QThread)
    threading.Timer(0.05, press.may_go_on.set).start()
    clerk.window.files.open_new(balanced_report(official_forms().by_id("2021")))
    assert press.done == []
    assert threads
    assert not any(thread.isRunning() for thread in threads if shiboken6.isValid(thread))


def test_closing_the_main_window_closes_the_preview(reader: Reader, dialogs: Dialogs) -> None:
    write(reader.clerk, "新")
    dialogs.answer(Button.Cancel)
    reader.clerk.window.close()
    assert reader.window.isVisible(), "the clerk stays"
    dialogs.answer(Button.Discard)
    preview = reader.window
    reader.clerk.window.close()
    assert not shiboken6.isValid(preview) or not preview.isVisible()


# Failing


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UserError("缺少字体文件，请重新安装。"), "缺少字体文件，请重新安装。"),
        (RuntimeError("boom"), "预览时出现意外（RuntimeError：boom）。"),
    ],
)
def test_a_failure_is_said_and_forgotten(
    reader: Reader, press: Press, qtbot: QtBot, error: Exception, said: str
) -> None:
    press.may_go_on.set()
    press.fails = lambda: error
    before = reader.texts
    write(reader.clerk, "新")
    qtbot.waitUntil(lambda: reader.status == said)
    assert reader.texts == before, "the pages before are still there"
    press.fails = None
    write(reader.clerk, "话")
    reader.settle()
    assert reader.status.startswith("共 3 页")


# Printing


def test_printing_waits_for_the_pages(
    clerk: Clerk, press: Press, printed: Printed, qtbot: QtBot
) -> None:
    clerk.run("print")
    reader = Reader(clerk, qtbot)
    reader.follow()
    qtbot.waitUntil(press.reached.is_set)
    write(clerk, "最后一句。")
    assert not printed
    press.may_go_on.set()
    qtbot.waitUntil(lambda: bool(printed), timeout=PATIENCE)
    reader.settle()
    ((pages, name),) = printed
    assert pages == reader.texts
    assert "最后一句。" in "".join(pages)
    assert name == clerk.report.heading.title


def test_printing_pages_that_are_ready_asks_at_once(reader: Reader, printed: Printed) -> None:
    reader.clerk.run("print")
    assert printed == [(reader.texts, reader.clerk.report.heading.title)]


@pytest.mark.parametrize("by_key", [False, True])
def test_printing_from_the_preview_never_prints_stale_pages(
    reader: Reader, printed: Printed, qtbot: QtBot, *, by_key: bool
) -> None:
    write(reader.clerk, "最后一句。")
    if by_key:
        qtbot.waitUntil(reader.window.isActiveWindow)
        QTest.keyClick(reader.window, Key.Key_P, CTRL)
    else:
        reader.press("打印…")
    qtbot.waitUntil(lambda: bool(printed), timeout=PATIENCE)
    ((pages, _),) = printed
    assert "最后一句。" in "".join(pages)


def test_printing_after_a_failure_tries_again(
    reader: Reader, press: Press, printed: Printed, qtbot: QtBot
) -> None:
    press.may_go_on.set()
    press.fails = lambda: UserError("不行。")
    write(reader.clerk, "新")
    reader.press("打印…")
    qtbot.waitUntil(lambda: reader.status == "不行。")
    assert not printed
    press.fails = None
    write(reader.clerk, "话")
    reader.settle()
    assert not printed, "asked for once, refused once: nothing is printed out of the blue"
    press.fails = lambda: UserError("不行。")
    write(reader.clerk, "。")
    qtbot.waitUntil(lambda: reader.status == "不行。")
    press.fails = None
    reader.press("打印…")
    qtbot.waitUntil(lambda: bool(printed), timeout=PATIENCE)
    assert "新话。" in "".join(printed[0][0])


def test_closing_the_preview_forgets_the_printing(
    clerk: Clerk, press: Press, printed: Printed, qtbot: QtBot
) -> None:
    clerk.run("print")
    reader = Reader(clerk, qtbot)
    reader.follow()
    qtbot.waitUntil(press.reached.is_set)
    press.may_go_on.set()
    reader.window.close()
    reader.open()
    reader.settle()
    assert not printed


def test_printing_after_another_choice_of_fonts_prints_with_them(
    reader: Reader, printed: Printed, qtbot: QtBot
) -> None:
    settings.remember_shipped_fonts(chosen=True)  # as 导出全部 does
    reader.press("打印…")
    qtbot.waitUntil(lambda: bool(printed), timeout=PATIENCE)
    reader.wait_for(ExportOptions(shipped_fonts=True))
    assert len(reader.received) == 2
