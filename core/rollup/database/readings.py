"""Readings and receipts in the database."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec

from core.numbers import Number
from core.rollup.database.store import Store
from core.rollup.model import Brief, Receipt
from core.rollup.reading.folder import Found
from core.rollup.reading.messages import Compared
from core.rollup.reading.record import READER, ReadingRecord

_JSON = ("doubts", "findings", "remarks", "leftovers", "key_figures")
_COLUMNS = tuple(ReadingRecord.__struct_fields__)
_BRIEF = tuple(Brief.__dataclass_fields__)
_RECEIPT = "id, path, size, modified_ns, reading, problem, seen, gone, folder"

_decode_remarks = msgspec.json.Decoder(tuple[str, ...]).decode
_decode_figures = msgspec.json.Decoder(dict[str, Number]).decode


def now() -> str:
    """Return this moment, as the database keeps it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def write_records(store: Store, records: Iterable[ReadingRecord]) -> None:
    """Keep readings; one made anew by a newer program takes the place of the one before."""
    names = ", ".join((*_COLUMNS, "read_at"))
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    values = [(*map(_stored, (getattr(r, c) for c in _COLUMNS)), now()) for r in records]
    store.run_many(f"INSERT OR REPLACE INTO reading ({names}) VALUES ({marks})", values)


def _stored(value: object) -> object:
    if isinstance(value, dict | list):
        return msgspec.json.encode(value).decode()
    return int(value) if isinstance(value, bool) else value


def read_record_of(store: Store, id_: str) -> ReadingRecord | None:
    """Return all that is kept of a reading."""
    found = store.rows(f"SELECT {', '.join(_COLUMNS)} FROM reading WHERE id = ?", (id_,))
    if not found:
        return None
    values = dict(zip(_COLUMNS, found[0], strict=True))
    raw = {n: msgspec.Raw(v.encode()) if n in _JSON else v for n, v in values.items()}
    data = msgspec.json.encode({"type": "reading", **raw})
    return msgspec.json.decode(data, type=ReadingRecord, strict=False)


def known_readings(store: Store) -> set[str]:
    """Return the ids of all readings that need not be made again."""
    rows = store.rows("SELECT id FROM reading WHERE reader = ?", (READER,))
    return {id_ for (id_,) in rows}


def briefs(store: Store) -> dict[str, Brief]:
    """Return what is known of every reading, by id."""
    rows = store.rows(f"SELECT {', '.join(_BRIEF)} FROM reading")
    return {row[0]: _brief(row) for row in rows}


_REMARKS, _FIGURES = _BRIEF.index("remarks"), _BRIEF.index("key_figures")
_SHARED = tuple(_BRIEF.index(name) for name in ("form", "agency", "signed_by", "signed_on"))
_FLAGS = tuple(_BRIEF.index(name) for name in ("year_guessed", "has_texts"))


def _brief(row: Sequence[object]) -> Brief:
    values = list(row)
    values[_REMARKS] = _decode_remarks(str(row[_REMARKS]))
    figures = _decode_figures(str(row[_FIGURES]))
    values[_FIGURES] = {sys.intern(name): value for name, value in figures.items()}
    for name in _SHARED:  # the same text for many, or twice of one: there may be tens of thousands
        values[name] = sys.intern(str(row[name]))
    for flag in _FLAGS:
        values[flag] = bool(row[flag])
    return Brief(*values)  # type: ignore[arg-type]


