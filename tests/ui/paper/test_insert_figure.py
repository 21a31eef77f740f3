"""插入表中数字: choosing a cell, the live field in the text, plain text in what is exported."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from core.document.document import Paragraph
from core.layout.compose import compose
from core.report.marks import Mark
from tests.ui.clerk import CTRL, SHIFT, Clerk, Key
from ui.paper.figure_dialog import FigureDialog

GRANTED = "applications.granted.natural_person"
Answer = Callable[[FigureDialog], None]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], None]:
    """Lets somebody work in the dialog that is shown next."""

    def set_answer(work: Answer) -> None:
        def show(dialog: FigureDialog) -> int:
            dialog.show()
            work(dialog)
            return dialog.result()

        monkeypatch.setattr(FigureDialog, "exec", show)

    return set_answer


def choose_granted(dialog: FigureDialog) -> None:
    dialog.line.setText("自然人 予以公开")
    dialog.accept()


def write(clerk: Clerk, text: str) -> None:
    clerk.go_into(clerk.paper.narratives["problems"])
    clerk.type(text)


def test_a_figure_is_inserted_at_the_cursor(clerk: Clerk, answer: Callable[[Answer], None]) -> None:
    def choose(dialog: FigureDialog) -> None:
        QTest.keyClicks(dialog.line, "")
        dialog.line.setText("自然人 予以公开")
        assert dialog.cell() == GRANTED
        QTest.keyClick(dialog.line, Key.Key_Return)

    clerk.editor.set_figures({GRANTED: 7}, "填写")
    write(clerk, "予以公开件。")
    clerk.press(Key.Key_Left, times=2)
    answer(choose)
    clerk.press(Key.Key_I, CTRL | SHIFT)
    assert clerk.report.narrative("problems") == "予以公开7件。"
    assert clerk.report.marks == {"problems": (Mark(4, 5, GRANTED),)}
    field = clerk.paper.narratives["problems"]
    assert field.hasFocus()
    assert field.selected() == (5, 5)
    clerk.undo()
    assert clerk.report.narrative("problems") == field.toPlainText() == "予以公开件。"
    assert clerk.report.marks == {}


def test_the_selection_is_replaced(clerk: Clerk, answer: Callable[[Answer], None]) -> None:
    clerk.editor.set_figures({GRANTED: 7}, "填写")
    write(clerk, "予以公开12件。")
    clerk.paper.narratives["problems"].select(4, 2)
    answer(choose_granted)
    clerk.run("insert_figure")
    assert clerk.report.narrative("problems") == "予以公开7件。"


def test_a_blank_cell_shows_a_gap_that_fills_itself(
    clerk: Clerk, answer: Callable[[Answer], None]
) -> None:
    write(clerk, "予以公开")
    answer(choose_granted)
    clerk.run("insert_figure")
    assert clerk.report.narrative("problems") == "予以公开＿＿"
    clerk.editor.set_figures({GRANTED: 7}, "填写")
    assert clerk.paper.narratives["problems"].toPlainText() == "予以公开7"


def test_nothing_is_inserted_when_the_dialog_is_cancelled(
    clerk: Clerk, answer: Callable[[Answer], None]
) -> None:
    write(clerk, "予以公开")
    answer(QDialog.reject)
    clerk.run("insert_figure")
    assert clerk.report.narrative("problems") == "予以公开"


def test_the_cell_chosen_in_a_table_is_offered(
    clerk: Clerk, answer: Callable[[Answer], None]
) -> None:
    offered: list[str] = []

    def look(dialog: FigureDialog) -> None:
        offered.append(dialog.cell())
        dialog.accept()

    clerk.editor.set_figures({GRANTED: 7}, "填写")
    write(clerk, "予以公开")
    clerk.stand(GRANTED)
    answer(look)
    clerk.run("insert_figure")
    assert offered == [GRANTED]
    assert clerk.report.narrative("problems") == "予以公开7"  # where one wrote last


def test_the_list_shows_figures_and_is_gone_through_with_arrows(clerk: Clerk) -> None:
    clerk.editor.set_figures({GRANTED: 7}, "填写")
    dialog = FigureDialog(clerk.report, "", clerk.window)
    assert dialog.list.count() == len(clerk.report.form.cells)
    dialog.show()
    dialog.line.setFocus()
    dialog.line.setText("予以公开 自然人")
    visible = [dialog.list.item(row) for row in range(dialog.list.count())]
    texts = [item.text() for item in visible if not item.isHidden()]
    assert texts == ["自然人·（一）予以公开　7件"]
    dialog.line.setText("不予公开 自然人")
    first = dialog.cell()
    QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    assert dialog.cell() != first
    assert dialog.cell().startswith("applications.denied_")
    dialog.line.setText("没有这一格")
    assert dialog.cell() == ""
    dialog.close()


def test_what_is_exported_has_plain_text(clerk: Clerk) -> None:
    clerk.editor.set_figures({GRANTED: 7}, "填写")
    write(clerk, "予以公开")
    clerk.paper.text_tools["problems"].insert_figure(GRANTED)
    paragraphs = [b.text for b in compose(clerk.report).blocks if isinstance(b, Paragraph)]
    assert "予以公开7" in paragraphs


def test_long_names_are_seen_without_scrolling_sideways(clerk: Clerk) -> None:
    dialog = FigureDialog(clerk.report, "", clerk.window)
    dialog.show()
    assert dialog.list.sizeHintForColumn(0) <= dialog.list.viewport().width()
    dialog.resize(300, 400)
    QApplication.processEvents()
    assert dialog.list.sizeHintForColumn(0) > dialog.list.viewport().width()
    assert not dialog.list.horizontalScrollBar().isVisible()
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    assert all(item.toolTip() == item.text() for item in items)
    last = items[-1]
    assert dialog.list.visualItemRect(last).width() <= dialog.list.viewport().width()
    dialog.close()
