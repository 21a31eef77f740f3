"""How a document may be laid out: as it comes, or so that pages are saved.

A table that fits a page is not torn and lines are not set closer but where that saves a page,
or a page left half empty.
"""

from dataclasses import dataclass
from enum import IntEnum


class Tearing(IntEnum):
    """Which tables are broken over pages."""

    LONG = 0  # those alone that fit no page
    BLOCKS = 1  # those of several blocks with captions, between these


@dataclass(frozen=True, slots=True)
class Manner:
    """One way to lay a document out.

    `tight` lines and `close` tables take less room. `carried` are the paragraphs, by their
    number, of which a line goes over with the last one.
    """

    tearing: Tearing = Tearing.LONG
    tight: bool = False
    close: bool = False
    carried: frozenset[int] = frozenset()


OTHERS = (
    Manner(tight=True),
    Manner(close=True),
    Manner(tight=True, close=True),
    Manner(Tearing.BLOCKS),
    Manner(Tearing.BLOCKS, tight=True, close=True),
)
"""What may save a page, the least change first."""
