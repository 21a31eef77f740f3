"""What the columns below a head are for, by its words and by what stands in them."""

import re
from collections.abc import Callable

from core.interpret.labels import plain
from core.ledger.dates import days_in
from core.ledger.heads import (
    ANSWERED,
    CONTENT,
    KIND,
    NAME,
    NUMBER,
    RECEIVED,
    RESULT,
    SERIAL,
    TICKED_KIND,
    TICKED_RESULT,
    TICKED_WORDS,
    YEAR,
    meaning_of,
)
from core.ledger.sheets import Sheet
from core.ledger.wordings import Vocabulary

SINGLE = (RECEIVED, ANSWERED, KIND, NAME, RESULT, CONTENT, NUMBER, SERIAL, YEAR)
"""The meanings that one column has."""

_SAMPLE = 200  # rows that are looked at to judge a column
_ANY_YEAR = 2024  # a leap year, for days that do not tell one
_SHARE = 0.5  # of a column's cells that have to be what it is taken for
_SURE_SHARE = 0.8  # of those of a column with a head that tells nothing
_SHORT_HEAD = 2  # characters of a head that may mean anything: 类别, 情况
_TICK = re.compile(r"[√✓✔☑■●○◯Oo●1是有vV对]|√.*")


def is_tick(text: str) -> bool:
    """Say whether a cell is ticked."""
    return _TICK.fullmatch("".join(text.split())) is not None


def meanings(
    sheet: Sheet, vocabulary: Vocabulary, heads: dict[int, list[str]], last: int
) -> dict[int, str]:
    """Return the meanings of columns; of several that could be one, the clearest is."""
    ranked: dict[str, list[tuple[int, int]]] = {}
    columns: dict[int, str] = {}
    for column, parts in heads.items():
        if not parts:
            continue
        if ticked := _ticked(sheet, vocabulary, parts, column, last):
            columns[column] = ticked
            continue
        meaning, rank = _meaning(parts, of_disputes=not vocabulary.ledger.received)
        if meaning:
            ranked.setdefault(meaning, []).append((rank, column))
    for meaning, found in ranked.items():
        columns |= dict.fromkeys(_chosen(sheet, vocabulary, heads, meaning, found, last), meaning)
    for _, column in ranked.get(KIND, ()):
        if column not in columns and NAME not in columns.values():
            columns[column] = NAME  # 申请主体 may be either
    return columns


def _ticked(sheet: Sheet, vocabulary: Vocabulary, parts: list[str], column: int, last: int) -> str:
    """Return the meaning of a column in which cases are ticked; empty for another."""
    if not _is_ticked(sheet, column, last):
        return ""
    above = parts[-2] if len(parts) > 1 else ""
    of_results = meaning_of("".join(parts[:-1]))[0] == RESULT
    axis, id_ = vocabulary.ticked(parts[-1], above, of_results=of_results)
    if axis:
        return f"{axis}={id_}"
    in_doubt = of_results and vocabulary.is_result_in_doubt(parts[-1])
    return f"{TICKED_WORDS}{parts[-1]}" if in_doubt else ""


def _chosen(
    sheet: Sheet,
    vocabulary: Vocabulary,
    heads: dict[int, list[str]],
    meaning: str,
    found: list[tuple[int, int]],
    last: int,
) -> list[int]:
    """Return which of the columns that might have a meaning have it; `found` are their ranks."""
    of_parts = [column for _, column in found if _is_part_of_day(heads[column][-1])]
    if meaning in (RECEIVED, ANSWERED) and len(of_parts) > 1:
        return of_parts
    if meaning not in SINGLE or (meaning == KIND and not vocabulary.ledger.received):
        return [column for rank, column in found if rank == min(found)[0]]
    if meaning == NAME and (of_kinds := _of_kinds(vocabulary, heads, found)):
        return of_kinds
    judge = _judges(vocabulary).get(meaning) if meaning in (KIND, RESULT) else None
    if judge is None or len(found) == 1:
        return [min(found)[1]]
    shares = {c: _share(_cells(sheet, c, last), judge) for _, c in found}
    return [max(found, key=lambda each: (shares[each[1]], -each[0], -each[1]))[1]]


def _of_kinds(
    vocabulary: Vocabulary, heads: dict[int, list[str]], found: list[tuple[int, int]]
) -> list[int]:
    """Return the columns of names that are one for each kind: 申请人 over 个人 and 单位."""
    fitting = [c for _, c in found if len(heads[c]) > 1 and vocabulary.kind(heads[c][-1]).ids]
    return fitting if len(fitting) > 1 else []


def _meaning(parts: list[str], *, of_disputes: bool) -> tuple[str, int]:
    """Return what the words of a head mean, the lowest by itself or with those above it."""
    alone = meaning_of(parts[-1], of_disputes=of_disputes)
    joined = meaning_of("".join(parts), of_disputes=of_disputes)
    if _is_part_of_day(parts[-1]) or alone[1] > 0:
        return joined if joined[0] else alone
    return alone


def _is_part_of_day(head: str) -> bool:
    return plain(head) in ("年", "月", "日")


def _cells(sheet: Sheet, column: int, after: int) -> list[str]:
    rows = [row for row in sheet.rows if row > after][:_SAMPLE]
    return [text for row in rows if (text := sheet.at(row, column))]


def _is_ticked(sheet: Sheet, column: int, after: int) -> bool:
    """Say whether a column has nothing but ticks; a blank one has, too."""
    return all(map(is_tick, _cells(sheet, column, after)[:-1] or _cells(sheet, column, after)))


def _judges(vocabulary: Vocabulary) -> dict[str, Callable[[str], bool]]:
    """Return what tells by a cell whether it may be what a meaning is of."""

    def is_day(text: str) -> bool:
        return bool(days_in(text, _ANY_YEAR))

    return {
        RECEIVED: is_day,
        ANSWERED: is_day,
        RESULT: lambda text: bool(vocabulary.result(text).ids),
        KIND: lambda text: bool(vocabulary.kind(text).ids),
    }


def _share(cells: list[str], judge: Callable[[str], bool]) -> float:
    return sum(map(judge, cells)) / len(cells) if cells else 0.0


def with_contents(
    sheet: Sheet, vocabulary: Vocabulary, known: dict[int, str], heads: dict[int, str], last: int
) -> dict[int, str]:
    """Return the meanings with those that no head tells, found by what stands in the columns.

    `heads` are the words above the columns, `last` is the row of the lowest.
    """
    columns = dict(known)
    for meaning, judge in _judges(vocabulary).items():
        prefix = {RESULT: TICKED_RESULT, KIND: TICKED_KIND}.get(meaning, "-")
        if meaning in columns.values() or any(m.startswith(prefix) for m in columns.values()):
            continue
        free = (c for c in range(1, sheet.columns + 1) if c not in columns)
        fitting = [c for c in free if _may_be(_cells(sheet, c, last), heads.get(c, ""), judge)]
        if fitting:
            columns[fitting[0]] = meaning
    return columns


def _may_be(cells: list[str], head: str, judge: Callable[[str], bool]) -> bool:
    """Say whether the contents of a column without a meaning tell one."""
    least = _SHARE if len(plain(head)) <= _SHORT_HEAD else _SURE_SHARE
    return _share(cells, judge) >= least
