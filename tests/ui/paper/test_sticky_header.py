"""The column headers of a long table stay in view while one scrolls through it."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.ui.clerk import Clerk
from ui.paper.sticky_header import StickyHeader

LAST_ROW = "applications.carried_out.natural_person"


def header(clerk: Clerk) -> StickyHeader:
    return clerk.work.page.sticky_header


def picture(widget: QWidget, height: int) -> QImage:
    return widget.grab(QRect(0, 0, widget.width(), height)).toImage()


def scroll_into(clerk: Clerk, address: str, rows: int) -> None:
    """Scroll until `rows` px of the table are above the top."""
    table = clerk.table(address)
    top = table.mapTo(clerk.paper, QPoint(0, 0)).y()
    clerk.work.page.verticalScrollBar().setValue(top + rows)


def test_headers_stay_in_view(clerk: Clerk) -> None:
    table = clerk.table(LAST_ROW)
    scroll_into(clerk, LAST_ROW, 200)
    shown = header(clerk)
    assert shown.isVisible()
    assert shown.pos() == QPoint(table.mapTo(clerk.work.page.viewport(), QPoint(0, 0)).x(), 0)
    height = table.header_height
    assert picture(shown, height) == picture(table, height)


def test_no_headers_above_the_table_or_below_it(clerk: Clerk) -> None:
    table = clerk.table(LAST_ROW)
    for rows in (-10, table.height() - 5):
        scroll_into(clerk, LAST_ROW, rows)
        assert not header(clerk).isVisible()


def test_a_table_with_headers_inside_keeps_none(clerk: Clerk) -> None:
    scroll_into(clerk, "disclosure", 60)
    assert not header(clerk).isVisible()


def test_headers_do_not_hide_the_cell_one_goes_to(clerk: Clerk) -> None:
    table = clerk.table(LAST_ROW)
    scroll_into(clerk, LAST_ROW, table.height() // 2)
    cell = clerk.cell("applications.granted.natural_person")
    table.setFocus()
    table.go_to(cell)
    place = table.mapTo(clerk.work.page.viewport(), table.rect_of(cell).topLeft())
    assert place.y() >= header(clerk).covered


def test_headers_that_come_into_view_on_the_way_do_not_hide_the_cell(clerk: Clerk) -> None:
    bar = clerk.work.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not header(clerk).isVisible()
    table = clerk.table(LAST_ROW)
    cell = clerk.cell("applications.granted.natural_person")
    table.visited.emit(table.rect_of(cell))
    place = table.mapTo(clerk.work.page.viewport(), table.rect_of(cell).topLeft())
    assert place.y() >= header(clerk).covered


def test_headers_follow_the_zoom(clerk: Clerk) -> None:
    scroll_into(clerk, LAST_ROW, 200)
    clerk.work.page.set_zoom(1.5)
    scroll_into(clerk, LAST_ROW, 300)
    assert header(clerk).width() == clerk.table(LAST_ROW).width()
