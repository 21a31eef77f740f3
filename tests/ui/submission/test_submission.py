"""提交前检查: item by item, with repair, jump and acceptance, to a clean result."""

from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.form.library import official_forms
from core.report.check_code import check_codes
from core.report.report import Report
from tests.factories import proper_report
from tests.ui.clerk import CTRL, SHIFT, Clerk, Key
from tests.ui.dialogs import Dialogs
from tests.ui.pdfs import load
from ui import settings
from ui.findings.silencing import SilenceDialog
from ui.preview import printing
from ui.submission.submission_dialog import SubmissionDialog

TEXT = "更新不够及时,将由专人检查。服务不够好,将改进。"


@pytest.fixture
def begun() -> Report:
    """A report with three things to deal with: an empty section, punctuation, a date."""
    report = proper_report(official_forms().by_id("2021"))
    report.narratives |= {"problems": TEXT, "other_matters": ""}
    day = report.heading.signed_on
    assert day is not None
    report.heading = replace(report.heading, signed_on=day.replace(year=2025))
    return report


@pytest.fixture
def dialog(clerk: Clerk) -> SubmissionDialog:
    """The dialog over the report."""
    clerk.press(Key.Key_K, CTRL | SHIFT)
    opened = clerk.window.submission.dialog
    assert opened is not None
    assert opened.isVisible()
    return opened


def repairs(dialog: SubmissionDialog) -> list[QPushButton]:
    return [button for button in dialog.item.repairs.buttons if button.isVisible()]


