"""核对校验码: what is asked, and what is said of each answer."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from core.exporting import write_document
from core.form.library import official_forms
from core.report.check_code import check_codes, figures_code, texts_code
from core.text import Difference
from tests.factories import narrated_report
from tests.ui.clerk import Clerk
from tests.ui.dialogs import Dialogs
from tests.ui.pdfs import load, texts
from ui.window.main_window import MainWindow

FIRST = "applications.received.natural_person"
SAME, OTHER = "校验码一致", "校验码不一致"


@pytest.fixture
def clerk(window: MainWindow, qtbot: QtBot) -> Clerk:
    """A clerk before a report that was signed."""
    window.files.open_new(narrated_report(official_forms().by_id("2021")))
    QApplication.processEvents()
    return Clerk(window, qtbot)


class Asked:
    """Types into the question for the code."""

    def __init__(self) -> None:
        self.answer: tuple[str, bool] | None = None
        self.questions: list[tuple[str, str]] = []

    def __call__(self, _parent: object, title: str, label: str) -> tuple[str, bool]:
        self.questions.append((title, label))
        assert self.answer is not None, "unexpected question"
        answer, self.answer = self.answer, None
        return answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    """Answers the question; one that never came fails the test."""
    asked = Asked()
    monkeypatch.setattr(QInputDialog, "getText", asked)
    yield asked
    assert asked.answer is None, "nobody asked"


def verify(clerk: Clerk, asked: Asked, typed: str) -> None:
    asked.answer = (typed, True)
    clerk.run("verify")


def code_on_paper(clerk: Clerk) -> str:
    """The code as it stands in the foot of the printed pages."""
    file = BytesIO()
    write_document(clerk.report, "pdf", file)
    _, _, foot = texts(load(file.getvalue()))[0].partition("校验码：")
    return foot[: len("数字XXXXX-XXXXX文字XXXXX-XXXXX")]


def test_the_question_says_what_to_type_and_where_it_stands(
    clerk: Clerk, asked: Asked, dialogs: Dialogs
) -> None:
    dialogs.read("information")
    verify(clerk, asked, check_codes(clerk.report))
    ((title, label),) = asked.questions
    assert title == "核对校验码"
    assert check_codes(clerk.report) in label
    assert "页脚" in label


def test_the_code_on_the_paper_is_the_reports(clerk: Clerk, asked: Asked, dialogs: Dialogs) -> None:
    dialogs.read("information")
    verify(clerk, asked, code_on_paper(clerk))
    assert dialogs.last.title == SAME
    assert dialogs.last.text == "校验码一致：数字和文字都与签字时相同。"


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: f"  {code}\t",
        lambda code: code.replace("-", ""),
        " ".join,
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("-", "—"),
    ],
)
def test_the_code_as_people_type_it(
    clerk: Clerk, asked: Asked, dialogs: Dialogs, typed: Callable[[str], str]
) -> None:
    dialogs.read("information")
    verify(clerk, asked, typed(check_codes(clerk.report)))
    assert dialogs.last.title == SAME


def test_another_code_is_said_beside_the_reports(
    clerk: Clerk, asked: Asked, dialogs: Dialogs
) -> None:
    dialogs.read("warning")
    verify(clerk, asked, " 00000-00000 ")
    assert dialogs.last.title == OTHER
    first, second = dialogs.last.text.splitlines()
    assert first == "数字有改动。"
    assert second == f"输入的是 00000-00000，这份报告是 {check_codes(clerk.report)}。"


def test_a_figure_changed_after_signing_is_found_out(
    clerk: Clerk, asked: Asked, dialogs: Dialogs
) -> None:
    signed = code_on_paper(clerk)
    clerk.stand(FIRST)
    clerk.keypad(5)
    dialogs.read("warning")
    verify(clerk, asked, signed)
    assert dialogs.last.title == OTHER
    clerk.editor.undo()
    dialogs.read("information")
    verify(clerk, asked, signed)
    assert dialogs.last.title == SAME


def test_a_text_changed_after_signing_is_found_out(
    clerk: Clerk, asked: Asked, dialogs: Dialogs
) -> None:
    signed = code_on_paper(clerk)
    clerk.editor.edit_narrative("problems", Difference(0, "", "经研究，"), "")
    dialogs.read("warning")
    verify(clerk, asked, signed)
    assert dialogs.last.title == OTHER
    assert dialogs.last.text.startswith("数字一致，文字有改动。")


@pytest.mark.parametrize("answer", [("", True), ("   ", True), ("", False), ("00000-00000", False)])
def test_no_code_no_verdict(
    clerk: Clerk, asked: Asked, dialogs: Dialogs, answer: tuple[str, bool]
) -> None:
    asked.answer = answer
    clerk.run("verify")
    assert not dialogs.shown


def test_the_real_question(clerk: Clerk, dialogs: Dialogs, qtbot: QtBot) -> None:
    """Its line has a name to be read out, it speaks Chinese, and Enter answers it."""
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        try:
            qtbot.waitUntil(dialog.isActiveWindow)
            (line,) = dialog.findChildren(QLineEdit)
            name = QAccessible.queryAccessibleInterface(line).text(QAccessible.Text.Name)
            seen.extend([name, *(button.text() for button in dialog.findChildren(QPushButton))])
            QTest.keyClicks(line, f"{figures_code(clerk.report)} {texts_code(clerk.report)}")
            QTest.keyClick(line, Qt.Key.Key_Return)
        finally:
            dialog.done(dialog.result())

    QTimer.singleShot(0, answer)
    dialogs.read("information")
    clerk.run("verify")
    name, *buttons = seen
    assert "校验码" in name
    assert buttons == ["确定", "取消"]
    assert dialogs.last.title == SAME
