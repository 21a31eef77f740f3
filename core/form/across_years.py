"""What a report owes to the one of the year before: figures that follow from last year's."""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from core.form.cells import CellSpec
from core.form.equations import NamedCell
from core.form.form import Form
from core.form.schema import AcrossYears, Term


class YearLink(NamedTuple):
    """One figure that equals last year's `previous`, with `plus` added and `minus` taken off.

    `plus` and `minus` are of this year. `scope` names the row or column.
    """

    rule: str
    table: str
    scope: str
    unit: str
    cell: NamedCell
    previous: NamedCell
    plus: tuple[NamedCell, ...]
    minus: tuple[NamedCell, ...]

    @property
    def is_carried(self) -> bool:
        """Whether the figure is last year's as it was."""
        return not self.plus and not self.minus

    @property
    def cells(self) -> tuple[str, ...]:
        """The addresses of this year's cells."""
        return tuple(cell.address for cell in (self.cell, *self.plus, *self.minus))


@functools.lru_cache(maxsize=16)
def year_links(form: Form) -> tuple[YearLink, ...]:
    """Return every figure of a form that follows from last year's."""
    return tuple(
        link
        for id_, table in form.tables.items()
        for definition in table.across_years
        for link in _links(definition, list(form.cells_of(id_)))
    )


def _links(definition: AcrossYears, cells: list[CellSpec]) -> Iterator[YearLink]:
    """Yield a link for each row or column that has all the terms."""
    by_row = definition.each == "row"
    lines: dict[str, dict[str, CellSpec]] = {}
    for cell in cells:
        scope, term = (cell.row, cell.column) if by_row else (cell.column, cell.row)
        lines.setdefault(scope, {})[term] = cell
    for line in lines.values():
        if all(id_ in line for id_ in definition.ids):
            yield _link(definition, line, by_row=by_row)


def _link(definition: AcrossYears, line: dict[str, CellSpec], *, by_row: bool) -> YearLink:
    def named(term: Term) -> NamedCell:
        return NamedCell(line[term.id].address, term.name)

    some = line[definition.term.id]
    return YearLink(
        rule=definition.rule,
        table=some.table,
        scope=some.row_name if by_row else some.column_name,
        unit=some.unit,
        cell=named(definition.term),
        previous=named(definition.previous),
        plus=tuple(map(named, definition.plus)),
        minus=tuple(map(named, definition.minus)),
    )
