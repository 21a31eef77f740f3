"""One year's report: figures by address, narratives, heading data, signature.

Totals that the form's identities define are computed. A total that came in
print and differs from the computed one is kept until it is replaced; it is then
stored like any other figure, so that `values` holds exactly what a person wrote.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Final, Literal, TypeAlias

from core.form.form import Form
from core.numbers import Number
from core.report.ledger_note import LedgerNote
from core.report.marks import Mark
from core.report.origin import Origin


class Nothing(Enum):
    """The type of ABSENT."""

    ABSENT = "absent"


ABSENT: Final = Nothing.ABSENT
"""No figure is stored: an input cell is blank, a total is computed."""

Stored: TypeAlias = Number | Literal[Nothing.ABSENT] | None
"""What is stored for a cell; None is a total that was printed blank."""


@dataclass(frozen=True)
class Heading:
    """What stands above and below the tables: year, organ, title, signature.

    `agency` is the reporting organ's full name; `signed_by` what stands in the
    signature, usually the same. `signed_on` is None while it is not known.
    """

    year: int
    agency: str
    title: str
    signed_by: str
    signed_on: date | None = None

    def with_text(self, field: str, text: str) -> "Heading":
        """Return the heading with another text in the field of this name."""
        return replace(self, **{field: text})  # type: ignore[arg-type]


def sum_of(values: Iterable[Number | None]) -> Number | None:
    """Add the figures that are there; None when there are none (blank is not 0)."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


@dataclass
class Report:
    """A report under work. Change figures through `store` only.

    `marks` are the marked stretches of each narrative, in their order.
    `silenced` maps the id of a rule that shall not be reported to the reason.
    `ledgers` tell by table from which register its figures were counted.
    `previous` is the report of an earlier year to compare with, itself without one.
    `origin` tells where the figures came from when it was made of a 汇总.
    """

    form: Form
    heading: Heading
    narratives: dict[str, str] = field(default_factory=dict)
    values: dict[str, Number | None] = field(default_factory=dict)
    marks: dict[str, tuple[Mark, ...]] = field(default_factory=dict)
    silenced: dict[str, str] = field(default_factory=dict)
    ledgers: dict[str, LedgerNote] = field(default_factory=dict)
    previous: "Report | None" = None
    origin: Origin | None = None
    figures: dict[str, Number | None] = field(init=False, compare=False, repr=False)
    """Every cell's figure by address, totals included."""

    def __post_init__(self) -> None:
        """Drop what is not stored and compute the totals."""
        given = self.values
        self.values = {}
        self.store(given)

    def narrative(self, section: str) -> str:
        """Return the text of a section; paragraphs are separated by one newline."""
        return self.narratives.get(section, "")

    def set_marks(self, section: str, marks: tuple[Mark, ...]) -> None:
        """Set the marks of a narrative."""
        if marks:
            self.marks[section] = marks
        else:
            self.marks.pop(section, None)

    def stored(self, address: str) -> Stored:
        """Return what is stored for a cell, as `store` takes it."""
        return self.values.get(address, ABSENT)

    def store(self, changes: Mapping[str, Stored]) -> dict[str, Stored]:
        """Change figures; return what has to be stored to undo it.

        A printed total that equals the computed one is not kept: from then on
        it follows its parts. KeyError, and no change at all, for an address that
        the form does not have.
        """
        unknown = changes.keys() - self.form.cells.keys()
        if unknown:
            raise KeyError(*sorted(unknown))
        before: dict[str, Stored] = {}
        for address, value in changes.items():
            self._put(address, value, before)
        self.figures = {address: self.values.get(address) for address in self.form.cells}
        for total, parts in self.form.totals.items():
            computed = sum_of(self.figures[part] for part in parts)
            if total in self.values and self.values[total] == computed:
                self._put(total, ABSENT, before)
            self.figures[total] = self.values.get(total, computed)
        return before

    def _put(self, address: str, value: Stored, before: dict[str, Stored]) -> None:
        before.setdefault(address, self.values.get(address, ABSENT))
        if value is ABSENT or (value is None and address not in self.form.totals):
            self.values.pop(address, None)
        else:
            self.values[address] = value

    @property
    def printed_totals(self) -> tuple[str, ...]:
        """The totals that keep a printed figure which differs from the computed one."""
        return tuple(address for address in self.form.totals if address in self.values)

    @property
    def blank_cells(self) -> tuple[str, ...]:
        """The cells without a figure, in the form's order."""
        return tuple(address for address, value in self.figures.items() if value is None)

    def zeros_for_blanks(self, table: str) -> dict[str, Stored]:
        """Return the changes that put 0 in a table's blanks and compute its blank totals."""
        return {
            address: ABSENT if address in self.form.totals else 0
            for address in self.blank_cells
            if self.form.cells[address].table == table
            and (address in self.values or address not in self.form.totals)
        }

    def copy(self) -> "Report":
        """Return a report that can be changed without changing this one."""
        return replace(
            self,
            narratives=dict(self.narratives),
            values=dict(self.values),
            marks=dict(self.marks),
            silenced=dict(self.silenced),
            ledgers=dict(self.ledgers),
        )


def new_report(form: Form, year: int, agency: str, today: date) -> Report:
    """Start a report: title, statistical period and date are filled in, figures are blank."""
    heading = Heading(
        year=year,
        agency=agency,
        title="".join(form.title_parts(agency, year)),
        signed_by=agency,
        signed_on=default_date(form, year, today),
    )
    narratives = {s.id: form.template(s, agency, year) for s in form.narratives}
    return Report(form, heading, narratives)


def default_date(form: Form, year: int, today: date) -> date:
    """Return today within the reporting season, else the day the report is due.

    The season lasts from January of the next year to the day the form names.
    """
    if today.year == year + 1 and f"{today:%m-%d}" <= form.definition.season_end:
        return today
    return date.fromisoformat(f"{year + 1:04}-{form.definition.due}")
