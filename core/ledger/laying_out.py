"""Finding in a sheet the head of a register, and how all below it is read."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.form.form import Form
from core.interpret.labels import plain
from core.ledger.cards import as_table
from core.ledger.columns import SINGLE, meanings, with_contents
from core.ledger.dates import days_in
from core.ledger.heads import (
    ANSWERED,
    CONTENT,
    KIND,
    NAME,
    REASON,
    RECEIVED,
    RESULT,
    SERIAL,
    TICKED_KIND,
    TICKED_RESULT,
)
from core.ledger.layout import Layout
from core.ledger.sheets import Sheet
from core.ledger.wordings import Vocabulary

_MOST_ABOVE = 30  # rows in which a head is looked for
_COVERED = 0.4  # of the columns that a row of heads is over
_DEEPEST = 4  # rows of a head
_ENOUGH = 3  # columns that are recognised make a head
_LONGEST_HEAD = 40  # characters
_LEAST_GROUPS = 2


def layouts_of(sheets: list[Sheet], form: Form) -> list[Layout]:
    """Return how each sheet is read; a table that goes on without a head is read as the last."""
    found: list[Layout] = []
    for sheet in sheets:
        layout = layout_of(sheet, form)
        last = found[-1] if found else None
        if not layout.table and last and last.table and _goes_on(last.sheet, sheet):
            layout = replace(last, sheet=sheet, head=0)
        found += _by_groups(layout, form) if layout.table else [layout]
    return found


def _by_groups(layout: Layout, form: Form) -> list[Layout]:
    """Return a layout for each group of columns that has days and results of its own.

    Reviews and suits may stand beside each other: a row is then a case of each.
    """
    vocabulary = Vocabulary(form, layout.table)
    if vocabulary.ledger.received:
        return [layout]
    groups: dict[str, list[int]] = {}
    for column, words in layout.heads.items():
        above = words.removesuffix(layout.lowest.get(column, ""))
        if vocabulary.kind(above).ids:
            groups.setdefault(above, []).append(column)
    if len(groups) < _LEAST_GROUPS:
        return [layout]
    review = next((c for words, c in groups.items() if vocabulary.kind(words).id), [])
    return [_of_group(layout, vocabulary, words, groups, review) for words in groups]


def _of_group(
    layout: Layout,
    vocabulary: Vocabulary,
    group: str,
    groups: dict[str, list[int]],
    review: list[int],
) -> Layout:
    others = {column for words, columns in groups.items() if words != group for column in columns}
    heads = {c: [layout.lowest[c]] for c in layout.heads if c not in others}
    columns = meanings(layout.sheet, vocabulary, heads, layout.head)
    before = () if review == groups[group] else tuple(review)
    return replace(layout, columns=columns, group=group, review=before)


def tables_with_ledger(form: Form) -> list[str]:
    """Return the tables that can be counted."""
    return [table for table, definition in form.tables.items() if definition.ledger]


def laid_out(sheet: Sheet, form: Form, table: str) -> Layout:
    """Return how a sheet is read as a register of a table, whatever it looks like."""
    return _read_as(sheet, form, table) if table else Layout(sheet)


def layout_of(sheet: Sheet, form: Form) -> Layout:
    """Return how a sheet is read by itself, as a table or as cards."""
    layout = _as_table(sheet, form)
    cards = None if layout.table else as_table(sheet)
    return _as_table(cards, form) if cards else layout


def _as_table(sheet: Sheet, form: Form) -> Layout:
    tables = tables_with_ledger(form)
    whole = [each for each in (_read_as(sheet, form, t) for t in tables) if _is_register(each)]
    if not whole:
        return Layout(sheet)
    return max(whole, key=lambda each: (_about(each, form), _clarity(each)))


def _goes_on(last: Sheet, sheet: Sheet) -> bool:
    return not (last.is_sheet or sheet.is_sheet) and last.columns == sheet.columns


def _is_register(layout: Layout) -> bool:
    results = layout.of(RESULT) or layout.of(REASON) or layout.ticked(TICKED_RESULT)
    who = layout.of(NAME) or layout.of(KIND) or layout.ticked(TICKED_KIND) or layout.of(CONTENT)
    days = layout.of(RECEIVED) or layout.of(ANSWERED)
    return bool(days and (results or layout.of(ANSWERED)) and who)


def _clarity(layout: Layout) -> int:
    return len(set(layout.columns.values()))


def _about(layout: Layout, form: Form) -> int:
    """Return how much a sheet says that it is a register of a table; its heads say most."""
    ledger = form.tables[layout.table].ledger
    words = re.compile(ledger.told_by if ledger else "$^")
    heads = {found for head in layout.heads.values() for found in words.findall(plain(head))}
    above = set(words.findall(plain(f"{layout.sheet.name} {layout.about}")))
    return 2 * len(heads) + 3 * len(above)


def _read_as(sheet: Sheet, form: Form, table: str) -> Layout:
    vocabulary = Vocabulary(form, table)
    best = Layout(sheet, table)
    for first in filter(lambda row: _may_be_head(sheet, row), list(sheet.rows)[:_MOST_ABOVE]):
        for last in _depths(sheet, first):
            found = _with_head(sheet, vocabulary, first, last)
            if _worth(found) > _worth(best):
                best = found
    columns = with_contents(sheet, vocabulary, best.columns, best.heads, best.head)
    return replace(best, columns=columns)


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
    single = {m for m in meanings if m in SINGLE}
    ticked = sum("=" in m for m in meanings)
    count = len(single) + ticked / 2
    return count if len(single) + ticked >= _ENOUGH and single - {SERIAL, CONTENT} else 0.0


def _with_head(sheet: Sheet, vocabulary: Vocabulary, first: int, last: int) -> Layout:
    heads = {column: _head(sheet, first, last, column) for column in range(1, sheet.columns + 1)}
    words = {column: "".join(parts) for column, parts in heads.items() if parts}
    if any(len(text) > _LONGEST_HEAD * _DEEPEST for text in words.values()):
        return Layout(sheet, vocabulary.table)
    columns = meanings(sheet, vocabulary, heads, last)
    above = (text for row in sheet.rows if row < first for text in sheet.rows[row].values())
    about = " ".join((sheet.above, *above))
    lowest = {column: parts[-1] for column, parts in heads.items() if parts}
    return Layout(sheet, vocabulary.table, last, columns, words, lowest, about)


def _head(sheet: Sheet, first: int, last: int, column: int) -> list[str]:
    texts = (sheet.at(row, column) for row in range(first, last + 1))
    return list(dict.fromkeys(text for text in texts if text))
