"""What a number in a narrative says about the tables: the figure meant, and the claim."""

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from core.checks.claims.vocabulary import Vocabulary

Cells: TypeAlias = tuple[str, ...]
"""Addresses whose figures are added up."""

Rows: TypeAlias = tuple[str, ...]


class ClaimKind(Enum):
    """How a claim speaks of its cells."""

    FIGURE = "figure"  # the sum of the cells
    DENIAL = "denial"  # 未收到, 没有: the sum of the cells is 0
    GROWTH = "growth"  # how much larger the sum is than last year
    GROWTH_RATE = "growth_rate"  # the same in percent of last year's
    RATIO = "ratio"  # how many times last year's the sum is
    SHARE = "share"  # the sum in percent of a whole


class Claim(NamedTuple):
    """A number that states figures, at `start` to `end` (exclusive, characters from 0).

    `value` is given in `step`s: 12.3 has the step 0.1. A written number is the
    value divided by `scale` (10000 for 万元) and is followed by `unit`; amounts
    of money have their value in 元. `readings` are the cells it may mean, the
    likeliest first; it agrees when one of them does. `wholes` are what a share
    may be a share of. `verb` is what a denial denies. Where the words could be
    said of something else as well, the claim is not `sure`: it is wrong only
    when its number looks like a slip for the figure, or when others of the same
    `sentence`, told by where that starts, bear it out; a `partial` one, of a
    department, only when it looks like a slip.
    """

    start: int
    end: int
    value: Decimal
    readings: tuple[Cells, ...]
    kind: ClaimKind = ClaimKind.FIGURE
    step: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    unit: str = ""
    wholes: tuple[Cells, ...] = ()
    verb: str = ""
    sure: bool = True
    sentence: int = 0
    partial: bool = False

    def moved(self, distance: int) -> "Claim":
        """Return the claim of the same words further on in the text."""
        return self._replace(
            start=self.start + distance,
            end=self.end + distance,
            sentence=self.sentence + distance,
        )


class Meaning(NamedTuple):
    """The figure that words mean: rows of a table in all their meanings, and columns."""

    table: str
    rows: tuple[Rows, ...]
    columns: Rows
    sure: bool

    def readings(self, words: Vocabulary) -> tuple[Cells, ...]:
        """Return the cells the figure may be, the likeliest first."""
        cells = words.form.cells
        found = (
            tuple(f"{self.table}.{row}.{column}" for row in rows for column in columns)
            for rows in self.rows
            for columns in self._columns(rows, words)
        )
        return tuple(dict.fromkeys(f for f in found if f and all(cell in cells for cell in f)))

    def _columns(self, rows: Rows, words: Vocabulary) -> Iterator[Rows]:
        if self.columns:
            yield self.columns
            return
        default = words.tables[self.table].column
        cells = words.form.cells
        if default and all(f"{self.table}.{row}.{default}" in cells for row in rows):
            yield (default,)
            return
        there = {cell.column: None for cell in cells.values() if _is_in(cell.address, self, rows)}
        yield from ((column,) for column in there)


def _is_in(address: str, meaning: Meaning, rows: Rows) -> bool:
    table, row, _ = address.split(".")
    return table == meaning.table and row in rows
