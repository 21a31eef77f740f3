"""A group that stands there as one row and is 0: so is each of its rows."""

from core.interpret.labels import LabelIndex, Spot, address, whole_group
from core.interpret.placing import Understood
from core.interpret.result import CellReading, Certainty

_ZERO = "原文只有“{}”一行，是0，所以这一分项按0读入"


def spread_zeros(index: LabelIndex, found: Understood) -> None:
    """Place 0, guessed, in the rows of groups whose own figure is 0."""
    for (table, block, axis), leaves in list(index.leaves.items()):
        if axis == "row":
            columns = index.leaves[table, block, "column"]
            for group, rest in _groups(index, leaves):
                _spread(index, group, rest, columns, found)


def _groups(index: LabelIndex, leaves: list[Spot]) -> list[tuple[Spot, Spot]]:
    """Return the groups right above rows that take what belongs in none of the others."""
    groups = []
    for leaf in leaves:
        above = Spot(leaf.table, leaf.block, leaf.axis, leaf.path[:-1])
        if above.path and index.rest_of(above) is leaf:
            groups.append((above, leaf))
    return groups


def _spread(
    index: LabelIndex, group: Spot, rest: Spot, columns: list[Spot], found: Understood
) -> None:
    reason = whole_group(group, rest)
    zero = _ZERO.format(group.label.label)
    for column in columns:
        whole = found.cells.get(address(rest, column))
        if whole is None or whole.reason != reason or whole.value != 0:
            continue
        for row in index.leaves_of(group):
            reading = CellReading(whole.value, Certainty.GUESSED, whole.source, zero)
            found.cells.setdefault(address(row, column), reading)
