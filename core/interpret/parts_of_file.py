"""The reports that one file holds: which pieces belong together, and of which year they are.

A file is cut where a title or an annex begins and at the borders of sheets. What
does not speak of the same rows of a table, nor of another year, is put together again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.form.form import Form
from core.interpret.dates import report_years, years_named
from core.interpret.figures import looks_like_figure
from core.interpret.labels import LabelIndex, plain
from core.interpret.numbering import number_of
from core.interpret.pieces import Grid, Line, Piece
from core.interpret.title import ends_as_title

_ANNEX = re.compile(r"附[件表录][一二三四五六七八九十\d]{0,2}(?:[:：、].*)?|附[:：].*")
_LAST_YEAR = re.compile("上一?年|去年|上年度|往年")
_SENTENCE = re.compile("[。；！？]")
_LONGEST_TITLE = 60  # characters
_SAME = 3  # rows of a table that two parts have in common when they are two tables
_WHOLE = "*"  # stands for the rows of a table whose rows have no labels


@dataclass
class Part:
    """Pieces that belong to one report.

    `rows` are the rows of tables that are spoken of, `years` the years that a title,
    a sheet or a line above a table names; `title` is the first line, to show.
    """

    title: str
    items: list[Piece] = field(default_factory=list)
    rows: set[tuple[str, str]] = field(default_factory=set)
    year: int = 0
    is_last_year: bool = False
    is_annex: bool = False

    @property
    def tables(self) -> set[str]:
        """The tables that the part has rows of."""
        return {table for table, _ in self.rows}

    def speaks_of_other(self, other: "Part") -> bool:
        """Say whether another part has the same tables, or is of another year."""
        both = self.rows & other.rows
        if len(both) >= _SAME or any(row == _WHOLE for _, row in both):
            return True
        is_of_other_year = self.year and other.year and self.year != other.year
        is_marked = self.is_last_year != other.is_last_year and self.rows and other.rows
        return other.is_annex or bool((is_of_other_year or is_marked) and other.rows)

    def take(self, other: "Part") -> None:
        """Add the pieces of another part."""
        self.items += other.items
        self.rows |= other.rows
        self.year = self.year or other.year


def parts_of(form: Form, index: LabelIndex, items: Sequence[Piece]) -> list[Part]:
    """Return the reports of a file, in their order; a file with one report has one part."""
    parts: list[Part] = []
    for piece in _cut(form, items):
        part = _part(index, piece)
        fitting = [p for p in reversed(parts) if not p.speaks_of_other(part)]
        if fitting and not part.is_annex:
            fitting[0].take(part)
        else:
            parts.append(part)
    return parts


def rows_of(index: LabelIndex, item: Piece) -> Iterator[tuple[str, str]]:
    """Yield the rows of tables that a piece speaks of."""
    texts = [cell.text for cell in item.cells] if isinstance(item, Grid) else [item.text]
    for text in texts:
        for spot in index.spots(text):
            if spot.axis == "row" and spot.is_leaf:
                yield spot.table, spot.row
            elif not spot.is_leaf and not index.has_row_labels(spot.table, spot.block):
                yield spot.table, _WHOLE


def _cut(form: Form, items: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces between titles, annexes and borders of sheets."""
    current: list[Piece] = []
    has_table = False
    for item in items:
        begins = isinstance(item, Line) and (_begins_annex(item.text) or _is_title(form, item.text))
        if current and (item.sheet != current[-1].sheet or (begins and has_table)):
            yield current
            current, has_table = [], False
        current.append(item)
        has_table |= isinstance(item, Grid) or looks_like_figure(item.text)
    if current:
        yield current


def _begins_annex(text: str) -> bool:
    """Say whether a line begins an annex."""
    return len(text) <= _LONGEST_TITLE and _ANNEX.fullmatch(plain(text)) is not None


def _is_title(form: Form, text: str) -> bool:
    is_short = len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text)
    return is_short and not number_of(text).style and ends_as_title(form, text)


def _part(index: LabelIndex, items: list[Piece]) -> Part:
    sheet = items[0].sheet
    lines = [item.text for item in items if isinstance(item, Line) and item.text]
    part = Part((lines or [sheet])[0], items)
    part.rows = {row for item in items for row in rows_of(index, item)}
    part.is_annex = bool(lines) and _begins_annex(lines[0])
    part.is_last_year = _LAST_YEAR.search(sheet) is not None
    part.year = next(_years(items), 0)
    return part


def _years(items: Sequence[Piece]) -> Iterator[int]:
    """Yield the years that name a part, the surest first: its title or sheet, lines above."""
    first = next((item.text for item in items if isinstance(item, Line) and item.text), "")
    for text in (items[0].sheet, first):
        if len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text):
            yield from (year for year, _, _ in report_years(text))
    for item, following in pairwise(items):
        if isinstance(item, Line) and isinstance(following, Grid):
            yield from () if _SENTENCE.search(item.text) else years_named(item.text)
