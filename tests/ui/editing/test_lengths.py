"""The window takes no text that its file could not be opened with again, and says so."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from core import limits
from core.project.project_file import decode_project, encode_project
from tests.ui.clerk import CTRL, Clerk, Key

MOST = limits.NARRATIVE - limits.SPARE


def assert_opens_again(clerk: Clerk) -> None:
    assert decode_project(encode_project(clerk.report), "a").report == clerk.report


def test_a_narrative_takes_as_much_as_there_is_room_for(clerk: Clerk) -> None:
    field = clerk.paper.narratives["problems"]
    clerk.go_into(field)
    field.insert_text("甲" * (MOST + 50))
    assert field.toPlainText() == clerk.report.narrative("problems") == "甲" * MOST
    assert "太长" in clerk.window.status.currentMessage()
    clerk.type("9")
    assert field.toPlainText() == clerk.report.narrative("problems") == "甲" * MOST
    clerk.press(Key.Key_Backspace)
    clerk.type("9")
    assert len(field.toPlainText()) == len(clerk.report.narrative("problems")) == MOST
    assert_opens_again(clerk)
    clerk.run("undo")
    assert field.toPlainText() == clerk.report.narrative("problems")


@pytest.mark.parametrize("name", ["title", "signed_by"])
def test_the_heading_takes_as_much_as_there_is_room_for(clerk: Clerk, name: str) -> None:
    field = getattr(clerk.paper, name)
    clerk.go_into(field)
    QGuiApplication.clipboard().setText("甲" * 1_000)
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_V, CTRL)
    most = limits.HEADING[name]
    assert field.toPlainText() == getattr(clerk.report.heading, name) == "甲" * most
    assert_opens_again(clerk)


def test_a_replacement_everywhere_that_would_not_fit_is_refused(clerk: Clerk) -> None:
    report = clerk.report.copy()
    report.narratives["problems"] = "甲" * (limits.NARRATIVE + 1)
    clerk.editor.replace_report(report, "替换")
    assert clerk.report.narrative("problems") != report.narrative("problems")
    assert "太长" in clerk.window.status.currentMessage()
    fitting = replace(report, narratives=report.narratives | {"problems": "甲"})
    clerk.editor.replace_report(fitting, "替换")
    assert clerk.report.narrative("problems") == "甲"
