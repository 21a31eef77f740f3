"""Charts on the screen: as wide as there is room, in columns, drawn anew for another width."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.document.chart import Chart
from tests.core.formats.charts.chart_samples import parts
from ui.charts.chart_columns import ChartColumns


def shown(qtbot: QtBot, width: int, *charts: Chart) -> ChartColumns:
    columns = ChartColumns()
    qtbot.addWidget(columns)
    columns.resize(width, 600)
    columns.show_charts(charts)
    columns.show()
    QApplication.processEvents()
    return columns


def lefts(columns: ChartColumns) -> list[int]:
    return [view.x() for view in columns.views]


def test_charts_stand_in_as_many_columns_as_there_is_room_for(qtbot: QtBot) -> None:
    charts = [parts(*range(count)) for count in (2, 3, 4, 5)]
    columns = shown(qtbot, 900, *charts)
    assert len(set(lefts(columns))) == 1
    columns.resize(1400, 600)
    QApplication.processEvents()
    assert len(set(lefts(columns))) == 2
    assert not any(
        one.geometry().intersects(other.geometry())
        for one in columns.views
        for other in columns.views
        if one is not other
    )
    columns.resize(900, 600)
    QApplication.processEvents()
    assert len(set(lefts(columns))) == 1


def test_a_drawing_is_as_wide_as_its_place(qtbot: QtBot) -> None:
    columns = shown(qtbot, 900, parts(60, 30, 10))
    (view,) = columns.views
    before = view.svg
    columns.resize(700, 600)
    QApplication.processEvents()
    assert view.svg != before
    image = view.grab().toImage()
    assert not image.isNull()
    assert view.height() > 100


def test_charts_that_go_leave_no_trace(qtbot: QtBot) -> None:
    columns = shown(qtbot, 900, parts(1, 2), parts(3, 4))
    columns.show_charts([parts(5, 6)])
    QApplication.processEvents()
    (view,) = columns.views
    assert view.chart == parts(5, 6)
    columns.show_charts([])
    assert columns.views == []
