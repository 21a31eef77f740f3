"""Where the figures of a table were counted: the register's path, and the rows behind each cell.

Nothing of what the register says of people is kept, not even its sheets' names: a
sheet is known by its number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath

_MOST_NAMED = 40  # rows

Rows = dict[int, tuple[int, ...]]
"""Rows as they are numbered in a register, by the number of their sheet, both from 1."""


@dataclass(frozen=True)
class LedgerNote:
    """A table's register: its path, the year that was counted, the rows of each cell by address."""

    path: str
    year: int
    cells: Mapping[str, Rows]

    @property
    def name(self) -> str:
        """The file's name, on whatever system it was read."""
        path = PureWindowsPath(self.path) if "\\" in self.path else PurePath(self.path)
        return path.name

    def count(self, address: str) -> int | None:
        """Return how many cases were counted in a cell; None for one that was not counted."""
        rows = self.cells.get(address)
        return None if rows is None else sum(map(len, rows.values()))

    def rows(self, address: str) -> str:
        """Return a cell's rows in words: 第3、5行, with the sheet where there are several."""
        sheets = {number for rows in self.cells.values() for number in rows}
        found = self.cells.get(address, {})
        return "，".join(
            f"第{number}张表{_named(rows)}" if len(sheets) > 1 else _named(rows)
            for number, rows in sorted(found.items())
        )


def _named(rows: tuple[int, ...]) -> str:
    listed = "、".join(map(str, rows[:_MOST_NAMED]))
    return f"第{listed}等{len(rows)}行" if len(rows) > _MOST_NAMED else f"第{listed}行"
