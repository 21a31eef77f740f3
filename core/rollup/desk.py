"""The county desk: one open 汇总 file, and all that can be asked of it and done with it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.report.report import Report
from core.rollup.adding import Adding
from core.rollup.comparing.last_rollup import take_last_rollup
from core.rollup.comparing.refresh import compare_years
from core.rollup.database import readings
from core.rollup.database.decisions import Decision, Kind, log_of
from core.rollup.database.organs import (
    read_settings,
    set_settled,
    was_settled,
    write_roster,
    write_settings,
)
from core.rollup.database.store import create_store, open_store, open_to_look
from core.rollup.evidence import add_strangers, recognised
from core.rollup.judging import tally
from core.rollup.model import (
    SUFFIX,
    Entry,
    Listener,
    Organ,
    Refreshed,
    RollupError,
    Settings,
    Stray,
    Tally,
    Version,
)
from core.rollup.reading.record import ReadingRecord, report_of
from core.rollup.reading.refresh import look, refresh
from core.rollup.roster.recognising import Recogniser


class Desk(Adding):
    """An open 汇总 file. Close it, or use it as a context; while open nobody else can write it."""

    @classmethod
    def create(cls, path: Path, settings: Settings, who: str = "") -> "Desk":
        """Make a new file. Raises RollupError when there is one, or it cannot be written."""
        desk = cls(create_store(path), who)
        write_settings(desk._store, settings)
        return desk

    @classmethod
    def open(cls, path: Path, who: str = "") -> "Desk":
        """Open a file; one of an older version is moved forward. Raises RollupError."""
        return cls(open_store(path), who)

    @classmethod
    def peek(cls, path: Path) -> "Desk":
        """Open a file to ask only, also while somebody works on it. Raises RollupError."""
        return cls(open_to_look(path))

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._store.path

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def refresh_lock(self) -> None:
        """Call it every `locking.REFRESH_EVERY` seconds while the file is open."""
        self._store.refresh_lock()

    def set_settings(self, settings: Settings) -> None:
        """Change year, organ, folders, due dates."""
        write_settings(self._store, settings)
        self._decide(Decision(Kind.SETTINGS, value=str(settings.year)), changes_sum=False)

    def set_roster(self, organs: Sequence[Organ]) -> None:
        """Take a roster; organs of the same name keep what was decided about them."""
        self._refuse_sealed()
        write_roster(self._store, organs)
        add_strangers(self._store)
        self._decide(Decision(Kind.ROSTER, value=str(len(organs))))

    def look(self) -> Refreshed:
        """Say how the folder differs from what was read, without reading anything.

        May be called in a thread beside others: nothing that they know is touched.
        """
        folder = read_settings(self._store).folder
        if folder is None:
            return Refreshed()
        found = look(self._store, "this", folder)
        return Refreshed(
            tuple(found.new), tuple(found.changed), tuple(found.removed), found.problems
        )

    def refresh(self, listener: Listener | None = None) -> Refreshed:
        """Read what is new or changed in both folders, and compare the years.

        `listener` hears the steps and may raise to cancel; what was read by then is kept.
        """
        settings = read_settings(self._store)
        folders = {"this": settings.folder} if settings.folder else {}
        last = settings.last_year
        if last and last.suffix.lower() == SUFFIX:
            take_last_rollup(self._store, last)
        elif last:
            folders["last"] = last
        try:
            found = self._read(folders, listener)
            if not was_settled(self._store):
                compare_years(self._store, listener)
                set_settled(self._store, settled=True)
        finally:
            self._forget()
        return found

    def _read(self, folders: dict[str, Path], listener: Listener | None) -> Refreshed:
        """Read the folders; who sent what was read is known then, also when one cancels."""
        try:
            return refresh(self._store, folders, listener)
        finally:
            if not was_settled(self._store):
                add_strangers(self._store)

    def read_again(self, organ: int) -> None:
        """Let the files of an organ be read anew at the next refresh."""
        row = self.row(organ)
        versions = [*row.others, *([row.chosen] if row.chosen else [])]
        readings.forget(self._store, [version.receipt.reading for version in versions])
        self._forget()

    def tally(self) -> Tally:
        """Return how many organs owe, sent, in time, late, not, and of each state."""
        return tally(self.rows())

    def strays(self) -> list[Stray]:
        """Return the files of which it is not known whose they are."""
        return list(self._known().strays)

    def record(self, reading: str) -> ReadingRecord:
        """Return all that is kept of a reading: doubts by cell, findings, leftovers."""
        found = readings.read_record_of(self._store, reading)
        if found is None:
            raise RollupError("这份报告还没有读入，请刷新后再试。")
        return found

    def report(self, reading: str) -> Report:
        """Return the report of a reading, corrections included if it is a corrected one."""
        content = self.record(reading).report
        if content is None:
            raise RollupError("这份文件读不出，没有报告。")
        return report_of(content)

    def contents(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield readings (id) with their reports as `dump` prints them."""
        yield from readings.reports(self._store, ids)

    def last_report(self, organ: int) -> Report | None:
        """Return the organ's report of last year."""
        last = self.row(organ).last
        return self.report(last) if last else None

    def original(self, version: Version) -> Path | None:
        """Return where a file lies, or lay."""
        settings, receipt = self.settings, version.receipt
        root = settings.last_year if receipt.is_last_year else settings.folder
        return root / receipt.path if root else None

    def history(self, organ: int) -> list[Version]:
        """Return every file that was ever received of an organ this year, the newest last."""
        known = self._known()
        recogniser = Recogniser(known.organs)
        versions = [
            Version(receipt, known.briefs.get(receipt.reading))
            for receipt in readings.receipts(self._store)
            if not receipt.is_last_year
        ]
        return [v for v in versions if recognised(v, recogniser, known.standing).organ == organ]

    def log(self, organ: int | None = None) -> list[Entry]:
        """Return all that was decided, or all about one organ, the oldest first."""
        return log_of(self._store, organ)
