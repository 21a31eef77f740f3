"""What was decided at the desk, as lines that one reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.form.cells import CellSpec
from core.moments import local_time
from core.rollup.database.decisions import Kind
from core.rollup.model import Entry

_BARE = frozenset((Kind.OWN, Kind.OPEN, Kind.ASSIGN))  # their values are for the program


def log_lines(
    entries: Sequence[Entry], cells: Mapping[str, CellSpec]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield time, who, what and why of each entry, the newest first, by its number."""
    for number, entry in reversed(list(enumerate(entries))):
        yield number, (local_time(entry.at), entry.who, said(entry, cells), entry.reason)


def full_log_lines(
    entries: Iterable[Entry], cells: Mapping[str, CellSpec], names: Mapping[int, str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the same with the organ that an entry is about."""
    listed = list(entries)
    for number, (at, who, what, why) in log_lines(listed, cells):
        yield number, (at, who, names.get(_organ(listed[number]), ""), what, why)


def _organ(entry: Entry) -> int:
    is_given = entry.what == Kind.ASSIGN and entry.value.isdecimal()
    return int(entry.value) if is_given else entry.organ


def said(entry: Entry, cells: Mapping[str, CellSpec]) -> str:
    """Say what was decided."""
    if entry.subject in cells:
        return f"{entry.what}：{cells[entry.subject].name} {entry.value or '撤回'}"
    if entry.what == Kind.SEAL:
        return f"{entry.what}：校验值 {entry.value[:12]}"
    if entry.what == Kind.SENT:
        return f"第{entry.value}次{entry.what}"
    if entry.value == "1" or (entry.what in _BARE and (entry.value or entry.what == Kind.OPEN)):
        return entry.what
    return f"{entry.what}：{entry.value}" if entry.value else f"取消{entry.what}"
