"""The sum over reports, cell by cell and exactly; a missing figure is never counted as 0."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import msgspec

from core.checks.cells import FIGURE_RULE
from core.checks.equations import RULE as EQUATIONS
from core.checks.finding import Finding
from core.form.form import Form
from core.form.labels import CellKind
from core.form.library import official_forms
from core.numbers import EXACT, Number
from core.report.report import Heading, Report
from core.rollup.summing.figures import Figures


class Addend(NamedTuple):
    """A report that is added: whose it is, which reading, and its figures by address."""

    organ: int
    reading: str
    form: str
    figures: Mapping[str, Number | None]


class Share(NamedTuple):
    """What an organ adds to a cell."""

    organ: int
    value: Number


class Unplaced(NamedTuple):
    """A figure of a report of another form for which this one has no cell."""

    organ: int
    name: str
    value: Number


class _Content(msgspec.Struct):
    """Of a report's JSON, what is added."""

    form: str
    tables: dict[str, dict[str, dict[str, int | Decimal | None]]]


_decode = msgspec.json.Decoder(_Content).decode


@dataclass(frozen=True)
class Total:
    """The sum of some reports. `expected` is how many there should be: 17 of 20.

    `figures` has every cell of the form; None where no report has a figure. `without` are the
    organs whose report has none in a cell, by address: they are not in its sum.
    """

    form: Form
    year: int
    addends: tuple[Addend, ...]
    expected: int

    @property
    def counted(self) -> int:
        """How many reports are in the sum."""
        return len(self.addends)

    @property
    def completeness(self) -> str:
        """How complete it is, in words, for every page that shows the sum."""
        return f"{self.expected}个应报机关中的{self.counted}个"

    @cached_property
    def figures(self) -> dict[str, Number | None]:
        """The sums by address."""
        all_figures = [addend.figures for addend in self.addends]
        return {
            address: _sum(
                [value for each in all_figures if (value := each.get(address)) is not None]
            )
            for address in self.form.cells
        }

    @cached_property
    def without(self) -> dict[str, tuple[int, ...]]:
        """The organs that have no figure in a cell; cells that all have are left out."""
        found = (
            (address, tuple(a.organ for a in self.addends if a.figures.get(address) is None))
            for address in self.form.cells
        )
        return {address: organs for address, organs in found if organs}

    @cached_property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """What reports of other forms say, other than 0, and this form has no cell for."""
        return tuple(
            Unplaced(addend.organ, official_forms().by_id(addend.form).cells[address].name, value)
            for addend in self.addends
            for address, value in addend.figures.items()
            if value and address not in self.form.cells
        )

    def shares(self, address: str) -> list[Share]:
        """Return who stands behind a cell, the largest first; who has 0 comes last."""
        found = [
            Share(addend.organ, value)
            for addend in self.addends
            if (value := addend.figures.get(address)) is not None
        ]
        return sorted(found, key=lambda share: -share.value)

    def findings(self) -> list[Finding]:
        """Return which equations do not hold in the sum."""
        report = self.report("")
        return [each for rule in (EQUATIONS, FIGURE_RULE) for each in rule.check(report)]

    def report(self, agency: str) -> Report:
        """Return the sum as a report of an organ, without texts or date."""
        title = "".join(self.form.title_parts(agency, self.year))
        heading = Heading(self.year, agency, title, agency)
        return Report(self.form, heading, {}, dict(self.figures))


def _sum(values: Sequence[Number]) -> Number | None:
    """Add exactly; None when there is nothing to add. A sum in the default context would round."""
    if not values:
        return None
    if Decimal not in set(map(type, values)):
        return sum(values)
    return functools.reduce(EXACT.add, map(Decimal, values))


def add_up(form: Form, year: int, addends: Sequence[Addend], expected: int) -> Total:
    """Return the sum of reports for a year, in the cells of a form."""
    return Total(form, year, tuple(addends), expected)


def addend_of(organ: int, reading: str, content: str) -> Addend:
    """Return what a report, as a reading keeps it, adds."""
    data = _decode(content)
    form = official_forms().by_id(data.form)
    cells = form.cells
    figures = {
        spec.address: _number(value, spec.kind)  # the form's own text: there are many reports
        for table, rows in data.tables.items()
        for row, columns in rows.items()
        for column, value in columns.items()
        if (spec := cells.get(f"{table}.{row}.{column}"))
    }
    return Addend(organ, reading, data.form, Figures(form, figures))


def _number(value: Number | None, kind: CellKind) -> Number | None:
    if value is None or (isinstance(value, int) and kind is not CellKind.AMOUNT):
        return value
    return Decimal(value)
