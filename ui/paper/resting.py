"""Where the page comes to rest when one jumps to a cell that others have to agree with."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_MARGIN = 36  # px above and below: room for the bar that names what is out of view


class Span(NamedTuple):
    """Where something begins and ends on the page, in px from its top."""

    top: int
    bottom: int


def resting_place(
    cell: Span, partners: Iterable[Span], table_top: int, header: int, room: int
) -> int:
    """Return what to scroll to, in px, so that a cell is seen with its header and most partners.

    The table's `header` px stay at the upper edge when it is scrolled away; `room` is the
    viewport's height. Where the whole table down to the cells fits, its top is shown.
    """
    best = _widest(sorted({cell, *partners}), cell, room - header - 2 * _MARGIN)
    if best.bottom + _MARGIN - (table_top - _MARGIN) <= room:
        return max(0, table_top - _MARGIN)
    spare = room - header - (best.bottom - best.top)
    return max(0, best.top - header - spare // 2)


def _widest(rows: Sequence[Span], cell: Span, room: int) -> Span:
    """Return the stretch around the cell that has the most rows and fits."""
    best, most = cell, 1
    at = rows.index(cell)
    for first in range(at + 1):
        for last in range(at, len(rows)):
            stretch = Span(rows[first].top, max(row.bottom for row in rows[first : last + 1]))
            if last - first + 1 > most and stretch.bottom - stretch.top <= room:
                best, most = stretch, last - first + 1
    return best
