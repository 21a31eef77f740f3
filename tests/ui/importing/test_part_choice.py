"""A file with several reports: the review says which one it is, and reads another instead."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.interpret.result import FilePart
from core.report.report import Report
from tests.core.foreign_files import a_sheet_each
from tests.core.interpret.documents import blocks_of
from tests.factories import YEAR, narrated_report
from tests.ui.clerk import Clerk, Key, Modifier
from tests.ui.dialogs import Button, Dialogs
from tests.ui.importing.test_importing import accept, give_up
from tests.ui.readings import UnreadableError, install_readers, sure_reading
from ui.importing.place import Place
from ui.importing.review_dialog import ReviewDialog

FIRST = "applications.received.natural_person"
LONG = 10_000  # ms: a busy machine is not a fault of the program

Work = Callable[[ReviewDialog], None]


def older_report() -> Report:
    report = narrated_report(official_forms().by_id("2021"))
    title = report.heading.title.replace(str(YEAR), str(YEAR - 1))
    report.heading = replace(report.heading, year=YEAR - 1, title=title)
    report.store({FIRST: 77})
    return report


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    """A workbook with last year's report before this year's."""
    newer = narrated_report(official_forms().by_id("2021"))
    sheets = {"上年": blocks_of(older_report()), "本年": blocks_of(newer)}
    return a_sheet_each(sheets, tmp_path / "两年.xlsx")


def read_the_other(qtbot: QtBot, change: Work | None = None) -> Work:
    """Choose the report before this one and read it, with the keyboard."""

    def work(dialog: ReviewDialog) -> None:
        assert dialog.choice.isVisible()
        assert dialog.choice.box.count() == 2
        if change:
            change(dialog)
        press(Key.Key_F)
        assert QApplication.focusWidget() is dialog.choice.box
        assert not dialog.choice.button.isEnabled()
        QTest.keyClick(dialog.choice.box, Key.Key_Up)
        QTest.keyClick(dialog.choice.box, Key.Key_Tab)
        assert QApplication.focusWidget() is dialog.choice.button
        QTest.keyClick(dialog.choice.button, Key.Key_Space)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=LONG)

    return work


def press(key: Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, Modifier.AltModifier)


def test_the_other_years_report_is_read_instead(
    clerk: Clerk, dialogs: Dialogs, two_years: Path, qtbot: QtBot
) -> None:
    told: list[str] = []

    def take(dialog: ReviewDialog) -> None:
        told.append(dialog.choice.box.currentText())
        accept(Place.NEW)(dialog)

    dialogs.review(read_the_other(qtbot))
    dialogs.review(take)
    clerk.window.files.open_path(two_years)
    qtbot.waitUntil(lambda: clerk.report.heading.year == YEAR - 1, timeout=LONG)
    assert clerk.report.figures == older_report().figures
    cells = len(older_report().form.cells)
    assert told[0].startswith(f"{YEAR - 1}年，读到{cells}格　“上年：")


@pytest.mark.parametrize("is_agreed", [True, False])
def test_what_was_corrected_is_not_lost_unasked(
    clerk: Clerk, dialogs: Dialogs, two_years: Path, qtbot: QtBot, *, is_agreed: bool
) -> None:
    before = clerk.report.copy()

    def correct(dialog: ReviewDialog) -> None:
        dialog.review.editor.set_figures({FIRST: 5}, "改")

    def refuse(dialog: ReviewDialog) -> None:
        correct(dialog)
        dialog.choice.asked.emit(0)
        assert dialog.report.figures[FIRST] == 5
        give_up(dialog)

    dialogs.review(read_the_other(qtbot, correct) if is_agreed else refuse)
    dialogs.answer(Button.Yes if is_agreed else Button.No)
    if is_agreed:
        dialogs.review(give_up)
    clerk.window.files.open_path(two_years)
    count = 3 if is_agreed else 2
    qtbot.waitUntil(lambda: len(dialogs.shown) == count, timeout=LONG)
    assert "已经改过和确认过的内容就没有了" in dialogs.shown[1].text
    assert clerk.report == before


def test_the_comparison_takes_last_years_of_two(
    clerk: Clerk, dialogs: Dialogs, two_years: Path, qtbot: QtBot
) -> None:
    dialogs.choose(two_years)
    dialogs.review(read_the_other(qtbot))
    dialogs.review(accept())
    clerk.run("last_year")
    qtbot.waitUntil(lambda: clerk.report.previous is not None, timeout=LONG)
    assert clerk.report.heading.year == YEAR
    assert clerk.report.previous is not None
    assert clerk.report.previous.figures[FIRST] == 77


def test_one_report_offers_no_choice(
    clerk: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    shown: list[bool] = []

    def look(dialog: ReviewDialog) -> None:
        shown.append(dialog.choice.isVisible())
        give_up(dialog)

    dialogs.review(look)
    path = a_sheet_each({"本年": blocks_of(sure_reading().report)}, tmp_path / "一年.xlsx")
    clerk.window.files.open_path(path)
    qtbot.waitUntil(lambda: bool(shown), timeout=LONG)
    assert shown == [False]


def test_the_review_stays_while_another_is_read_and_when_that_fails(
    clerk: Clerk, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    readers = install_readers(monkeypatch)
    parts = (FilePart("上年", YEAR - 1), FilePart("本年", YEAR))
    readers.result = replace(sure_reading(), parts=parts, part=1)
    path = tmp_path / "两年.docx"
    path.write_bytes(b"PK")

    def work(dialog: ReviewDialog) -> None:
        readers.may_go_on.clear()
        readers.error = UnreadableError("文件已经不在了。")
        dialog.choice.asked.emit(0)
        for close in (dialog.reject, dialog.accept):
            close()
            assert dialog.isVisible()
        dialogs.read("warning")
        readers.may_go_on.set()
        qtbot.waitUntil(lambda: not clerk.window.imports.is_busy, timeout=LONG)
        assert dialog.isVisible()
        give_up(dialog)

    dialogs.review(work)
    clerk.window.files.open_path(path)
    qtbot.waitUntil(lambda: len(dialogs.shown) == 2, timeout=LONG)
    assert dialogs.last.text == "文件已经不在了。"
    assert readers.asked == [path, (path, 0)]
