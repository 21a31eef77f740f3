"""封账: a sum that was frozen, with its digest, and its unlocking."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from core.rollup.database.readings import now
from core.rollup.database.store import Store


class SealedSum(msgspec.Struct, frozen=True):
    """What was frozen: of which organs (id) which readings, of how many, and the sums."""

    year: int
    form: str
    counted: list[tuple[int, str]]
    expected: int
    sums: dict[str, str]


@dataclass(frozen=True)
class Seal:
    """A sum frozen by somebody; `opened_at` is None while it is in force."""

    id: int
    at: datetime
    who: str
    digest: str
    sum: SealedSum
    opened_at: datetime | None
    opened_by: str
    reason: str

    @property
    def is_intact(self) -> bool:
        """Say whether what was frozen is still what the digest was made of."""
        return digest_of(self.sum) == self.digest


def digest_of(content: SealedSum) -> str:
    """Return the digest of a frozen sum."""
    return hashlib.sha256(msgspec.json.encode(content)).hexdigest()


def write_seal(store: Store, who: str, content: SealedSum) -> None:
    """Freeze a sum."""
    store.run(
        "INSERT INTO seal (at, who, digest, content) VALUES (?, ?, ?, ?)",
        (now(), who, digest_of(content), msgspec.json.encode(content).decode()),
    )


def open_seal(store: Store, who: str, reason: str) -> None:
    """Unlock the sum that is frozen."""
    store.run(
        "UPDATE seal SET opened_at = ?, opened_by = ?, reason = ? WHERE opened_at IS NULL",
        (now(), who, reason),
    )


def read_seals(store: Store) -> list[Seal]:
    """Return all seals, the oldest first; only the last may be in force."""
    rows = store.rows(
        "SELECT id, at, who, digest, content, opened_at, opened_by, reason FROM seal ORDER BY id"
    )
    return [
        Seal(
            id_,
            datetime.fromisoformat(at),
            who,
            digest,
            msgspec.json.decode(content, type=SealedSum),
            datetime.fromisoformat(opened) if opened else None,
            by,
            reason,
        )
        for id_, at, who, digest, content, opened, by, reason in rows
    ]
