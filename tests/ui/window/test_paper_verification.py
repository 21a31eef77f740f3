"""核对签字件: a scan is chosen, and what has changed since is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.core.paper import saved, sheet
from tests.ui.clerk import Clerk
from tests.ui.dialogs import Dialogs
from ui.window.paper_verification import ask_and_verify_paper

FIRST = "applications.received.natural_person"


@pytest.fixture
def scan(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "签批单.png"
    path.write_bytes(saved(sheet(clerk.report), "PNG"))
    choose: Callable[..., tuple[str, str]] = lambda *_: (str(path), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    return path


def verify(clerk: Clerk, qtbot: QtBot) -> None:
    job = ask_and_verify_paper(clerk.report, clerk.window)
    assert job
    with qtbot.waitSignal(job.ended, timeout=30_000):
        pass


def test_what_was_signed_is_said_to_be_the_same(
    clerk: Clerk, qtbot: QtBot, scan: Path, dialogs: Dialogs
) -> None:
    assert scan.is_file()
    dialogs.read("information")
    verify(clerk, qtbot)
    assert dialogs.last.title == "与签字件一致"
    assert "都与签字时相同" in dialogs.last.text


def test_every_change_is_listed(
    clerk: Clerk, qtbot: QtBot, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scan.is_file()
    seen: list[tuple[str, str]] = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: seen.append((box.text(), box.detailedText()))
    )
    clerk.editor.set_figures({FIRST: 77}, "")
    verify(clerk, qtbot)
    ((text, details),) = seen
    assert text.startswith("数字有改动，文字一致：")
    assert " → 77" in details


def test_a_file_without_a_code_is_refused_in_a_sentence(
    clerk: Clerk, qtbot: QtBot, scan: Path, dialogs: Dialogs
) -> None:
    scan.write_bytes(b"\x89PNG broken")
    dialogs.read("warning")
    verify(clerk, qtbot)
    assert dialogs.last.title == "核对签字件"
    assert "读不出图片" in dialogs.last.text


def test_nothing_chosen_nothing_said(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    choose: Callable[..., tuple[str, str]] = lambda *_: ("", "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    assert ask_and_verify_paper(clerk.report, clerk.window) is None
