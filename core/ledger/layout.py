"""Where in a sheet the head of a register is, and what its columns are for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from core.form.form import Form
from core.interpret.labels import plain
from core.ledger.cards import as_table
from core.ledger.dates import days_in
from core.ledger.heads import (
    ANSWERED,
    CONTENT,
    KIND,
    NAME,
    NUMBER,
    REASON,
    RECEIVED,
    RESULT,
    SERIAL,
    TICKED_KIND,
    TICKED_RESULT,
    TICKED_WORDS,
    meaning_of,
)
from core.ledger.sheets import Sheet
from core.ledger.wordings import Vocabulary

_MOST_ABOVE = 30  # rows in which a head is looked for
_COVERED = 0.4  # of the columns that a row of heads is over
_DEEPEST = 4  # rows of a head
_ENOUGH = 3  # columns that are recognised make a head
_SAMPLE = 200  # rows that are looked at to judge a column
_ANY_YEAR = 2024  # a leap year, for days that do not tell one
_SHARE = 0.5  # of a column's cells that have to be what it is taken for
_SHORT_HEAD = 2  # characters of a head that may mean anything: 类别, 情况
_LONGEST_HEAD = 40  # characters
_SINGLE = (RECEIVED, ANSWERED, KIND, NAME, RESULT, CONTENT, NUMBER, SERIAL, "year")
_TICK = re.compile(r"[√✓✔☑■●○◯Oo●1是有vV对]|√.*")


@dataclass(frozen=True)
class Layout:
    """How a sheet is read: the register's table, its last row of heads, its columns.

    `columns` tells the meaning of each column that has one, `heads` the words above it,
    `lowest` those right above it.
    `table` is empty for a sheet that is no register. `about` is what stands above the
    head, and one that `is_corrected` is read as somebody wants it.
    """

    sheet: Sheet
    table: str = ""
    head: int = 0
    columns: dict[int, str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    lowest: dict[int, str] = field(default_factory=dict)
    about: str = ""
    is_corrected: bool = False

    def of(self, meaning: str) -> list[int]:
        """Return the columns with a meaning, from the left."""
        return [column for column, found in sorted(self.columns.items()) if found == meaning]

    def ticked(self, prefix: str) -> dict[int, str]:
        """Return the columns that are ticked, by the id of what a tick says."""
        found = sorted(self.columns.items())
        return {c: m.removeprefix(prefix) for c, m in found if m.startswith(prefix)}

    @property
    def names_by_kind(self) -> list[tuple[int, str]]:
        """The columns of names when there is one for each kind, and what says which."""
        columns = self.of(NAME)
        return [(c, self.lowest.get(c, "")) for c in columns] if len(columns) > 1 else []

    def corrected(self, column: int, meaning: str) -> "Layout":
        """Return it with another meaning of a column."""
        columns = {c: m for c, m in self.columns.items() if c != column}
        if meaning:
            columns[column] = meaning
        return replace(self, columns=columns, is_corrected=True)


def layouts_of(sheets: list[Sheet], form: Form) -> list[Layout]:
    """Return how each sheet is read; a table that goes on without a head is read as the last."""
    found: list[Layout] = []
    for sheet in sheets:
        layout = layout_of(sheet, form)
        last = found[-1] if found else None
        if not layout.table and last and last.table and _goes_on(last.sheet, sheet):
            layout = replace(last, sheet=sheet, head=0)
        found.append(layout)
    return found


def tables_with_ledger(form: Form) -> list[str]:
    """Return the tables that can be counted."""
    return [table for table, definition in form.tables.items() if definition.ledger]


def laid_out(sheet: Sheet, form: Form, table: str) -> Layout:
    """Return how a sheet is read as a register of a table, whatever it looks like."""
    return _read_as(sheet, form, table) if table else Layout(sheet)


def is_tick(text: str) -> bool:
    """Say whether a cell is ticked."""
    return _TICK.fullmatch("".join(text.split())) is not None


def _goes_on(last: Sheet, sheet: Sheet) -> bool:
    return not (last.is_sheet or sheet.is_sheet) and last.columns == sheet.columns


def layout_of(sheet: Sheet, form: Form) -> Layout:
    """Return how a sheet is read by itself, as a table or as cards."""
    layout = _as_table(sheet, form)
    cards = None if layout.table else as_table(sheet)
    return _as_table(cards, form) if cards else layout


def _as_table(sheet: Sheet, form: Form) -> Layout:
    tables = tables_with_ledger(form)
    readings = [(_read_as(sheet, form, table), _about(sheet, form, table)) for table in tables]
    whole = [(layout, told) for layout, told in readings if _is_register(layout)]
    if not whole:
        return Layout(sheet)
    return max(whole, key=lambda each: (each[1], _clarity(each[0])))[0]


def _is_register(layout: Layout) -> bool:
    results = layout.of(RESULT) or layout.of(REASON) or layout.ticked(TICKED_RESULT)
    who = layout.of(NAME) or layout.of(KIND) or layout.ticked(TICKED_KIND) or layout.of(CONTENT)
    days = layout.of(RECEIVED) or layout.of(ANSWERED)
    return bool(days and (results or layout.of(ANSWERED)) and who)


def _clarity(layout: Layout) -> int:
    return len(set(layout.columns.values()))


def _about(sheet: Sheet, form: Form, table: str) -> int:
    """Return how much a sheet says that it is a register of a table; its heads say most."""
    ledger = form.tables[table].ledger
    layout = _read_as(sheet, form, table)
    words = re.compile(ledger.told_by if ledger else "$^")
    heads = {found for head in layout.heads.values() for found in words.findall(plain(head))}
    above = set(words.findall(plain(f"{sheet.name} {layout.about}")))
    return 2 * len(heads) + 3 * len(above)


def _read_as(sheet: Sheet, form: Form, table: str) -> Layout:
    vocabulary = Vocabulary(form, table)
    best = Layout(sheet, table)
    for first in filter(lambda row: _may_be_head(sheet, row), list(sheet.rows)[:_MOST_ABOVE]):
        for last in _depths(sheet, first):
            found = _with_head(sheet, vocabulary, first, last)
            if _worth(found) > _worth(best):
                best = found
    return _completed(best, vocabulary)


def _may_be_head(sheet: Sheet, row: int) -> bool:
    """Tell a row of heads from a title and from a line with a date of printing."""
    columns = range(1, sheet.columns + 1)
    covered = sum(bool(sheet.at(row, column)) for column in columns)
    return len(sheet.rows[row]) > 1 and covered >= sheet.columns * _COVERED


def _depths(sheet: Sheet, first: int) -> Iterator[int]:
    """Yield the rows in which a head that begins in a row may end."""
    for last in range(first, first + _DEEPEST):
        if last > first and (last not in sheet.rows or _is_data(sheet, last)):
            return
        if not _is_cut(sheet, first, last):
            yield last


def _is_cut(sheet: Sheet, first: int, last: int) -> bool:
    """Say whether a merged cell of a head goes on below it."""
    areas = (sheet.area(row, c) for row in range(first, last + 1) for c in sheet.rows.get(row, {}))
    return any(area.bottom > last for area in areas if area)


def _is_data(sheet: Sheet, row: int) -> bool:
    """Say whether a row is a case rather than one of the head's."""
    return any(days_in(text) or text.isdecimal() for text in sheet.rows[row].values())


