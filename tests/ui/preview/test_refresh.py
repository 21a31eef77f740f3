"""The preview follows the report: in another thread, the newest state alone."""

import threading
from itertools import pairwise
from typing import BinaryIO

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.exporting import ExportOptions, Progress, write_document
from core.report.report import Report
from core.report.revise import revise
from tests.ui.clerk import Clerk, Key
from tests.ui.pdfs import load, texts
from tests.ui.preview.reader import Press, Reader, problems, write
from ui.preview import typesetter

FIRST = "applications.received.natural_person"


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
    assert f"共 {pages} 页" in reader.status
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
    held_reader: Reader, clerk: Clerk, press: Press
) -> None:
    held_reader.return_to_form()
    clerk.stand(FIRST)
    clerk.type("42")
    assert clerk.text(FIRST) == "42"
    assert clerk.report.figures[FIRST] == 42
    assert not press.done
    assert not held_reader.received
    press.may_go_on.set()
    held_reader.wait_for(ExportOptions())
    assert threading.main_thread() not in press.threads


@pytest.mark.usefixtures("held_reader")
def test_what_is_typeset_does_not_change_meanwhile(
    clerk: Clerk, press: Press, qtbot: QtBot
) -> None:
    """A change under the typesetter's hands would give pages of two states."""
    before = problems(clerk)
    clerk.report.narratives["problems"] = "不经过编辑器"
    press.may_go_on.set()
    qtbot.waitUntil(lambda: bool(press.done))
    assert press.done == [before]


def test_stale_states_are_given_up(held_reader: Reader, clerk: Clerk, press: Press) -> None:
    first = problems(clerk)
    for char in "一二三四五":
        write(clerk, char)
    press.may_go_on.set()
    held_reader.settle()
    assert press.begun == [first, f"{first}一二三四五"]
    assert press.done == [f"{first}一二三四五"]
    assert len(held_reader.received) == 1


def test_a_change_of_options_gives_up_the_old_ones(held_reader: Reader, press: Press) -> None:
    held_reader.press("附签批单")
    press.may_go_on.set()
    held_reader.wait_for(ExportOptions(sign_off=True))
    assert len(held_reader.received) == 1


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
    reader.window.typesetter.begin()
    assert ended.wait(20)
    write(clerk, "乙")
    reader.settle()
    assert "甲乙" in "".join(reader.texts)


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
    assert "共 3 页" in reader.status
