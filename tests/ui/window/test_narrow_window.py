"""A small screen: the page gives up margins, and the panels share one side of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from tests.factories import proper_report
from tests.ui.clerk import Clerk
from ui.paper.margins import TEXT_WIDTH, fitting_zoom, side_margin
from ui.window.main_window import MainWindow

OLD_SCREEN, OFFICE_SCREEN = (1008, 640), (1366, 768)  # px of the window
LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


def resize(clerk: Clerk, size: tuple[int, int]) -> None:
    """Make the window as large, and let it settle."""
    clerk.window.resize(*size)
    for _ in range(3):
        QApplication.processEvents()


def tabs(window: MainWindow) -> list[str]:
    """Return the panels that share a side, as their tabs call them."""
    shown = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    return [bar.tabText(n) for bar in shown for n in range(bar.count())]


def side(clerk: Clerk, panel: str) -> Qt.DockWidgetArea:
    """Return the side of the page on which a panel stands."""
    return clerk.window.dockWidgetArea(getattr(clerk.window.panels, panel))


def scrolls_sideways(clerk: Clerk) -> bool:
    return clerk.work.page.horizontalScrollBar().maximum() > 0


def test_the_page_is_whole_and_readable_on_an_old_screen(clerk: Clerk) -> None:
    resize(clerk, OLD_SCREEN)
    assert clerk.work.page.zoom == 1.0
    assert not scrolls_sideways(clerk)
    assert tabs(clerk.window) == ["大纲", "问题"]
    assert clerk.work.findings.isVisible()
    assert clerk.table("applications").width() == TEXT_WIDTH
    clerk.run("fit_width")
    assert clerk.work.page.zoom > 0.95


def test_an_office_screen_keeps_both_sides_and_full_margins(clerk: Clerk) -> None:
    assert (side(clerk, "outline"), side(clerk, "findings")) == (LEFT, RIGHT)
    assert tabs(clerk.window) == []
    assert not scrolls_sideways(clerk)
    assert clerk.paper.width() == TEXT_WIDTH + 2 * 64


def test_the_panels_follow_the_width_and_come_back(clerk: Clerk) -> None:
    panels = clerk.window.panels
    before = (panels.outline.width(), panels.findings.width())
    resize(clerk, OLD_SCREEN)
    assert side(clerk, "outline") == RIGHT
    resize(clerk, OFFICE_SCREEN)
    assert (side(clerk, "outline"), side(clerk, "findings")) == (LEFT, RIGHT)
    assert (panels.outline.width(), panels.findings.width()) == before


def test_no_panel_is_named_twice(clerk: Clerk) -> None:
    titles = [
        dock.titleBarWidget()
        for dock in (clerk.window.panels.outline, clerk.window.panels.findings)
    ]
    assert all(title.height() > 0 for title in titles)
    resize(clerk, OLD_SCREEN)
    assert all(title.height() == 0 for title in titles), "the tabs say it"
    resize(clerk, OFFICE_SCREEN)
    assert all(title.height() > 0 for title in titles)


def test_a_panel_that_was_closed_stays_closed_in_a_narrow_window(clerk: Clerk) -> None:
    clerk.window.panels.outline.close()
    resize(clerk, OLD_SCREEN)
    assert not clerk.work.outline.isVisible()
    assert clerk.work.findings.isVisible()


@pytest.mark.parametrize("size", [OLD_SCREEN, OFFICE_SCREEN])
def test_the_arrangement_is_remembered_for_either_width(
    clerk: Clerk, qtbot: QtBot, size: tuple[int, int]
) -> None:
    resize(clerk, size)
    clerk.window.addDockWidget(LEFT, clerk.window.panels.findings)  # as the clerk drags it
    clerk.window.panels.outline.close()
    assert clerk.window.close()

    again = MainWindow()
    qtbot.addWidget(again)
    again.resize(*size)  # the offscreen screen is smaller
    again.show()
    again.files.open_new(clerk.report.copy())
    assert again.dockWidgetArea(again.panels.findings) == LEFT
    assert again.panels.outline.isHidden()
    other = OFFICE_SCREEN if size == OLD_SCREEN else OLD_SCREEN
    again.resize(*other)
    for _ in range(3):
        QApplication.processEvents()
    assert again.dockWidgetArea(again.panels.findings) == RIGHT
    again.close()


@pytest.mark.parametrize("how", ["the balance", "F8"])
def test_what_shows_findings_brings_them_up(clerk: Clerk, how: str) -> None:
    resize(clerk, OLD_SCREEN)
    clerk.window.panels.outline.raise_()
    QApplication.processEvents()
    assert clerk.work.findings.visibleRegion().isEmpty()
    if how == "F8":
        clerk.run("next_finding")
    else:
        clerk.click(clerk.window.status.balance)
    QApplication.processEvents()
    assert not clerk.work.findings.visibleRegion().isEmpty()


def test_the_next_finding_opens_no_panel_that_was_closed(clerk: Clerk) -> None:
    clerk.window.panels.findings.close()
    clerk.run("next_finding")
    assert not clerk.work.findings.isVisible()


def test_the_margins_shrink_before_the_page_does() -> None:
    assert side_margin(1.0, 10_000) == 64
    assert side_margin(1.0, TEXT_WIDTH + 80) == 40
    assert side_margin(1.0, 300) == 16
    assert side_margin(2.0, 10_000) == 128


def test_the_fitting_zoom_grows_with_the_desk() -> None:
    zooms = [fitting_zoom(room) for room in range(400, 2000, 7)]
    assert zooms == sorted(zooms)
    assert all(
        round(TEXT_WIDTH * zoom) + 2 * side_margin(zoom, room) <= room
        for room, zoom in zip(range(400, 2000, 7), zooms, strict=True)
    )


def test_a_repair_with_a_long_name_takes_no_room_from_the_page(clerk: Clerk) -> None:
    clerk.window.files.open_new(proper_report(clerk.report.form))
    resize(clerk, OLD_SCREEN)
    inputs = [c for a, c in clerk.report.form.cells.items() if a not in clerk.report.form.totals]
    longest = max(inputs, key=lambda cell: len(cell.name)).address
    clerk.editor.set_figures({longest: 500}, "填错")
    clerk.run("next_finding")
    resize(clerk, OLD_SCREEN)
    repair = clerk.work.findings.repairs.buttons[0]
    assert repair.isVisible()
    assert len(repair.accessibleName()) > len(repair.text()), "it is elided"
    assert not scrolls_sideways(clerk)
