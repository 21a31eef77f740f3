"""Figures that do not fit are set smaller, as long as they can be read; then the column widens."""

from tests.ui.clerk import Clerk
from ui.paper.column_room import with_room

CELL = "applications.received.commercial"


def test_what_is_wanting_comes_from_those_that_can_spare_it() -> None:
    assert with_room([40, 100, 60], {0: 50}) == [50, 90, 60]
    assert with_room([40, 100, 60], {0: 30}) == [40, 100, 60]
    widened = with_room([40, 100, 60], {0: 110})
    assert sum(widened) == 200
    assert widened[0] == 110
    assert widened[1] >= 50
    assert widened[2] >= 30


def test_nobody_gives_more_than_half_or_what_it_needs() -> None:
    assert with_room([40, 40], {0: 90, 1: 38}) == [42, 38]


def test_a_column_widens_for_a_long_figure_and_goes_back(clerk: Clerk) -> None:
    table = clerk.table(CELL)
    before, width = table.rect_of(clerk.cell(CELL)).width(), table.width()
    clerk.stand(CELL)
    clerk.keypad(1234)
    assert table.rect_of(clerk.cell(CELL)).width() == before
    clerk.stand(CELL)
    clerk.keypad(123456789012)
    wide = table.rect_of(clerk.cell(CELL)).width()
    assert wide > before
    assert table.width() == width, "the page is as wide as it was"
    assert wide >= table.painter_of_cells.needed_widths()[clerk.cell(CELL).column]
    clerk.undo()
    assert table.rect_of(clerk.cell(CELL)).width() == before
