"""Last year's figures beside this year's: in the cells, in the notes, switched off, removed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from core.checks.finding import Severity
from core.form.library import official_forms
from core.report.report import Report
from tests.factories import balanced_report, proper_report
from tests.ui.clerk import Clerk, Key
from tests.ui.colours import contrast
from ui import settings
from ui.look.theme import severity_colour, theme

FIRST = "applications.received.natural_person"
UPHELD = "disputes.review.upheld"


def last_year(form_id: str = "2021") -> Report:
    report = balanced_report(official_forms().by_id(form_id))
    report.store({FIRST: 1234, UPHELD: 57})
    return report


@pytest.fixture
def comparing(clerk: Clerk) -> Clerk:
    """A clerk who compares with last year."""
    clerk.editor.compare_with(last_year(), "与上年对照")
    return clerk


def picture(clerk: Clerk, address: str) -> QImage:
    table = clerk.table(address)
    rect = table.rect_of(clerk.cell(address)).adjusted(3, 3, -3, -3)
    return table.viewport().grab(rect).toImage()


def inked(image: QImage, rect: QRect, paper: int) -> int:
    """How many pixels of a part of a picture differ from the paper."""
    return sum(
        image.pixel(QPoint(x, y)) != paper
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    )


def foot_and_body(clerk: Clerk, address: str) -> tuple[int, int]:
    """How much is painted at the foot of a cell, and above it."""
    image = picture(clerk, address)
    paper = image.pixel(QPoint(0, 0))
    half = image.height() // 2 + 3
    body = QRect(0, 0, image.width(), half)
    foot = QRect(0, half, image.width(), image.height() - half)
    return inked(image, foot, paper), inked(image, body, paper)


def test_last_years_figure_stands_at_the_foot_of_a_blank_cell(comparing: Clerk) -> None:
    foot, body = foot_and_body(comparing, UPHELD)
    assert foot > 20
    assert body == 0, "a blank cell stays blank where its figure belongs"


def test_a_figure_stands_above_that_of_last_year(comparing: Clerk) -> None:
    before, _ = foot_and_body(comparing, UPHELD)
    comparing.stand(UPHELD)
    comparing.keypad(88)
    comparing.stand(FIRST)
    foot, body = foot_and_body(comparing, UPHELD)
    assert body > 20
    assert foot == before


def test_without_last_year_rows_are_as_low_as_before(clerk: Clerk) -> None:
    table = clerk.table(FIRST)
    low = table.height()
    clerk.editor.compare_with(last_year(), "与上年对照")
    high = table.height()
    assert high > low
    clerk.run("stop_comparing")
    assert table.height() == low
    assert clerk.report.previous is None
    clerk.undo()
    assert table.height() == high
    assert clerk.report.previous == last_year()


def test_it_is_named_to_those_who_cannot_see_it(comparing: Clerk) -> None:
    table = comparing.table(UPHELD)
    index = table.form_model.index_of(comparing.cell(UPHELD))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("空白，上年：57")
    assert "上年：57" in index.data(Qt.ItemDataRole.ToolTipRole).splitlines()


def test_cells_that_last_years_form_does_not_have_show_nothing(clerk: Clerk) -> None:
    form = clerk.report.form
    older = last_year("2019")
    only_now = sorted(form.cells.keys() - older.form.cells.keys())
    assert only_now
    clerk.editor.compare_with(older, "与上年对照")
    model = clerk.table(only_now[0]).form_model
    assert model.previous_text(clerk.cell(only_now[0])) == ""
    assert "上年" not in model.help(clerk.cell(only_now[0])).splitlines()[-1]
    assert model.previous_text(clerk.cell(FIRST)) == "1234"


def test_the_menu_hides_and_shows_it_and_this_is_remembered(comparing: Clerk) -> None:
    table = comparing.table(FIRST)
    high = table.height()
    comparing.run("show_previous")
    assert table.height() < high
    assert not settings.shows_previous()
    assert "上年：1234" in table.form_model.help(comparing.cell(FIRST))
    comparing.window.files.open_new(replace(comparing.report, previous=last_year()))
    assert comparing.table(FIRST).height() < high
    assert not comparing.window.actions_.by_id["show_previous"].isChecked()
    comparing.run("show_previous")
    assert comparing.table(FIRST).height() == high


def test_without_last_year_there_is_nothing_to_switch(clerk: Clerk) -> None:
    actions = clerk.window.actions_.by_id
    assert not actions["show_previous"].isEnabled()
    assert not actions["stop_comparing"].isEnabled()


def test_it_stays_visible_while_one_types(comparing: Clerk) -> None:
    comparing.stand(UPHELD)
    comparing.type("9")
    line = comparing.table(UPHELD).cell_editor.geometry()
    cell = comparing.table(UPHELD).rect_of(comparing.cell(UPHELD))
    assert cell.bottom() - line.bottom() >= 12
    comparing.press(Key.Key_Return)
    assert comparing.text(UPHELD) == "9"


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_it_can_be_read_in_light_and_dark(comparing: Clerk, scheme: Qt.ColorScheme) -> None:
    comparing.window.colours.use(scheme)
    colours = theme()
    for paper in (colours.paper, colours.blank, colours.computed, colours.error_fill):
        assert contrast(colours.previous, paper) >= 4.5, paper
        assert contrast(colours.previous, paper) < contrast(colours.ink, paper)


def test_an_unusual_change_is_marked_but_does_not_look_wrong(comparing: Clerk) -> None:
    comparing.run("fill_blanks")
    comparing.paper.title.setFocus()
    table, cell = comparing.table(UPHELD), comparing.cell(UPHELD)
    assert table.form_model.severity(cell) is Severity.NOTE
    image = table.viewport().grab(table.rect_of(cell)).toImage()
    assert image.pixelColor(2, 2) == severity_colour(Severity.NOTE)
    assert image.pixelColor(12, 6) == QColor(theme().paper)
    comparing.stand(FIRST)
    comparing.keypad(3)
    comparing.press(Key.Key_Return)
    wrong = comparing.table(FIRST)
    assert wrong.form_model.severity(comparing.cell(FIRST)) is Severity.ERROR
    image = wrong.viewport().grab(wrong.rect_of(comparing.cell(FIRST))).toImage()
    assert image.pixelColor(2, 2) == severity_colour(Severity.ERROR)
    assert image.pixelColor(12, 6) == QColor(theme().error_fill)


# Many great changes at once

GRANTED = [f"applications.granted.{c}" for c in ("natural_person", "commercial", "research")]


@pytest.fixture
def grown(clerk: Clerk) -> Clerk:
    """A clerk before a report in which three counts are a hundred times last year's."""
    report = proper_report(official_forms().by_id("2021"))
    last = report.copy()
    last.store(dict.fromkeys(GRANTED, 3))
    last.heading = replace(last.heading, year=last.heading.year - 1)
    report.store(dict.fromkeys(GRANTED, 300))
    clerk.window.files.open_new(report)
    clerk.editor.compare_with(last, "与上年对照")
    QApplication.processEvents()
    return clerk


