"""The tables on the screen are the tables of the form: every span, every place."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.document.document import Role
from core.form.form import Form
from core.layout.table_layout import blank_table
from core.report.report import new_report
from tests.core.small_form import small_form
from tests.ui.clerk import AGENCY, Clerk, Key
from tests.ui.dialogs import Dialogs
from ui.window.main_window import MainWindow


def show(window: MainWindow, qtbot: QtBot, form: Form, year: int) -> Clerk:
    window.files.open_new(new_report(form, year, AGENCY, date(year + 1, 1, 10)))
    QApplication.processEvents()
    return Clerk(window, qtbot)


@pytest.mark.parametrize("zoom", [0.5, 1.0, 1.75])
def test_the_screen_has_the_forms_geometry(
    window: MainWindow, qtbot: QtBot, form: Form, zoom: float
) -> None:
    clerk = show(window, qtbot, form, 2024)
    clerk.work.page.set_zoom(zoom)
    QApplication.processEvents()
    for id_, view in clerk.paper.tables.items():
        table = blank_table(form, id_)
        model = view.model()
        assert (model.rowCount(), model.columnCount()) == (table.rows, table.columns)
        x = [view.columnViewportPosition(c) for c in range(table.columns)] + [view.width()]
        y = [view.rowViewportPosition(r) for r in range(table.rows)] + [view.height()]
        assert x == sorted(set(x))
        assert y == sorted(set(y))
        for cell in table.cells:
            index = model.index(cell.row, cell.column)
            assert view.rowSpan(cell.row, cell.column) == cell.row_span
            assert view.columnSpan(cell.row, cell.column) == cell.column_span
            left, right = x[cell.column], x[cell.last_column + 1]
            top, bottom = y[cell.row], y[cell.last_row + 1]
            assert view.rect_of(cell) == QRect(left, top, right - left, bottom - top)
            assert view.visualRect(index) == view.rect_of(cell)
            assert index.data() == ("" if cell.role is Role.VALUE else cell.text)


def test_every_label_fits_its_cell(window: MainWindow, qtbot: QtBot, form: Form) -> None:
    clerk = show(window, qtbot, form, 2024)
    for view in clerk.paper.tables.values():
        painter = view.painter_of_cells
        for cell in view.form_model.table.cells:
            if cell.role is Role.VALUE:
                continue
            rect = view.rect_of(cell)
            room = QRect(0, 0, rect.width() - 8, 10_000)
            text = painter._metrics[cell.role].boundingRect(room, 0x1000, cell.text)
            assert text.height() <= rect.height(), cell.text


def test_a_click_anywhere_in_a_spanned_cell_stands_on_it(window: MainWindow, qtbot: QtBot) -> None:
    from core.form.library import official_forms  # noqa: PLC0415

    clerk = show(window, qtbot, official_forms().by_id("2021"), 2024)
    view = clerk.table("disclosure")
    rect = view.rect_of(clerk.cell("disclosure.licensing.decisions"))
    for place in (rect.topLeft() + QPoint(3, 3), rect.center(), rect.bottomRight() - QPoint(3, 3)):
        clerk.stand("disclosure.rules.issued")
        clerk.click(view.viewport(), place)
        assert clerk.current == "disclosure.licensing.decisions"


def test_no_figure_is_written_over_its_rules(window: MainWindow, qtbot: QtBot, form: Form) -> None:
    clerk = show(window, qtbot, form, 2024)
    address = "applications.received.natural_person"
    clerk.stand(address)
    clerk.keypad(999_999_999_999)
    clerk.stand("applications.granted.research")
    view = clerk.table(address)
    total = "applications.received.total"
    image = view.grab(view.rect_of(clerk.cell(total))).toImage()
    paper = image.pixelColor(2, 4)
    edge = [image.pixelColor(1, y) for y in range(2, image.height() - 2)]
    assert all(colour == paper for colour in edge), "the figure reaches the rule"


# A form that is a file alone


@pytest.fixture
def small(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Clerk:
    """A clerk before a report of a form that no code knows."""
    return show(window, qtbot, small_form(tmp_path), 2030)


def test_a_third_form_is_filled_in(small: Clerk) -> None:
    assert small.report.heading.title == f"{AGENCY}2030年公开简报"
    field = small.paper.narratives["summary"]
    assert field.toPlainText() == f"{AGENCY}2030年的情况如下。"
    small.go_into(field)
    small.press(Key.Key_Tab)
    assert small.current == "services.enquiries.online"
    small.keypad(3, 2, "12.50", 1, 2)
    assert small.focus is small.paper.signed_by
    assert small.texts(
        "services.enquiries.total", "services.copies.total", "services.fees.amount"
    ) == ["4", "4", "12.5"]
    assert small.balance == "✗ 勾稽关系：2 处不平"


def test_the_findings_of_a_third_form(small: Clerk) -> None:
    assert list(small.outline) == ["一、概况", "二、服务事项"]
    small.run("fill_blanks")
    assert small.balance == "✓ 勾稽关系：全部平衡"
    small.stand("services.enquiries.online")
    small.keypad(3)
    assert small.balance == "✗ 勾稽关系：1 处不平"
    assert small.findings[0].startswith("网上：")
    small.press(Key.Key_F8)
    assert small.current.startswith("services.")


def test_the_help_of_a_third_form(small: Clerk) -> None:
    small.stand("services.enquiries.online")
    small.press(Key.Key_F1)
    assert "来人来电。" in small.bubble
    assert "试验办法第二条" in small.bubble


def test_a_third_form_is_exported(
    small: Clerk, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    small.stand("services.enquiries.online")
    small.keypad(3)
    dialogs.choose(tmp_path / "a.xlsx")
    dialogs.click("关闭")
    small.run("xlsx")
    qtbot.waitUntil(lambda: dialogs.last.title == "导出完成", timeout=20_000)
    assert (tmp_path / "a.xlsx").stat().st_size > 0