def click(button: QPushButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def said(dialog: SubmissionDialog) -> str:
    return dialog.item.message.text()


def accept_with(monkeypatch: pytest.MonkeyPatch, reason: str) -> None:
    monkeypatch.setattr(SilenceDialog, "ask", lambda _: reason)


def make_clean(dialog: SubmissionDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    click(repairs(dialog)[0])  # 写上“无。”
    click(repairs(dialog)[1])  # 同样的全部改正
    accept_with(monkeypatch, "县里要求推迟")
    click(dialog.bar.accept)


def test_errors_come_first(dialog: SubmissionDialog) -> None:
    assert dialog.progress.text() == "第 1 项，共 3 项（错误 1，警告 2）"
    assert "还没有写" in said(dialog)
    assert not dialog.bar.accept.isVisible(), "an error cannot be accepted"


def test_the_place_is_named_in_words(dialog: SubmissionDialog) -> None:
    shown = [label.text() for label in dialog.item.findChildren(QLabel) if label.isVisible()]
    assert shown[0] == "错误"
    assert not any("<" in text for text in shown)


def test_going_through_the_items_and_round(dialog: SubmissionDialog) -> None:
    met = []
    for _ in range(4):
        met.append(said(dialog))
        click(dialog.bar.next)
    assert len(set(met)) == 3
    assert met[3] == met[0]
    click(dialog.bar.before)
    assert dialog.progress.text().startswith("第 1 项")


def test_enter_goes_on_and_repairs_nothing(dialog: SubmissionDialog, clerk: Clerk) -> None:
    before = clerk.report.copy()
    QTest.keyClick(dialog, Key.Key_Return)
    assert dialog.progress.text().startswith("第 2 项")
    assert clerk.report == before


def test_the_words_are_shown_in_their_context(dialog: SubmissionDialog) -> None:
    click(dialog.bar.next)
    assert dialog.item.context.toPlainText() == TEXT
    assert "font-weight" in dialog.item.context.toHtml()


def test_a_repair_brings_up_the_next_and_is_one_step(
    dialog: SubmissionDialog, clerk: Clerk
) -> None:
    click(dialog.bar.next)
    offered = repairs(dialog)[1]
    assert offered.text() == "同样的全部改正"
    click(offered)
    assert clerk.report.narrative("problems") == TEXT.replace(",", "，")
    assert "成文日期" in said(dialog)
    assert dialog.progress.text() == "第 2 项，共 2 项（错误 1，警告 1）"
    clerk.editor.undo()
    assert clerk.report.narrative("problems") == TEXT
    assert "共 3 项" in dialog.progress.text()


def test_a_single_repair_leaves_the_others(dialog: SubmissionDialog, clerk: Clerk) -> None:
    click(dialog.bar.next)
    click(repairs(dialog)[0])
    assert clerk.report.narrative("problems") == TEXT.replace(",", "，", 1)


def test_what_is_put_right_in_the_window_goes(
    dialog: SubmissionDialog, clerk: Clerk, qtbot: QtBot
) -> None:
    clerk.window.activateWindow()
    qtbot.waitUntil(clerk.window.isActiveWindow)
    clerk.go_into(clerk.paper.narratives["other_matters"])
    clerk.type("无。")
    assert dialog.isVisible()
    assert "共 2 项" in dialog.progress.text()


def test_jumping_to_the_place(dialog: SubmissionDialog, clerk: Clerk, qtbot: QtBot) -> None:
    click(dialog.bar.go)
    qtbot.waitUntil(clerk.window.isActiveWindow)
    assert clerk.focus is clerk.paper.narratives["other_matters"]
    click(dialog.bar.next)
    click(dialog.bar.go)
    field = clerk.paper.narratives["problems"]
    assert clerk.focus is field
    assert field.textCursor().selectedText() == ","
    click(dialog.bar.next)
    click(dialog.bar.go)
    assert clerk.paper.signed_on.hasFocus()
    assert dialog.isVisible()


def test_accepting_needs_a_reason(
    dialog: SubmissionDialog, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(dialog.bar.before)
    accept_with(monkeypatch, "")
    click(dialog.bar.accept)
    assert "共 3 项" in dialog.progress.text()
    accept_with(monkeypatch, "县里要求推迟")
    click(dialog.bar.accept)
    assert "共 2 项" in dialog.progress.text()
    assert clerk.report.silenced == {"heading.date": "县里要求推迟"}
    assert dialog.silenced.list.item(0).text() == "成文日期"


def test_the_dialog_ends_with_a_clean_result(
    dialog: SubmissionDialog, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_clean(dialog, monkeypatch)
    assert dialog.stack.currentWidget() is dialog.clean
    assert dialog.clean.verdict.text() == "✓ 可以提交"
    assert check_codes(clerk.report) in dialog.clean.details.text()
    clerk.editor.undo()
    assert dialog.stack.currentWidget() is dialog.item


def test_the_result_is_saved_as_a_page(
    dialog: SubmissionDialog,
    clerk: Clerk,
    dialogs: Dialogs,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    make_clean(dialog, monkeypatch)
    dialogs.choose(tmp_path / "校验")
    dialogs.click("关闭")
    click(dialog.clean.save)
    assert dialogs.shown[-2].text.endswith("校验情况.pdf")
    assert str(tmp_path) in dialogs.last.text
    assert "校验.pdf" in dialogs.last.text
    with pdfplumber.open(tmp_path / "校验.pdf") as pdf:
        (page,) = pdf.pages
        text = page.extract_text()
    assert "成文日期：县里要求推迟" in text
    assert check_codes(clerk.report) in text


def test_a_page_that_cannot_be_saved(
    dialog: SubmissionDialog, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make_clean(dialog, monkeypatch)
    dialogs.choose(tmp_path / "gone" / "a.pdf")
    dialogs.read("warning")
    click(dialog.clean.save)
    assert dialogs.last.title == "保存失败"


def test_saving_thought_better_of(
    dialog: SubmissionDialog, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make_clean(dialog, monkeypatch)
    dialogs.choose(None)
    click(dialog.clean.save)
    assert not list(tmp_path.glob("*.pdf"))


def test_the_result_is_printed(dialog: SubmissionDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    make_clean(dialog, monkeypatch)
    pages: list[tuple[int, str]] = []
    monkeypatch.setattr(
        printing,
        "ask_and_print",
        lambda data, name, _: pages.append((load(data).pageCount(), name)),
    )
    click(dialog.clean.print)
    assert pages == [(1, "校验情况")]


def test_sentences_of_last_year_stand_beside_those_of_this(
    dialog: SubmissionDialog, clerk: Clerk
) -> None:
    report = clerk.report.copy()
    report.previous = clerk.report.copy()
    report.previous.heading = replace(report.heading, year=report.heading.year - 1)
    clerk.editor.replace_report(report, "上年")
    while "上年的报告相同" not in said(dialog):
        click(dialog.bar.next)
    shown = dialog.item.context.toPlainText()
    assert shown.count("服务不够好,将改进。") == 2
    assert "2023年" in shown
    assert "2022年" in shown


def test_cells_are_shown_with_their_figures(dialog: SubmissionDialog, clerk: Clerk) -> None:
    figure = clerk.report.figures["applications.received.natural_person"]
    assert isinstance(figure, int)
    clerk.editor.set_figures({"applications.received.natural_person": figure + 7}, "改")
    click(dialog.bar.before)
    while "自然人" not in said(dialog):
        click(dialog.bar.next)
    assert str(figure + 7) in dialog.item.context.toPlainText()


def test_a_number_that_differs_is_shown_in_its_sentence_and_in_its_cell(
    clerk: Clerk, dialog: SubmissionDialog
) -> None:
    figure = clerk.report.figures["applications.received.total"]
    sentence = f"今年收到政府信息公开申请{int(figure or 0) + 7}件，<b>如表</b>。"
    clerk.go_into(clerk.paper.narratives["overview"])
    clerk.press(Key.Key_End, CTRL)
    clerk.paper.narratives["overview"].insert_text(sentence)
    claim = next(f for f in clerk.editor.findings if f.narrative and f.cells)
    dialog.item.show_finding(claim)
    shown = dialog.item.context.toPlainText()
    assert sentence in shown
    assert "总计·一、本年新收" in shown
    assert f"{figure} 件" in shown
    assert dialog.item.message.textFormat() is Qt.TextFormat.PlainText


def test_another_report_closes_the_dialog(
    dialog: SubmissionDialog, clerk: Clerk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        clerk.window.files.open_new(proper_report(official_forms().by_id("2019")))
    assert clerk.window.submission.dialog is None


def test_the_dialog_is_opened_once(dialog: SubmissionDialog, clerk: Clerk) -> None:
    dialog.reject()
    clerk.run("submission")
    assert clerk.window.submission.dialog is dialog
    assert dialog.isVisible()


def places(dialog: SubmissionDialog) -> dict[str, QPoint]:
    """Return where the buttons are on the screen that are meant to stay there."""
    bar = dialog.bar
    close = dialog.buttons.buttons()[0]
    buttons = {"go": bar.go, "before": bar.before, "next": bar.next, "close": close}
    return {name: button.mapToGlobal(QPoint(0, 0)) for name, button in buttons.items()}


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("size", [None, (480, 420)])
def test_the_buttons_stay_where_they_are(
    dialog: SubmissionDialog,
    clerk: Clerk,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int] | None,
) -> None:
    figure = clerk.report.figures["applications.received.natural_person"]
    assert isinstance(figure, int)
    clerk.editor.set_figures({"applications.received.natural_person": figure + 7}, "改")
    if size:
        dialog.resize(*size)
    settle()
    before, outside = places(dialog), dialog.size()
    shown: set[int] = set()
    for _ in range(5):
        click(dialog.bar.next)
        settle()
        shown.add(len(repairs(dialog)))
        assert places(dialog) == before
    assert len(shown) > 2, "with and without repairs"
    accept_with(monkeypatch, "县里要求推迟")
    while not dialog.bar.accept.isVisible():
        click(dialog.bar.next)
    click(dialog.bar.accept)
    dialog.silenced.title.setChecked(True)
    settle()
    assert dialog.silenced.list.isVisible()
    assert places(dialog) == before
    assert dialog.size() == outside


def test_enter_goes_on_after_the_mouse_was_used(dialog: SubmissionDialog) -> None:
    click(dialog.bar.next)
    QTest.keyClick(dialog.bar.next, Key.Key_Return)
    assert dialog.progress.text().startswith("第 3 项")


def test_a_clean_result_leads_on(
    dialog: SubmissionDialog, clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    done: list[str] = []

    def open_outside(path: Path) -> bool:
        done.append(str(path))
        return True

    for id_ in ("print", "export_all"):
        action = clerk.window.actions_.by_id[id_]
        action.triggered.disconnect()
        action.triggered.connect(lambda _, id_=id_: done.append(id_))
    monkeypatch.setattr("ui.files.offering.open_outside", open_outside)
    settings.remember_folder("export", tmp_path)
    make_clean(dialog, monkeypatch)
    for button in dialog.clean.ways_on.values():
        click(button)
    assert done == ["print", "export_all", str(tmp_path)]


def test_an_equation_is_set_like_a_sum(dialog: SubmissionDialog, clerk: Clerk) -> None:
    before = clerk.report.figures["applications.received.natural_person"]
    assert isinstance(before, int)
    clerk.editor.set_figures({"applications.received.natural_person": before + 7}, "改")
    while "相差" not in dialog.item.context.toPlainText():
        click(dialog.bar.next)
    shown = dialog.item.context.toPlainText()
    assert str(before + 7) in shown
    assert shown.count("＋") == 4, "names and figures, on both sides"
    assert shown.count("≠") == 1
    assert "相差 7 件" in shown
