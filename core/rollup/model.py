"""The words of the county desk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from core.errors import UserError
from core.numbers import Number
from core.rollup import suffix

SUFFIX = suffix.SUFFIX
"""The suffix of a 汇总 file."""


class RollupError(UserError):
    """The desk refuses something; the message says why and what to do."""


class Level(StrEnum):
    """Whether an organ is part of the office's own government or below it."""

    OWN = "本级"
    BELOW = "下级"


class Duty(StrEnum):
    """Whether an organ owes a report for the year, or why it does not."""

    OWES = "应报"
    EXEMPT = "豁免"
    MERGED = "合并"
    DISSOLVED = "撤销"
    NEW = "新设"


class State(StrEnum):
    """How it stands with an organ's report, in the order in which one hides another."""

    MISSING = "未报"
    UNREADABLE = "读不出"
    UNCHECKABLE = "无法核对"  # blanks, "/", cells that were not read: never looks clean
    PENDING = "待确认"  # a person has to settle something: `Row.doubts`
    ERRORS = "有错误"
    WARNINGS = "有警告"
    CLEAN = "无误"
    CONFIRMED = "已确认"
    EXCLUDED = "不计入"


class Doubt(StrEnum):
    """What a person has to settle before a row can be confirmed with others."""

    ORGAN = "机关不明"  # several organs may have sent it
    STRANGER = "不在名单"
    YEAR = "年度不明"
    CELLS = "数字是推断的"
    SEVERAL = "有几份不同的"


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ that owes a report, or is known not to. `names` are all that it is called.

    `kind` decides when it is due (乡镇, 街道, 部门). `on_roster` is False for one that only
    its files tell of. `id` is the database's, 0 for one that is not in it yet.
    """

    names: tuple[str, ...]
    kind: str = ""
    level: Level = Level.BELOW
    duty: Duty = Duty.OWES
    reason: str = ""
    due: date | None = None
    id: int = 0
    on_roster: bool = True

    @property
    def name(self) -> str:
        """What it is called first."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a 汇总 is of: the year, the own organ, folders of this year's and last year's files.

    `last_year` is a folder or another 汇总 file. `due` has a day for a kind of organ, and for
    all others under the empty text.
    """

    year: int
    agency: str = ""
    folder: Path | None = None
    last_year: Path | None = None
    due: dict[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A file as it was received once; never forgotten.

    `path` is relative to its folder, with "/". `reading` is the id of what was read of it,
    empty where the file could not even be opened; `problem` says why there is nothing.
    `gone` is when it was removed or replaced.
    """

    id: int
    path: str
    size: int
    modified: datetime
    reading: str
    problem: str
    seen: datetime
    gone: datetime | None
    is_last_year: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known of a reading without its figures and texts.

    `base` is the reading that this one corrects (代改). `blank` cells have no figure,
    `unread` ones were not found or are no number, `guessed` ones are told by their place.
    `digest` is equal for equal figures.
    """

    id: str
    base: str
    problem: str
    year: int
    year_guessed: bool
    agency: str
    signed_by: str
    signed_on: str
    form: str
    has_texts: bool
    blank: int
    unread: int
    guessed: int
    errors: int
    warnings: int
    remarks: tuple[str, ...]
    key_figures: dict[str, Number]
    digest: str

    @property
    def is_checkable(self) -> bool:
        """Say whether every cell has a figure that was read."""
        return not (self.problem or self.blank or self.unread)


@dataclass(frozen=True, slots=True)
class Version:
    """A file that an organ sent, with what was read of it; `reading` is None for a broken one."""

    receipt: Receipt
    reading: Brief | None


@dataclass(frozen=True, slots=True)
class Stray:
    """A file of which nobody knows whose it is; `candidates` are organs it may be of."""

    version: Version
    candidates: tuple[int, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One organ: how it stands, and why.

    `state` is what the desk shows; `checked` the same as if nobody had decided anything and
    nothing was to be settled. `chosen` is the version that counts or is proposed, `others` are
    the rest of the year's, newest first. `candidates` are organs that may have sent it.
    `corrected` says that figures were changed here (代改). `late` is by how many days after
    `due` the chosen file came, negative when it was early, None without both dates. `round` is
    how often it was sent back (退回), and `is_answered` whether another file came since.
    """

    organ: Organ
    state: State
    checked: State
    chosen: Version | None = None
    others: tuple[Version, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[str, ...] = ()
    candidates: tuple[int, ...] = ()
    errors: int = 0
    warnings: int = 0
    explained: int = 0
    key_figures: dict[str, Number] = field(default_factory=dict)
    last_figures: dict[str, Number] = field(default_factory=dict)
    last: str = ""
    due: date | None = None
    late: int | None = None
    corrected: bool = False
    reason: str = ""
    note: str = ""
    round: int = 0
    is_answered: bool = False

    @property
    def reading(self) -> str:
        """The id of the reading that counts or is proposed, corrections included."""
        return self.chosen.reading.id if self.chosen and self.chosen.reading else ""

    @property
    def goes_back(self) -> bool:
        """Whether the report is to be sent back: it has errors, or cannot be checked."""
        is_wrong = self.checked in {State.ERRORS, State.UNCHECKABLE}
        return bool(self.reading) and is_wrong and self.state is not State.EXCLUDED


@dataclass(frozen=True, slots=True)
class Tally:
    """缺报情况: how many organs owe, sent, in time, late, not; `states` counts all rows."""

    owing: int
    sent: int
    in_time: int
    late: int
    missing: int
    states: dict[State, int]


@dataclass(frozen=True, slots=True)
class Step:
    """How far a refresh is: files done of all to be read, seconds left (None: not known)."""

    done: int
    total: int
    seconds_left: float | None
    path: str = ""


Listener: TypeAlias = Callable[[Step], None]
"""Hears the steps, in the thread that refreshes; may raise to cancel: what was read stays."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh found; paths as in `Receipt`. `problems` are sentences about folders."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log: when, who, what was decided about which organ or reading, and why."""

    at: datetime
    who: str
    what: str
    organ: int
    reading: str
    subject: str
    value: str
    reason: str
