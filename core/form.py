"""The official form: its cells, their names, and the equations between them.

All of it is derived from the definition in `resources/forms/<id>.toml`; nothing
about a particular form stands in code.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import msgspec

from core.form_schema import (
    Block,
    FormDefinition,
    Identity,
    Kind,
    Label,
    Parts,
    Path,
    Section,
    TableForm,
    Term,
    join_names,
    paths,
)


class CellSpec(msgspec.Struct, frozen=True):
    """One value cell. `address` is `table.row.column`; `labels` lead to it."""

    address: str
    table: str
    row: str
    column: str
    name: str
    row_name: str
    column_name: str
    kind: Kind
    decimals: int
    unit: str
    labels: tuple[Label, ...]

    @property
    def help(self) -> str:
        """What to fill in: the help of every label that leads to the cell, one a line."""
        return "\n".join(f"{label.label}：{label.help}" for label in self.labels if label.help)

    @property
    def sources(self) -> str:
        """The articles behind the help, each once."""
        return "；".join(dict.fromkeys(label.source for label in self.labels if label.source))


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


class Form:
    """An official form, ready for use; two forms are equal when their ids are."""

    def __init__(self, definition: FormDefinition) -> None:
        self.definition = definition
        self.id = definition.id
        self.sections = definition.sections
        self.tables = definition.tables
        self.narratives = tuple(s for s in definition.sections if s.kind == "narrative")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Form) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"Form({self.id!r})"

    @cached_property
    def cells(self) -> dict[str, CellSpec]:
        """Every value cell by address, in the form's order."""
        return {
            cell.address: cell for id_, table in self.tables.items() for cell in _cells(id_, table)
        }

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """All identities of all tables, applied to each of their rows or columns."""
        return tuple(
            equation
            for id_, table in self.tables.items()
            for identity in table.identities
            for equation in _Applier(id_, table, list(self.cells_of(id_))).apply(identity)
        )

    @cached_property
    def equations_of(self) -> Counter[str]:
        """In how many equations each cell stands."""
        return Counter(cell for equation in self.equations for cell in equation.cells)

    @cached_property
    def totals(self) -> dict[str, tuple[str, ...]]:
        """The parts of every computed cell; parts come before what is made of them.

        Where two identities define the same cell, the first in the form computes
        it and the other is checked. Raises ValueError on a circle.
        """
        parts: dict[str, tuple[str, ...]] = {}
        for equation in self.equations:
            if equation.is_total:
                parts.setdefault(equation.follows, tuple(c.address for c in equation.right))
        ordered: dict[str, tuple[str, ...]] = {}
        for address in parts:
            _order(address, parts, ordered, ())
        return ordered

    def cells_of(self, table: str) -> Iterator[CellSpec]:
        """Yield the cells of one table, in order."""
        return (cell for cell in self.cells.values() if cell.table == table)

    def section(self, section_id: str) -> Section:
        """Return a section; KeyError when the form has none of that id."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def title_parts(self, agency: str, year: int) -> tuple[str, ...]:
        """Return the official title, in the parts it may be broken between."""
        return tuple(_fill(part, agency, year) for part in self.definition.title)

    def period(self, year: int) -> str:
        """Return the statistical period in words."""
        return _fill(self.definition.period, "", year)

    @cached_property
    def period_days(self) -> tuple[str, ...]:
        """What the period says after each of its years: 1月1日, 12月31日."""
        after = self.definition.period.split("{year}")[1:]
        return tuple(words.removeprefix("年").rstrip("至到—-－") for words in after)

    def template(self, section: Section, agency: str, year: int) -> str:
        """Return the text a new report starts with in a narrative section."""
        return _fill(section.template, agency, year)


def _fill(text: str, agency: str, year: int) -> str:
    return text.replace("{year}", str(year)).replace("{agency}", agency)


def _order(
    address: str,
    parts: dict[str, tuple[str, ...]],
    ordered: dict[str, tuple[str, ...]],
    above: tuple[str, ...],
) -> None:
    if address in above:
        raise ValueError(f"{address} is part of its own total")
    if address in ordered or address not in parts:
        return
    for part in parts[address]:
        _order(part, parts, ordered, (*above, address))
    ordered[address] = parts[address]


def _cells(table_id: str, table: TableForm) -> Iterator[CellSpec]:
    for block in table.blocks:
        for row in paths(block.rows):
            for column in paths(block.columns):
                yield _cell(table_id, table, row, column)


def _cell(table_id: str, table: TableForm, row: Path, column: Path) -> CellSpec:
    row_id = column.row_id or row.leaf.id
    names = [row.name, column.name]
    if table.name_first == "column":
        names.reverse()
    leaf = column.leaf
    return CellSpec(
        address=f"{table_id}.{row_id}.{leaf.id}",
        table=table_id,
        row=row_id,
        column=leaf.id,
        name=join_names(names),
        row_name=column.row_name or row.name,
        column_name=column.name,
        kind=leaf.kind,
        decimals=leaf.decimals,
        unit=leaf.unit or table.unit,
        labels=(*row.labels, *column.labels),
    )


class _Applier:
    """Applies the identities of one table to its rows or columns."""

    def __init__(self, table_id: str, table: TableForm, cells: list[CellSpec]) -> None:
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


def label_depth(labels: tuple[Label, ...]) -> int:
    """Return the number of levels of a tree of labels; 0 when nothing is printed."""
    if all(not label.label and not label.children for label in labels):
        return 0
    return max(label.depth for label in labels)


def block_columns(block: Block) -> int:
    """Return the number of grid columns a block needs for itself."""
    leaves = [path.leaf for path in paths(block.columns)]
    return label_depth(block.rows) + sum(leaf.span or 1 for leaf in leaves)