def test_many_great_changes_are_one_finding_that_unfolds(grown: Clerk) -> None:
    tree = grown.work.findings.tree
    (shown,) = [item for item, f in tree.shown() if f.rule.endswith(".unusual")]
    assert shown.text(0).startswith("有3格与")
    assert shown.data(0, Qt.ItemDataRole.UserRole) == "同类 3 处"
    shown.setExpanded(True)
    tree.setCurrentItem(shown)
    reached = []
    for _ in GRANTED:
        grown.run("next_finding")
        reached.append(grown.current)
    assert reached == GRANTED


def test_a_cell_says_its_own_change_and_not_how_many_there_are(grown: Clerk) -> None:
    cell = grown.cell(GRANTED[1])
    model = grown.table(GRANTED[1]).form_model
    assert model.severity(cell) is not None
    assert "变化很大" in model.help(cell)
    assert "有3格" not in model.help(cell)


def test_before_sending_they_are_one_item_that_lists_all_cells(grown: Clerk) -> None:
    dialog = grown.window.submission.show(grown.editor)
    for _ in range(20):
        if dialog.item.message.text().startswith("有3格与"):
            break
        dialog.bar.next.click()
    shown = dialog.item.context.toPlainText()
    names = [grown.report.form.cells[address].name for address in GRANTED]
    assert [name for name in names if name in shown] == names
    assert shown.count("上年 3") == 3
    dialog.reject()
