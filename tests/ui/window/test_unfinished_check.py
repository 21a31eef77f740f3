"""A check that broke down is nowhere shown as a clean result."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from tests.factories import proper_report
from tests.ui.clerk import CTRL, SHIFT, Clerk, Key
from ui.editing import report_editor
from ui.window.main_window import MainWindow


@pytest.fixture
def clerk(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """A clerk before a report in which nothing is wrong, and whose check breaks down."""
    ignored: Callable[..., None] = lambda *_: None  # noqa: E731
    monkeypatch.setattr(sys, "excepthook", ignored)
    monkeypatch.setattr(report_editor, "check", broken)
    window.files.open_new(proper_report(official_forms().by_id("2021")))
    QApplication.processEvents()
    return Clerk(window, qtbot)


def broken(_report: object) -> None:
    raise ArithmeticError


def test_the_status_bar_says_so(clerk: Clerk) -> None:
    assert clerk.window.status.balance.text() == "✗ 没有核对完"


def test_the_outline_calls_no_section_complete(clerk: Clerk) -> None:
    assert not {"已完成", "可不填", "待填"} & set(clerk.outline.values())
    assert "没有核对完" in clerk.outline.values()


def test_the_check_before_submission_is_not_clean(clerk: Clerk) -> None:
    clerk.press(Key.Key_K, CTRL | SHIFT)
    dialog = clerk.window.submission.dialog
    assert dialog is not None
    assert not dialog.clean.isVisible()
    assert "还没有核对完" in dialog.item.message.text()
