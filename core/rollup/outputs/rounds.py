"""退回 in rounds: what was sent back when, and what the file that came then has put right."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from core.numbers import Number
from core.report.differences import Change, differences
from core.report.report import Report
from core.rollup.database.decisions import Kind
from core.rollup.desk import Desk
from core.rollup.model import RollupError
from core.rollup.outputs.points import Point, points, points_of


class Sent(NamedTuple):
    """A report was sent back: in which round, when, by whom, which reading, with what text."""

    round: int
    at: datetime
    who: str
    reading: str
    text: str


class Answer(NamedTuple):
    """The file that came after a round, against the one that was sent back.

    `settled` are points of that round; `remaining` and `arisen` are what is to be put right
    now, told in that round already or not. `others` are changes that nobody had asked for.
    """

    sent: Sent
    settled: tuple[Point, ...]
    remaining: tuple[Point, ...]
    arisen: tuple[Point, ...]
    others: tuple[Change, ...]

    @property
    def in_words(self) -> str:
        """Say in a line how it stands."""
        told = f"第{self.sent.round}次退回的{len(self.settled) + len(self.remaining)}处"
        parts = [f"改好{len(self.settled)}处" if self.settled else ""]
        parts.append(f"没有改好{len(self.remaining)}处" if self.remaining else "")
        parts.append(f"新的问题{len(self.arisen)}处" if self.arisen else "")
        parts.append(f"另外改动{len(self.others)}处" if self.others else "")
        return f"{told}：{'，'.join(filter(None, parts))}"


def rounds(desk: Desk, organ: int) -> list[Sent]:
    """Return when an organ's report was sent back, the oldest first."""
    return [
        Sent(int(entry.value), entry.at, entry.who, entry.reading, entry.reason)
        for entry in desk.log(organ)
        if entry.what == Kind.SENT
    ]


def next_round(desk: Desk, organ: int) -> int:
    """Return in which round a report goes back now.

    A round is about one file: what is sent again before another comes is of the same one.
    """
    sent, row = rounds(desk, organ), desk.row(organ)
    if not sent:
        return 1
    return sent[-1].round + (file_of(desk, sent[-1].reading) != file_of(desk, row.reading))


def file_of(desk: Desk, reading: str) -> str:
    """Return the reading of the file itself, whether figures were corrected here or not."""
    try:
        return desk.record(reading).base or reading
    except RollupError:  # it is of a program that read otherwise
        return reading


def answer(desk: Desk, organ: int) -> Answer | None:
    """Return what the file that counts has put right of what was told of another one before.

    None where nothing was told of another one, or one of both cannot be read.
    """
    row = desk.row(organ)
    brief = row.chosen.reading if row.chosen else None
    if brief is None or brief.problem or not row.round:
        return None
    file = file_of(desk, row.reading)
    before = [each for each in rounds(desk, organ) if file_of(desk, each.reading) != file]
    if not before:
        return None
    return _compare(desk, before[-1], points(desk, row), row.reading, row.last)


def _compare(desk: Desk, sent: Sent, now: list[Point], reading: str, last: str) -> Answer | None:
    try:
        told = points_of(desk, sent.reading, last)
        old = desk.report(file_of(desk, sent.reading))
    except RollupError:  # nothing was read of the file that was sent back
        return None
    new = desk.report(file_of(desk, reading))
    keys_now = {key for point in now for key in point.keys}
    keys_then = {key for point in told for key in point.keys}
    settled = tuple(point for point in told if not point.keys & keys_now)
    return Answer(
        sent,
        settled,
        tuple(point for point in now if point.keys & keys_then),
        tuple(point for point in now if not point.keys & keys_then),
        tuple(differences(_as_asked(old, new, told), new)),
    )


def _as_asked(old: Report, new: Report, told: list[Point]) -> Report:
    """Return the old report with what was asked for, where it was done."""
    asked = dict(_done(old.figures, new.figures, told))
    report = old.copy()
    report.store(asked)
    return report


def _done(
    old: Mapping[str, Number | None],
    new: Mapping[str, Number | None],
    told: list[Point],
) -> Iterator[tuple[str, Number | None]]:
    for point in told:
        for address, wanted in point.wanted.items():
            is_filled = wanted is None and old.get(address) is None
            if address in new and (is_filled or new[address] == wanted):
                yield address, new[address]
