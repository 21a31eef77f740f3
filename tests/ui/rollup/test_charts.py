"""图表 at the desk: of what counts, drawn when one looks, anew when something changes."""

from pytestqt.qtbot import QtBot

from core.rollup.desk import Desk
from core.rollup.outputs.charts import desk_charts
from tests.ui.rollup.conftest import read
from ui.rollup.desk_window import DeskWindow


def look(window: DeskWindow) -> None:
    window.menus.by_id["view_charts"].trigger()


def test_nothing_is_drawn_before_a_report_counts(desk_window: DeskWindow) -> None:
    look(desk_window)
    assert desk_window.boards.charts.empty.isVisible()
    assert not desk_window.boards.charts.charts.isVisible()


def test_charts_follow_what_is_confirmed(desk_window: DeskWindow, desk: Desk, qtbot: QtBot) -> None:
    read(desk_window, qtbot)
    assert desk.confirm_clean()
    look(desk_window)
    view = desk_window.boards.charts
    total = desk.total()
    assert [each.chart for each in view.charts.views] == desk_charts(desk, total)
    assert total.completeness in view.complete.text()
    assert all(total.completeness in each.svg for each in view.charts.views[1:2])
    first = view.charts.views[0]
    desk_window.decide(lambda: desk.exclude(total.addends[0].organ, "重复"))
    assert [each.chart for each in view.charts.views] == desk_charts(desk, desk.total())
    assert view.charts.views[0] is first


def test_colours_of_the_charts_follow_those_of_the_window(
    desk_window: DeskWindow, desk: Desk, qtbot: QtBot
) -> None:
    read(desk_window, qtbot)
    desk.confirm_clean()
    look(desk_window)
    before = desk_window.boards.charts.charts.views[0].svg
    desk_window.paint_anew()
    assert desk_window.boards.charts.charts.views[0].svg == before
