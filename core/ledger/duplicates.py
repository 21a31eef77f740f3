"""Rows that are one case: entered twice, or taken over into the next year's sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.interpret.labels import plain
from core.ledger.cases import Case
from core.ledger.tally import Remark

_SAME = "是同一件，只计一次。"
_ALIKE = "收到日期、申请人和内容都相同，可能是重复登记的，都计入了，请核对。"
_NUMBER = "编号相同，申请人或内容不同，都计入了，请核对编号。"


@dataclass(frozen=True)
class Sorted:
    """The cases that count, each once, and what there is to tell of the others."""

    cases: tuple[Case, ...]
    remarks: tuple[Remark, ...]


def without_duplicates(cases: Iterable[Case]) -> Sorted:
    """Return each case once, of several rows the one that says most."""
    kept: list[Case] = []
    remarks: list[Remark] = []
    for group in _groups(cases):
        alike = _merged(group)
        kept += alike
        places = tuple(case.place for case in group)
        if len(alike) == 1 and len(group) > 1:
            remarks.append(Remark(_SAME, places))
        elif len(alike) > 1:
            remarks.append(Remark(_ALIKE, places))
    remarks += _same_numbers(kept)
    return Sorted(tuple(kept), tuple(remarks))


def _groups(cases: Iterable[Case]) -> Iterator[list[Case]]:
    groups: dict[tuple[object, ...], list[Case]] = {}
    for case in cases:
        groups.setdefault(_key(case), []).append(case)
    return iter(groups.values())


def _key(case: Case) -> tuple[object, ...]:
    if not (case.received and case.name and case.content):
        return (case.place, case.kinds)
    return (case.table, case.received.day, plain(case.name), plain(case.content))


def _merged(group: list[Case]) -> list[Case]:
    """Return one of the cases when none contradicts another, else all."""
    for texts in (
        {case.answered for case in group if case.answered},
        {plain(case.number) for case in group if case.number},
        {plain(case.result) for case in group if case.answered},
    ):
        if len(texts) > 1:
            return group
    return [max(group, key=lambda case: (case.answered is not None, bool(case.result)))]


def _same_numbers(cases: list[Case]) -> Iterator[Remark]:
    found: dict[tuple[str, str, str], list[Case]] = {}
    for case in cases:
        if case.number:
            key = (case.table, case.place.sheet, plain(case.number))
            found.setdefault(key, []).append(case)
    for group in found.values():
        if len(group) > 1:
            yield Remark(_NUMBER, tuple(case.place for case in group))
