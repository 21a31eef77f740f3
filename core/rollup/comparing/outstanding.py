"""Figures that stand out among organs of a kind: by medians and absolute differences.

Counts are skewed and mostly 0, so that means and shares tell nothing of them: a figure stands
out when it is far from the median, measured by the median of the distances from it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from core.form.form import Form
from core.form.labels import CellKind
from core.rollup.summing.total import Addend

_FEWEST = 5  # organs of a kind; among fewer nothing is usual
_FAR = 8  # times the median distance
_LEAST = 30  # cases; below that a difference says nothing


class Outstanding(NamedTuple):
    """A figure that is far from what is usual among the organs of its kind.

    `usual` is the median, `distance` how far the figure is from it, `spread` the median of
    all distances, at least 1.
    """

    organ: int
    address: str
    value: int
    usual: float
    distance: float
    spread: float


def outstanding(
    form: Form, addends: Sequence[Addend], kinds: Mapping[int, str]
) -> list[Outstanding]:
    """Return the figures that stand out, the farthest first; `kinds` are those of the organs."""
    groups: defaultdict[str, list[Addend]] = defaultdict(list)
    for addend in addends:
        groups[kinds.get(addend.organ, "")].append(addend)
    found = [
        each
        for group in groups.values()
        if len(group) >= _FEWEST
        for address, spec in form.cells.items()
        if spec.kind is CellKind.COUNT and address not in form.totals
        for each in _far(address, group)
    ]
    return sorted(found, key=lambda each: -each.distance / each.spread)


def _far(address: str, group: Sequence[Addend]) -> Iterator[Outstanding]:
    values = {a.organ: int(value) for a in group if (value := a.figures.get(address)) is not None}
    if len(values) < _FEWEST:
        return
    usual = float(median(values.values()))
    spread = max(1.0, median(abs(value - usual) for value in values.values()))
    for organ, value in values.items():
        distance = abs(value - usual)
        if distance >= _LEAST and distance >= _FAR * spread:
            yield Outstanding(organ, address, value, usual, distance, spread)
