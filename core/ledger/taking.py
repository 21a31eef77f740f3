"""What was counted against what the table has, and taking it over."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.ledger.cases import Place
from core.ledger.ledger import Ledger
from core.ledger.tally import Tally
from core.numbers import Number
from core.report.ledger_note import LedgerNote, Rows
from core.report.live_fields import follow
from core.report.report import ABSENT, Report, Stored


@dataclass(frozen=True)
class Difference:
    """A cell that does not have what the register has; `value` is None where it is blank."""

    address: str
    value: Number | None
    count: int
    places: tuple[Place, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether it only puts 0 in a blank."""
        return self.value is None and self.count == 0


def differences(report: Report, tally: Tally) -> list[Difference]:
    """Return the cells of the counted tables that differ, in the form's order."""
    return [
        Difference(address, report.figures[address], len(places), places)
        for address, places in tally.cells.items()
        if report.figures[address] != len(places)
    ]


def taken(report: Report, ledger: Ledger, tally: Tally) -> Report:
    """Return the report with what was counted, with computed totals and the rows behind all."""
    new = report.copy()
    changes: dict[str, Stored] = dict(tally.counts)
    cells = report.form.cells
    totals = (total for total in report.printed_totals if cells[total].table in tally.tables)
    before = dict(new.figures)
    new.store(changes | dict.fromkeys(totals, ABSENT))
    follow(new, {address for address, value in new.figures.items() if before[address] != value})
    for table in tally.tables:
        own = {a: _rows(places) for a, places in tally.cells.items() if cells[a].table == table}
        new.ledgers[table] = _note(ledger, tally.year, own)
    return new


def _note(ledger: Ledger, year: int, cells: Mapping[str, Rows]) -> LedgerNote:
    return LedgerNote(str(ledger.path.absolute()), year, cells)


def _rows(places: tuple[Place, ...]) -> Rows:
    found: dict[int, list[int]] = {}
    for place in places:
        found.setdefault(place.number, []).append(place.row)
    return {number: tuple(sorted(rows)) for number, rows in sorted(found.items())}