def _worth(layout: Layout) -> float:
    meanings = list(layout.columns.values())
    single = {m for m in meanings if m in _SINGLE}
    ticked = sum("=" in m for m in meanings)
    count = len(single) + ticked / 2
    return count if len(single) + ticked >= _ENOUGH and single - {SERIAL, CONTENT} else 0.0


def _with_head(sheet: Sheet, vocabulary: Vocabulary, first: int, last: int) -> Layout:
    heads = {column: _head(sheet, first, last, column) for column in range(1, sheet.columns + 1)}
    words = {column: "".join(parts) for column, parts in heads.items() if parts}
    if any(len(text) > _LONGEST_HEAD * _DEEPEST for text in words.values()):
        return Layout(sheet, vocabulary.table)
    columns = _meanings(sheet, vocabulary, heads, last)
    above = (text for row in sheet.rows if row < first for text in sheet.rows[row].values())
    about = " ".join((sheet.above, *above))
    lowest = {column: parts[-1] for column, parts in heads.items() if parts}
    return Layout(sheet, vocabulary.table, last, columns, words, lowest, about)


def _head(sheet: Sheet, first: int, last: int, column: int) -> list[str]:
    texts = (sheet.at(row, column) for row in range(first, last + 1))
    return list(dict.fromkeys(text for text in texts if text))


def _meanings(
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
    if meaning not in _SINGLE or (meaning == KIND and not vocabulary.ledger.received):
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


def _completed(layout: Layout, vocabulary: Vocabulary) -> Layout:
    """Find by their contents the columns that no head tells, and those with a better one."""
    sheet, columns = layout.sheet, dict(layout.columns)
    for meaning, judge in _judges(vocabulary).items():
        prefix = {RESULT: TICKED_RESULT, KIND: TICKED_KIND}.get(meaning, "-")
        if meaning in columns.values() or any(m.startswith(prefix) for m in columns.values()):
            continue
        free = [c for c in range(1, sheet.columns + 1) if _is_free(layout, columns, c)]
        fitting = [c for c in free if _share(_cells(sheet, c, layout.head), judge) >= _SHARE]
        if fitting:
            columns[fitting[0]] = meaning
    return replace(layout, columns=columns)


def _is_free(layout: Layout, columns: dict[int, str], column: int) -> bool:
    """Say whether a column has no meaning, nor a head that tells of something else."""
    head = plain(layout.heads.get(column, ""))
    return column not in columns and len(head) <= _SHORT_HEAD


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
