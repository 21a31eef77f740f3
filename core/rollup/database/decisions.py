"""What people decided: added to, never changed; the last of its kind stands."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from core.rollup.database.organs import set_settled
from core.rollup.database.store import Store
from core.rollup.model import Entry


class Kind(StrEnum):
    """What is decided about an organ (o) or a reading (r); an empty value takes it back."""

    CONFIRM = "确认"  # o, r
    EXCLUDE = "不计入"  # o; value: 1
    CHOOSE = "选用"  # o, r: which file counts
    ASSIGN = "认定机关"  # r; value: the organ's id
    CORRECT = "代改"  # o, r; subject: address, value: the figure
    EXPLAIN = "说明"  # o, r; subject: the finding's key
    NOTE = "备注"  # o; value: the text
    SENT = "退回"  # o, r; value: the round
    SEAL = "封账"
    OPEN = "解封"
    ROSTER = "名单"
    SETTINGS = "设置"
    OWN = "本级年报"  # value: JSON, where its figures came from


OF_ONE_ROW = frozenset((Kind.CONFIRM, Kind.EXCLUDE, Kind.EXPLAIN, Kind.NOTE, Kind.SENT))
"""What changes nothing but the row of its organ."""


class Decision(NamedTuple):
    """One thing that was decided."""

    kind: Kind
    organ: int = 0
    reading: str = ""
    subject: str = ""
    value: str = ""
    reason: str = ""


def decide(store: Store, who: str, decisions: Iterable[Decision]) -> None:
    """Add decisions, all at once."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    made = list(decisions)
    with store.writing():
        if any(each.kind not in OF_ONE_ROW for each in made):
            set_settled(store, settled=False)  # other reports may be compared now
        store.run_many(
            "INSERT INTO decision (at, who, kind, organ, reading, subject, value, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(now, who, *decision) for decision in made],
        )


class Standing:
    """The decisions that stand."""

    def __init__(self, store: Store) -> None:
        rows = store.rows(
            "SELECT kind, organ, reading, subject, value, reason FROM decision ORDER BY id"
        )
        self._last: dict[tuple[str, int, str, str], Decision] = {}
        self.of_organ: dict[tuple[Kind, int], Decision] = {}
        self.explained: dict[tuple[int, str], dict[str, str]] = {}
        self.corrections: dict[tuple[int, str], dict[str, Decision]] = {}
        for kind, *rest in rows:
            self.take(Decision(Kind(kind), *rest))

    def take(self, each: Decision) -> None:
        """Let a decision stand in place of the one before."""
        self._last[each.kind, each.organ, each.reading, each.subject] = each
        if each.kind in {Kind.CHOOSE, Kind.CONFIRM, Kind.EXCLUDE, Kind.NOTE, Kind.SENT}:
            self.of_organ[each.kind, each.organ] = each
        if each.kind is Kind.EXPLAIN:
            self.explained.setdefault((each.organ, each.reading), {})[each.subject] = each.value
        elif each.kind is Kind.CORRECT:
            of_reading = self.corrections.setdefault((each.organ, each.reading), {})
            of_reading[each.subject] = each

    def organ(self, kind: Kind, organ: int) -> Decision | None:
        """Return what stands of an organ; None when nothing was decided, or it was taken back."""
        found = self.of_organ.get((kind, organ))
        return found if found and found.value else None

    def assigned(self, reading: str) -> int:
        """Return the organ to which a person gave a reading, 0 for none."""
        found = self._last.get((Kind.ASSIGN, 0, reading, ""))
        return int(found.value) if found and found.value else 0


def log_of(store: Store, organ: int | None = None) -> list[Entry]:
    """Return all that was decided, or all about one organ, the oldest first."""
    rows = store.rows(
        "SELECT at, who, kind, organ, reading, subject, value, reason FROM decision"
        " WHERE ? IS NULL OR organ = ? ORDER BY id",
        (organ, organ),
    )
    return [Entry(datetime.fromisoformat(at), *rest) for at, *rest in rows]
