"""What was counted against what the table has, and taking it over."""

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
    new.ledgers |= notes_of(ledger, tally)
    return new


def notes_of(ledger: Ledger, tally: Tally) -> dict[str, LedgerNote]:
    """Return by table what a report keeps of a register."""
    cells, path = ledger.form.cells, str(ledger.path.absolute())
    rows: dict[str, dict[str, Rows]] = {table: {} for table in tally.tables}
    for address, places in tally.cells.items():
        rows[cells[address].table][address] = _rows(places)
    return {table: LedgerNote(path, tally.year, own) for table, own in rows.items()}


def _rows(places: tuple[Place, ...]) -> Rows:
    found: dict[int, list[int]] = {}
    for place in places:
        found.setdefault(place.number, []).append(place.row)
    return {number: tuple(sorted(rows)) for number, rows in sorted(found.items())}
