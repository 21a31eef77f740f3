"""Organs and settings in the database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from core.report.agencies import agrees, key
from core.rollup.database.store import Store
from core.rollup.model import Duty, Level, Organ, Settings

_COLUMNS = "name, other_names, kind, level, duty, reason, due, on_roster, position"


def read_settings(store: Store) -> Settings:
    """Return what the 汇总 is of."""
    stored = dict(store.rows("SELECT name, value FROM setting"))
    return Settings(
        year=int(stored.get("year", "0")),
        agency=stored.get("agency", ""),
        folder=_path(stored.get("folder", "")),
        last_year=_path(stored.get("last_year", "")),
        due=msgspec.json.decode(stored.get("due", "{}"), type=dict[str, date]),
    )


def write_settings(store: Store, settings: Settings) -> None:
    """Keep what the 汇总 is of."""
    values = {
        "year": str(settings.year),
        "agency": settings.agency,
        "folder": _text(settings.folder),
        "last_year": _text(settings.last_year),
        "due": msgspec.json.encode(settings.due).decode(),
    }
    with store.writing():
        store.run_many("INSERT OR REPLACE INTO setting VALUES (?, ?)", list(values.items()))


def was_settled(store: Store) -> bool:
    """Say whether nothing has come or been decided since all organs and years were compared."""
    return store.rows("SELECT value FROM setting WHERE name = 'settled'") == [("1",)]


def set_settled(store: Store, *, settled: bool) -> None:
    """Note whether organs and years are still to be compared; a refresh may be killed before."""
    store.run("INSERT OR REPLACE INTO setting VALUES ('settled', ?)", (str(int(settled)),))


def _path(text: str) -> Path | None:
    return Path(text) if text else None


def _text(path: Path | None) -> str:
    return str(path.absolute()) if path else ""


def read_organs(store: Store) -> list[Organ]:
    """Return all organs, the roster's first and in its order."""
    rows = store.rows(f"SELECT id, {_COLUMNS} FROM organ ORDER BY on_roster DESC, position, id")
    return [_organ(row) for row in rows]


def _organ(row: tuple[Any, ...]) -> Organ:
    id_, name, others, kind, level, duty, reason, due, on_roster, _ = row
    return Organ(
        names=(name, *msgspec.json.decode(others, type=list[str])),
        kind=kind,
        level=Level(level),
        duty=Duty(duty),
        reason=reason,
        due=date.fromisoformat(due) if due else None,
        id=id_,
        on_roster=bool(on_roster),
    )


def _values(organ: Organ, position: int) -> tuple[object, ...]:
    return (
        organ.name,
        msgspec.json.encode(organ.names[1:]).decode(),
        organ.kind,
        organ.level.value,
        organ.duty.value,
        organ.reason,
        organ.due.isoformat() if organ.due else None,
        int(organ.on_roster),
        position,
    )


def write_roster(store: Store, organs: Sequence[Organ]) -> None:
    """Put a roster in the place of the one before; an organ of the same name keeps its id.

    One that is not on it any more stays, as found, if there are files or decisions of it:
    nothing that was decided is lost.
    """
    with store.writing():
        left = read_organs(store)
        for position, organ in enumerate(organs):
            known = _take(left, organ)
            write_organ(
                store, replace(organ, id=known.id if known else 0, on_roster=True), position
            )
        store.run_many(
            "UPDATE organ SET on_roster = 0 WHERE id = ?", [(organ.id,) for organ in left]
        )


def _take(left: list[Organ], organ: Organ) -> Organ | None:
    """Take the organ of this id or these names out of those that are left."""
    names = set(map(key, organ.names))
    same = [o for o in left if organ.id and o.id == organ.id]
    same = same or [o for o in left if names & set(map(key, o.names))]
    alike = [o for o in left if not o.on_roster and any(agrees(key(o.name), n) for n in names)]
    found = same[:1] or (alike if len(alike) == 1 else [])
    for each in found:
        left.remove(each)
    return found[0] if found else None


def write_organ(store: Store, organ: Organ, position: int | None = None) -> int:
    """Keep an organ, in its place in the roster; return its id."""
    if position is None:
        found = store.rows("SELECT position FROM organ WHERE id = ?", (organ.id,))
        position = found[0][0] if found else 0
    marks = ", ".join("?" * 10)
    return store.run(
        f"INSERT OR REPLACE INTO organ (id, {_COLUMNS}) VALUES ({marks})",
        (organ.id or None, *_values(organ, position)),
    )


def add_found(store: Store, organs: Sequence[Organ]) -> list[Organ]:
    """Add organs that only files tell of; return them with their ids."""
    with store.writing():
        return [replace(organ, id=write_organ(store, organ)) for organ in organs]