def reports(store: Store, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the reports of readings as JSON, with their ids; those without one are left out."""
    sql = "SELECT id, report FROM reading WHERE report IS NOT NULL AND id IN ({})"
    yield from store.rows_of(sql, ids)


def receipts(store: Store, *, current: bool = False) -> list[Receipt]:
    """Return all files that were ever received, or those that are there now, the oldest first."""
    where = "WHERE gone IS NULL" if current else ""
    return [
        _receipt(row) for row in store.rows(f"SELECT {_RECEIPT} FROM receipt {where} ORDER BY id")
    ]


def _receipt(row: tuple[Any, ...]) -> Receipt:
    id_, path, size, modified_ns, reading, problem, seen, gone, folder = row
    return Receipt(
        id=id_,
        path=path,
        size=size,
        modified=datetime.fromtimestamp(modified_ns / 1e9).astimezone(),
        reading=reading,
        problem=problem,
        seen=datetime.fromisoformat(seen),
        gone=datetime.fromisoformat(gone) if gone else None,
        is_last_year=folder == "last",
    )


def current_files(store: Store, folder: str) -> dict[str, tuple[Found, str, bool]]:
    """Return the files of a folder as they were seen last, with their readings.

    The last value says that reading it again may help: it had failed, or by an older program.
    """
    rows = store.rows(
        "SELECT receipt.path, size, modified_ns, receipt.reading,"
        " receipt.reading = '' OR reading.id IS NULL OR reader != ? FROM receipt"
        " LEFT JOIN reading ON reading.id = receipt.reading WHERE folder = ? AND gone IS NULL",
        (READER, folder),
    )
    return {
        path: (Found(path, size, modified), reading, bool(stale))
        for path, size, modified, reading, stale in rows
    }


def receive(store: Store, folder: str, found: Found, reading: str, problem: str) -> None:
    """Put a file that was read in the place of the one of this path; that one is not lost."""
    at = now()
    same = store.rows(
        "SELECT id, reading FROM receipt WHERE folder = ? AND path = ? AND gone IS NULL",
        (folder, found.path),
    )
    if same and same[0][1] == reading and reading:
        store.run(
            "UPDATE receipt SET size = ?, modified_ns = ?, problem = ? WHERE id = ?",
            (found.size, found.modified_ns, problem, same[0][0]),
        )
        return
    leave(store, folder, [found.path], at)
    store.run(
        "INSERT INTO receipt (folder, path, size, modified_ns, reading, problem, seen)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (folder, found.path, found.size, found.modified_ns, reading, problem, at),
    )


def leave(store: Store, folder: str, paths: Iterable[str], at: str) -> None:
    """Note that files are not there any more."""
    store.run_many(
        "UPDATE receipt SET gone = ? WHERE folder = ? AND path = ? AND gone IS NULL",
        [(at, folder, path) for path in paths],
    )


def comparisons(store: Store) -> dict[tuple[str, str], tuple[int, int, tuple[str, ...]]]:
    """Return errors, warnings and remarks of every comparison with last year's, by both ids."""
    rows = store.rows(
        "SELECT reading, previous, errors, warnings, remarks FROM comparison WHERE reader = ?",
        (READER,),
    )
    return {(a, b): (errors, warnings, _decode_remarks(r)) for a, b, errors, warnings, r in rows}


def write_comparison(store: Store, reading: str, previous: str, found: Compared) -> None:
    """Keep what a comparison found."""
    values = (found.errors, found.warnings, _stored(found.findings), _stored(found.remarks))
    store.run(
        "INSERT OR REPLACE INTO comparison"
        " (reading, previous, errors, warnings, findings, remarks, reader)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (reading, previous, *values, READER),
    )


def read_comparison(store: Store, reading: str, previous: str) -> Compared:
    """Return what is wrong between two years; nothing when it was not compared."""
    rows = store.rows(
        "SELECT errors, warnings, findings, remarks FROM comparison"
        " WHERE reading = ? AND previous = ?",
        (reading, previous),
    )
    if not rows:
        return Compared()
    errors, warnings, findings, remarks = rows[0]
    data = {"errors": errors, "warnings": warnings}
    raw = {"findings": msgspec.Raw(findings.encode()), "remarks": msgspec.Raw(remarks.encode())}
    message = msgspec.json.encode({"type": "compared", **data, **raw})
    return msgspec.json.decode(message, type=Compared)


def forget(store: Store, ids: Sequence[str]) -> None:
    """Let readings be made anew when their files are looked at the next time."""
    store.run_many("UPDATE reading SET reader = '' WHERE id = ?", [(id_,) for id_ in ids])
