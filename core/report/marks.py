"""Marked stretches of a narrative: numbers that follow a table, and numbers that do not.

Positions are in characters from 0, as everywhere in the core; `end` is exclusive.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from core.text import Difference


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a narrative with a meaning of its own.

    With a `cell` it is a live field, which shows that cell's figure and follows
    it; without one the number has nothing to do with the tables (与表格无关).
    """

    start: int
    end: int
    cell: str = ""

    def __post_init__(self) -> None:
        """Check that the stretch is one."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.start} to {self.end} is no stretch of text")


def moved(marks: Iterable[Mark], change: Difference) -> tuple[Mark, ...]:
    """Return the marks after a change of the text; one whose text is touched is gone.

    Text inserted at either end does not touch a mark.
    """
    end = change.start + len(change.removed)
    shift = len(change.inserted) - len(change.removed)
    kept: list[Mark] = []
    for mark in marks:
        if mark.end <= change.start:
            kept.append(mark)
        elif mark.start >= end:
            kept.append(replace(mark, start=mark.start + shift, end=mark.end + shift))
    return tuple(kept)


def apart(marks: Iterable[Mark], length: int) -> Iterator[Mark]:
    """Yield in order the marks that can be in a text of this length; of two that overlap, one."""
    end = 0
    for mark in sorted(marks):
        if end <= mark.start and mark.end <= length:
            yield mark
            end = mark.end
