"""How a sheet is read as a register: its head, and what its columns are for."""

from dataclasses import dataclass, field, replace

from core.ledger.heads import NAME
from core.ledger.sheets import Sheet


@dataclass(frozen=True)
class Layout:
    """How a sheet is read: the register's table, its last row of heads, its columns.

    `columns` tells the meaning of each column that has one, `heads` the words above it,
    `lowest` those right above it.
    `table` is empty for a sheet that is no register. `about` is what stands above the
    head, and one that `is_corrected` is read as somebody wants it. With a `group` only
    the columns below these words are read, besides those that are in none: 行政诉讼 beside
    行政复议, whose columns are `review`.
    """

    sheet: Sheet
    table: str = ""
    head: int = 0
    columns: dict[int, str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    lowest: dict[int, str] = field(default_factory=dict)
    about: str = ""
    is_corrected: bool = False
    group: str = ""
    review: tuple[int, ...] = ()

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
