"""What a repair would change, before it is carried out."""

from collections.abc import Mapping
from typing import NamedTuple

from core.numbers import Number
from core.report.report import Report, Stored


class Effect(NamedTuple):
    """A cell whose figure a repair changes."""

    cell: str
    before: Number | None
    after: Number | None


def effects(report: Report, changes: Mapping[str, Stored]) -> tuple[Effect, ...]:
    """Return every cell whose figure would change, what is stored before what follows from it."""
    after = report.copy()
    after.store(changes)
    changed = [
        Effect(cell, figure, after.figures[cell])
        for cell, figure in report.figures.items()
        if after.figures[cell] != figure
    ]
    return tuple(sorted(changed, key=lambda effect: effect.cell not in changes))
