"""What the registers say now that a report's tables were counted from."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from stat import S_ISREG

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
    for path in {note.path for note in notes.values() if _is_near(note.path)}:
        with suppress(UserError, OSError, ValueError):
            status = Path(path).stat()
            stamps[path] = status.st_mtime_ns, status.st_size
            if S_ISREG(status.st_mode) and stamps[path] != seen.get(path):
                found |= _counted(report, Path(path), today)
    new = {t: n for t, n in found.items() if t in notes and n.path == notes[t].path}
    return {table: note for table, note in new.items() if note != notes[table]}, stamps


def _is_near(path: str) -> bool:
    """Say whether a path is on this machine: a report that somebody sent calls no server."""
    return not path.startswith(("\\\\", "//"))


def _counted(report: Report, path: Path, today: date) -> dict[str, LedgerNote]:
    ledger = remembered(read_ledger(path, report.form))
    tally = ledger.tally(report.heading.year, today)
    return {} if tally.uncounted else notes_of(ledger, tally)
