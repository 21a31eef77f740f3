"""Jumping to a finding: the cell with its header, and as many of its partners as fit."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.clerk import Clerk
from ui.paper.resting import Span, resting_place

CARRIED_IN = "applications.carried_in.natural_person"
CARRIED_OUT = "applications.carried_out.natural_person"
RECEIVED = "applications.received.natural_person"


def test_a_table_that_fits_is_shown_from_its_top() -> None:
    assert resting_place(Span(300, 330), [Span(400, 430)], 200, 60, 700) == 200 - 36


@pytest.mark.parametrize("at", [1000, 1500, 1900])
def test_the_cell_is_below_the_headers_with_what_fits(at: int) -> None:
    partners = [Span(y, y + 30) for y in range(300, 2000, 100)]
    cell, room, header = Span(at, at + 30), 400, 60
    scroll = resting_place(cell, partners, 200, header, room)
    assert scroll + header <= cell.top
    assert cell.bottom <= scroll + room
    seen = [p for p in partners if scroll + header <= p.top and p.bottom <= scroll + room]
    assert len(seen) == 3, "so many rows of 100 px fit"


def test_a_cell_higher_than_the_room_is_shown_all_the_same() -> None:
    scroll = resting_place(Span(500, 900), [], 100, 60, 300)
    assert scroll + 300 >= 500
    assert scroll <= 900


@pytest.fixture
def wrong(clerk: Clerk) -> Clerk:
    """A report in which 一 + 二 is not 三 + 四, in a low window."""
    clerk.window.resize(1366, 520)
    clerk.run("fill_blanks")
    clerk.editor.set_figures({RECEIVED: 3525, CARRIED_IN: 34}, "填写")
    clerk.work.findings.filter.words.clear()
    return clerk


def _jump(clerk: Clerk) -> None:
    finding = next(f for f in clerk.editor.findings if {RECEIVED, CARRIED_OUT} <= set(f.cells))
    clerk.paper.places.show_finding(finding)


def _is_seen(clerk: Clerk, address: str) -> bool:
    table, page = clerk.table(address), clerk.work.page
    rect = table.rect_of(clerk.cell(address))
    top = table.mapTo(page.viewport(), rect.topLeft()).y()
    return page.sticky_header.covered <= top <= page.viewport().height() - rect.height()


def test_the_cell_comes_to_rest_with_its_header(wrong: Clerk) -> None:
    _jump(wrong)
    page, table = wrong.work.page, wrong.table(RECEIVED)
    assert _is_seen(wrong, wrong.current)
    own = table.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert page.sticky_header.isVisible() or own >= 0


def test_partners_out_of_view_are_named_and_can_be_gone_to(wrong: Clerk) -> None:
    _jump(wrong)
    bars = wrong.work.page.partners
    named = [b for bar in (bars.above, bars.below) for b in bar.buttons if b.isVisible()]
    hidden = [a for a in wrong.table(RECEIVED).highlighted if not _is_seen(wrong, a)]
    assert hidden
    assert len(named) == min(len(hidden), 6)
    wrong.paper.places.show_partner(CARRIED_OUT)
    assert _is_seen(wrong, CARRIED_OUT)
    first = bars.above.buttons[0]
    assert first.isVisible()
    texts = [b.text() for b in bars.above.buttons if b.isVisible()]
    assert any(text.startswith("↑ 一、") and text.endswith("3525") for text in texts)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert wrong.current != CARRIED_OUT
    assert _is_seen(wrong, wrong.current)
    assert wrong.table(RECEIVED).highlighted, "they stay framed"


def test_the_bar_goes_with_the_finding(wrong: Clerk) -> None:
    _jump(wrong)
    wrong.editor.set_figures({RECEIVED: 0, CARRIED_IN: 0}, "改正")
    bars = wrong.work.page.partners
    assert not bars.above.isVisible()
    assert not bars.below.isVisible()
