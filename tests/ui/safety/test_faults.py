"""A fault in a rule, or in a step itself: it is told, and one goes on working."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from pytestqt.qtbot import QtBot

from core.checks.finding import Severity
from core.checks.runner import check
from core.project.project_file import read_project
from tests.ui.clerk import Clerk
from ui.editing.report_editor import ReportEditor

FIRST = "applications.received.natural_person"


def fail(*_: object) -> NoReturn:
    raise ValueError("意外")


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let checking break down from the call on; a second call mends it."""
    functions: list[Callable[..., Any]] = [check, fail]

    def switch() -> None:
        functions.reverse()
        monkeypatch.setattr("ui.editing.report_editor.check", functions[0])

    return switch


def test_one_goes_on_typing_when_a_rule_breaks_down(
    clerk: Clerk, faulty: Callable[[], None], qtbot: QtBot
) -> None:
    field = clerk.paper.narratives["problems"]
    clerk.go_into(field)
    before = clerk.report.copy()
    faulty()
    with qtbot.captureExceptions() as exceptions:
        clerk.type("abc")
        clerk.stand(FIRST)
        clerk.keypad(12)
    assert {str(error) for _, error, _ in exceptions} == {"意外"}
    assert clerk.report.narrative("problems") == field.toPlainText() == "abc"
    assert clerk.text(FIRST) == "12"
    faulty()
    while clerk.editor.undo_stack.canUndo():
        clerk.undo()
    assert clerk.report == before
    assert field.toPlainText() == ""


def test_what_is_not_checked_is_never_called_right(
    clerk: Clerk, faulty: Callable[[], None], qtbot: QtBot
) -> None:
    faulty()
    with qtbot.captureExceptions() as exceptions:
        clerk.stand(FIRST)
        clerk.keypad(1)
    assert exceptions
    found = clerk.editor.findings
    assert [(f.severity, "还没有核对完" in f.message) for f in found] == [(Severity.ERROR, True)]
    assert any("还没有核对完" in text for text in clerk.findings)
    faulty()
    clerk.keypad(2)
    assert all("还没有核对完" not in f.message for f in clerk.editor.findings)


def test_a_file_opens_though_a_rule_breaks_down(
    clerk: Clerk, saved: Path, faulty: Callable[[], None], qtbot: QtBot
) -> None:
    faulty()
    with qtbot.captureExceptions() as exceptions:
        clerk.window.files.open_path(saved)
    assert exceptions
    assert clerk.window.files.path == saved
    assert clerk.report == read_project(saved)


def test_a_step_that_breaks_down_leaves_the_next_ones_whole(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with monkeypatch.context() as patch, qtbot.captureExceptions() as exceptions:
        patch.setattr(ReportEditor, "apply_figures", fail)
        clerk.editor.set_figures({FIRST: 1}, "填写", 1)
    assert len(exceptions) == 1
    clerk.editor.set_figures({FIRST: 2}, "填写", 1)
    assert clerk.report.figures[FIRST] == 2


def test_a_step_of_several_changes_that_breaks_down_can_be_undone(clerk: Clerk) -> None:
    def break_down() -> None:
        with clerk.editor.one_step("改正"):
            clerk.editor.set_figures({FIRST: 2}, "填写")
            fail()

    clerk.editor.set_figures({FIRST: 1}, "填写")
    with pytest.raises(ValueError, match="意外"):
        break_down()
    while clerk.editor.undo_stack.canUndo():
        clerk.undo()
    assert clerk.text(FIRST) == ""
