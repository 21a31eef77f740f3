"""What is printed is the report as it is, however the preview lags behind."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.exporting import ExportOptions
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.preview.reader import PATIENCE, Press, Printed, Reader, write
from ui import settings


def test_printing_waits_for_the_pages(
    following_reader: Reader, clerk: Clerk, press: Press, printed: Printed, qtbot: QtBot
) -> None:
    write(clerk, "最后一句。")
    assert not printed
    press.may_go_on.set()
    qtbot.waitUntil(lambda: bool(printed), timeout=PATIENCE)
    following_reader.settle()
    ((pages, name),) = printed
    assert pages == following_reader.texts
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
    following_reader: Reader, press: Press, printed: Printed
) -> None:
    press.may_go_on.set()
    following_reader.window.close()
    following_reader.open()
    following_reader.settle()
    assert not printed


def test_printing_after_another_choice_of_fonts_prints_with_them(
    reader: Reader, printed: Printed, qtbot: QtBot
) -> None:
    settings.remember_shipped_fonts(chosen=True)  # as 导出全部 does
    reader.press("打印…")
    qtbot.waitUntil(lambda: bool(printed), timeout=PATIENCE)
    reader.wait_for(ExportOptions(shipped_fonts=True))
    assert len(reader.received) == 2
