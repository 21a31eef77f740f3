"""On a wide screen the preview stands beside the page and scrolls with it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolBar
from pytestqt.qtbot import QtBot

from tests.ui.clerk import CTRL, NOTHING, Clerk, Key
from tests.ui.preview.reader import Printed, Reader, place_of
from ui.preview.scrolling import beside

WIDE = (1900, 900)
FIRST = "applications.received.natural_person"


@pytest.fixture
def docked(clerk: Clerk, qtbot: QtBot) -> Reader:
    """Somebody before a wide window with the preview beside the page."""
    clerk.window.resize(*WIDE)
    QApplication.processEvents()
    reader = Reader(clerk, qtbot)
    reader.open()
    reader.settle()
    QApplication.processEvents()
    return reader


def section_shown(reader: Reader) -> str:
    """The section at the middle of what the preview shows."""
    pages = reader.window.pages
    place = pages._place_at(QPointF(5, pages.viewport().height() / 2))
    assert place is not None
    known = [title for title, *at in pages.bookmarks if tuple(at) <= place]
    ids = {s.heading: s.id for s in reader.clerk.report.form.sections if s.heading}
    return next((ids[title] for title in reversed(known) if title in ids), "")


def test_it_stands_beside_the_page_and_typing_goes_on(docked: Reader) -> None:
    window, page = docked.window, docked.clerk.work.page
    assert window.window() is docked.clerk.window
    assert window.mapTo(window.window(), QPoint()).x() >= page.geometry().right()
    assert page.width() > 600
    docked.clerk.stand(FIRST)
    docked.clerk.keypad(7)
    assert docked.clerk.text(FIRST) == "7"


def test_a_window_that_becomes_narrow_or_wide_takes_it_along(docked: Reader, qtbot: QtBot) -> None:
    preview = docked.window
    docked.clerk.window.resize(1366, 768)
    qtbot.waitUntil(preview.isWindow)
    assert preview.isVisible()
    docked.clerk.window.resize(*WIDE)
    qtbot.waitUntil(lambda: not preview.isWindow())
    assert preview.isVisible()
    docked.settle()


@pytest.mark.parametrize("section", ["applications", "disputes", "problems", "overview"])
def test_the_preview_shows_what_the_page_shows(docked: Reader, section: str) -> None:
    docked.clerk.work.page.go_to_section(section)
    page, _ = place_of(docked.shown, docked.clerk.report.form.section(section).heading)
    assert abs(docked.window.pages.current_page() - page) <= 1
    heading = docked.clerk.report.form.section(section).heading
    pages = docked.window.pages
    (anchor,) = (each for each in pages.bookmarks if each[0] == heading)
    y = pages.place_in_px(*anchor[1:]) - pages.verticalScrollBar().value()
    assert -200 < y < pages.viewport().height(), "its heading is near"


def test_the_ends_meet(docked: Reader) -> None:
    here, there = (
        docked.clerk.work.page.verticalScrollBar(),
        docked.window.pages.verticalScrollBar(),
    )
    here.setValue(here.maximum())
    assert there.value() == there.maximum()
    here.setValue(0)
    assert there.value() == 0


def test_the_page_follows_who_scrolls_the_preview(docked: Reader) -> None:
    pages, page = docked.window.pages, docked.clerk.work.page
    middle = QPointF(pages.viewport().rect().center())
    for _ in range(80):
        event = QWheelEvent(
            *(middle, pages.viewport().mapToGlobal(middle), QPoint(), QPoint(0, -120)),
            *(Qt.MouseButton.NoButton, NOTHING, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(pages.viewport(), event)
    assert pages.verticalScrollBar().value() == pages.verticalScrollBar().maximum()
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()


def test_new_pages_leave_the_form_where_it_is(docked: Reader) -> None:
    bar = docked.clerk.work.page.verticalScrollBar()
    docked.clerk.work.page.go_to_section("disputes")
    before = bar.value()
    docked.clerk.editor.set_figures({FIRST: 12}, "")
    docked.settle()
    assert bar.value() == before


def test_the_page_looked_at_is_marked_and_told(docked: Reader) -> None:
    last = docked.window.pages.pdf.pageCount() - 1
    bar = docked.clerk.work.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert docked.window.thumbnails.currentRow() == last
    assert docked.status.startswith(f"第 {last + 1} 页，共 {last + 1} 页")


def test_keys_in_the_preview_beside_the_page(
    docked: Reader, printed: Printed, qtbot: QtBot
) -> None:
    preview, page = docked.window, docked.clerk.work.page
    preview.pages.setFocus()
    scale, zoom = preview.pages.scale(), page.zoom
    QTest.keyClick(preview.pages, Key.Key_Plus, CTRL)
    assert preview.pages.scale() > scale
    QTest.keyClick(preview.pages, Key.Key_0, CTRL)
    assert preview.pages.scale() == pytest.approx(scale)
    assert page.zoom == zoom, "the page keeps its own"
    QTest.keyClick(preview.pages, Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: len(printed) == 1)
    QTest.keyClick(preview.pages, Key.Key_W, CTRL)
    assert not preview.isVisible()
    assert docked.clerk.window.isVisible()


def test_zoom_keys_on_the_page_leave_the_preview(docked: Reader) -> None:
    docked.clerk.stand(FIRST)
    scale, zoom = docked.window.pages.scale(), docked.clerk.work.page.zoom
    docked.clerk.press(Key.Key_Plus, CTRL)
    assert docked.clerk.work.page.zoom > zoom
    assert docked.window.pages.scale() == pytest.approx(scale)


def test_the_tool_bar_keeps_its_height(docked: Reader) -> None:
    (bar,) = docked.window.findChildren(QToolBar)
    heights = {bar.height()}
    for name in ("附签批单", "不标草稿", "自带字体"):
        docked.press(name)
        heights.add(bar.height())
    assert len(heights) == 1
    assert not any(action.icon().isNull() for action in bar.actions() if action.text())


# In a window of its own


def test_keys_in_its_own_window(reader: Reader, printed: Printed, qtbot: QtBot) -> None:
    qtbot.waitUntil(reader.window.isActiveWindow)
    QTest.keyClick(reader.window, Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: len(printed) == 1)
    QTest.keyClick(reader.window.pages, Key.Key_W, CTRL)
    assert not reader.window.isVisible()
    reader.open()
    reader.settle()
    qtbot.waitUntil(reader.window.isActiveWindow)
    with qtbot.waitSignal(reader.window.quit_asked):
        QTest.keyClick(reader.window.pages, Key.Key_Q, CTRL)


def test_its_window_steps_aside_for_what_one_types(reader: Reader) -> None:
    clerk, preview = reader.clerk, reader.window
    reader.return_to_form()
    for address in (FIRST, "applications.received.total", FIRST):
        clerk.stand(address)
        table = clerk.table(address)
        rect = table.rect_of(clerk.cell(address))
        place = QRect(table.viewport().mapToGlobal(rect.topLeft()), rect.size())
        preview.move(place.center() - QPoint(50, 50))
        table.visited.emit(rect)
        assert not preview.frameGeometry().intersects(place), address


@pytest.mark.parametrize(
    ("place", "wanted"), [(0, 0), (50, 10), (100, 20), (150, 60), (200, 100), (250, 140)]
)
def test_places_between_anchors_are_in_proportion(place: float, wanted: float) -> None:
    assert beside(place, [(0, 0), (100, 20), (100, 20), (200, 100)]) == wanted
