"""What the registers say now that a report's tables were counted from."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from core.errors import UserError
from core.ledger.ledger import read_ledger
from core.ledger.memory import remembered
from core.ledger.taking import notes_of
from core.report.ledger_note import LedgerNote
from core.report.report import Report

Stamps = dict[str, tuple[int, int]]
"""When registers were last written, and how large they were, by path."""


def recounted(report: Report, seen: Stamps, today: date) -> tuple[dict[str, LedgerNote], Stamps]:
    """Return by table what registers yield by now, of those that were written since `seen`.

    What cannot be read now, or has cases that are not clear, stays as it was counted.
    """
    year = report.heading.year
    notes = {table: note for table, note in report.ledgers.items() if note.year == year}
    found: dict[str, LedgerNote] = {}
    stamps: Stamps = {}
    for path in {note.path for note in notes.values()}:
        with suppress(UserError, OSError):
            status = Path(path).stat()
            stamps[path] = status.st_mtime_ns, status.st_size
            if stamps[path] != seen.get(path):
                found |= _counted(report, Path(path), today)
    new = {t: n for t, n in found.items() if t in notes and n.path == notes[t].path}
    return {table: note for table, note in new.items() if note != notes[table]}, stamps


def _counted(report: Report, path: Path, today: date) -> dict[str, LedgerNote]:
    ledger = remembered(read_ledger(path, report.form))
    tally = ledger.tally(report.heading.year, today)
    return {} if tally.uncounted else notes_of(ledger, tally)
