"""Columns as wide as their figures: one of seven digits is no smaller than the others."""

from collections.abc import Callable, Sequence

from core.document.document import Cell, Role, Table

_LABELS_GIVE = 0.25  # of the width of a column of labels, whose text can be broken


def fitted_widths(
    table: Table, widths: Sequence[float], needed: Callable[[Cell], float], least: float
) -> list[float]:
    """Return the widths of columns with room for their figures, which others give up.

    `needed` tells how wide a cell has to be for its figure on one line; a column of figures
    keeps `least` in any case, for its head. Where all together do not suffice, those that
    lack most get most.
    """
    wanted: dict[int, float] = {}
    for cell in table.cells:
        if cell.role is Role.VALUE and cell.column_span == 1:
            wanted[cell.column] = max(wanted.get(cell.column, least), needed(cell))
    lacking = {c: wanted[c] - widths[c] for c in wanted if wanted[c] > widths[c]}
    if not lacking:
        return list(widths)
    spare = {
        column: width - wanted[column] if column in wanted else width * _LABELS_GIVE
        for column, width in enumerate(widths)
        if column not in lacking
    }
    moved = min(sum(lacking.values()), sum(spare.values()))
    given, got = moved / (sum(spare.values()) or 1), moved / sum(lacking.values())
    return [
        width + lacking.get(column, 0) * got - spare.get(column, 0) * given
        for column, width in enumerate(widths)
    ]
