"""The equations of a form: its identities, applied to each row or column of a table."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import msgspec

from core.form.cells import CellSpec
from core.form.schema import Identity, Parts, TableForm, Term


class NamedCell(NamedTuple):
    """A cell in an equation, and what the equation's message calls it."""

    address: str
    name: str


class Equation(msgspec.Struct, frozen=True, dict=True):
    """An identity applied to one row or column: Σ left = Σ right.

    For a total, `left` is the total alone and `parts_name` names the right side
    as a whole. `follows` is the address of the cell a clerk would correct first.
    """

    rule: str
    table: str
    scope: str
    left: tuple[NamedCell, ...]
    right: tuple[NamedCell, ...]
    unit: str
    follows: str
    parts_name: str = ""

    @property
    def is_total(self) -> bool:
        """Whether the equation defines a computed cell."""
        return bool(self.parts_name)

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The addresses of both sides."""
        return tuple(cell.address for cell in (*self.left, *self.right))

    @property
    def name(self) -> str:
        """The equation in words: 自然人：第一项＋第二项＝第三项总计＋第四项."""
        left = "＋".join(cell.name for cell in self.left)
        right = f"{self.parts_name}之和" if self.is_total else "＋".join(c.name for c in self.right)
        return f"{self.scope}：{left}＝{right}" if self.scope else f"{left}＝{right}"


def table_equations(
    table_id: str, table: TableForm, cells: Sequence[CellSpec]
) -> Iterator[Equation]:
    """Yield the equations of a table with these cells, in the order of its identities."""
    applier = _Applier(table_id, table, cells)
    for identity in table.identities:
        yield from applier.apply(identity)


class _Applier:
    """Applies the identities of one table to its rows or columns."""

    def __init__(self, table_id: str, table: TableForm, cells: Sequence[CellSpec]) -> None:
        self._table_id = table_id
        self._unit = table.unit
        self._cells = {(cell.row, cell.column): cell for cell in cells}
        self._rows = list(dict.fromkeys(cell.row for cell in cells))
        self._columns = list(dict.fromkeys(cell.column for cell in cells))

    def apply(self, identity: Identity) -> Iterator[Equation]:
        """Yield an equation for each row or column that has all the terms."""
        by_row = identity.each == "row"
        terms = self._columns if by_row else self._rows
        for scope in self._rows if by_row else self._columns:
            line = {
                term: self._cells[key]
                for term in terms
                if (key := (scope, term) if by_row else (term, scope)) in self._cells
            }
            equation = self._equation(identity, line, terms)
            if equation is not None:
                yield equation

    def _equation(
        self, identity: Identity, line: dict[str, CellSpec], order: list[str]
    ) -> Equation | None:
        left, right = _sides(identity, order)
        wanted = [term.id for term in chain(left, right)]
        if any(term not in line for term in wanted):
            return None
        some = line[wanted[0]]
        follows = identity.total.id if identity.total else identity.follows
        return Equation(
            rule=identity.rule,
            table=self._table_id,
            scope=some.row_name if identity.each == "row" else some.column_name,
            left=_named(left, line),
            right=_named(right, line),
            unit=self._unit,
            follows=line[follows].address if follows else "",
            parts_name=identity.parts.name if identity.parts else "",
        )


def _named(terms: Iterable[Term], line: dict[str, CellSpec]) -> tuple[NamedCell, ...]:
    return tuple(NamedCell(line[term.id].address, term.name) for term in terms)


def _sides(identity: Identity, order: list[str]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    if identity.total and identity.parts:
        return (identity.total,), _expand(identity.parts, order)
    return identity.left, identity.right


def _expand(parts: Parts, order: list[str]) -> tuple[Term, ...]:
    """Name every row or column from the first to the last part."""
    between = order[order.index(parts.first) : order.index(parts.last) + 1]
    return tuple(Term(id=id_, name="") for id_ in between)
