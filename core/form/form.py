"""The official form: its sections, its cells, and the equations between them.

All of it is derived from the definition in `resources/forms/<id>.toml`; nothing
about a particular form stands in code.
"""

from collections.abc import Iterator
from functools import cached_property

from core.form.cells import CellSpec, table_cells
from core.form.equations import Equation, table_equations
from core.form.schema import FormDefinition, Section


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
            cell.address: cell
            for id_, table in self.tables.items()
            for cell in table_cells(id_, table)
        }

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """All identities of all tables, applied to each of their rows or columns."""
        return tuple(
            equation
            for id_, table in self.tables.items()
            for equation in table_equations(id_, table, list(self.cells_of(id_)))
        )

    @cached_property
    def equations_of(self) -> dict[str, list[Equation]]:
        """The equations in which each cell stands."""
        found: dict[str, list[Equation]] = {}
        for equation in self.equations:
            for cell in dict.fromkeys(equation.cells):
                found.setdefault(cell, []).append(equation)
        return found

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
