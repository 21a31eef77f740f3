"""比对: lists over all organs, filled in a thread; passages side by side; a line leads on."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.rollup.desk import Desk
from tests.core.rollup.county import County, write
from ui.rollup.desk_window import DeskWindow

MINE = "机关干部对政策解读的形式掌握得还不够熟练。我们准备在{}月组织两次集中培训。"


@pytest.fixture
def folder(folder: Path, made: County) -> Path:
    """The first two organs have the same text but for a number."""
    for report, month in zip(made.reports.values(), (3, 5), strict=False):
        report.narratives["problems"] = MINE.format(month)
        write(folder, report, "nianbao")
    return folder


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.refresh()
    return desk


def look(window: DeskWindow, qtbot: QtBot) -> None:
    window.menus.by_id["view_across"].trigger()
    qtbot.waitUntil(lambda: not window.boards.across.is_busy)


def test_texts_that_are_alike_stand_side_by_side(
    desk_window: DeskWindow, qtbot: QtBot, made: County
) -> None:
    look(desk_window, qtbot)
    view = desk_window.boards.across.view
    line = view.texts.topLevelItem(0)
    assert line
    names = [organ.name for organ in made.roster]
    assert [line.text(column) for column in range(3)] == ["100%", *names[:2]]
    passages = [[view.passages.item(r, c) for c in (0, 1)] for r in range(view.passages.rowCount())]
    texts = [[item.text() for item in row if item] for row in passages]
    assert texts[-1] == [MINE.format(month).partition("。")[2] for month in (3, 5)]
    assert view.tabs.tabText(2).startswith("雷同的文字 ")
    assert "5 份报告" in view.told.text()


def test_a_line_leads_to_its_organ(desk_window: DeskWindow, qtbot: QtBot, made: County) -> None:
    look(desk_window, qtbot)
    view = desk_window.boards.across.view
    view.texts.itemActivated.emit(view.texts.topLevelItem(0), 0)
    row = desk_window.table.current_row()
    assert row
    assert row.organ.name == made.roster[0].name
    assert desk_window.boards.stack.currentIndex() == 0


def test_nothing_is_compared_twice(desk_window: DeskWindow, qtbot: QtBot) -> None:
    look(desk_window, qtbot)
    desk_window.boards.fill()
    assert not desk_window.boards.across.is_busy
    desk_window.desk.exclude(desk_window.model.rows[0].organ.id, "另行处理")
    desk_window.show_rows()
    assert desk_window.boards.across.is_busy
    assert not desk_window.menus.by_id["confirm_clean"].isEnabled()
    qtbot.waitUntil(lambda: not desk_window.boards.across.is_busy)
    assert desk_window.menus.by_id["confirm_clean"].isEnabled()
    assert "4 份报告" in desk_window.boards.across.view.told.text()


def test_a_window_that_is_closed_waits(desk_window: DeskWindow) -> None:
    desk_window.menus.by_id["view_across"].trigger()
    desk_window.close()
    assert not desk_window.boards.across.is_busy
