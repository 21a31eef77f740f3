"""What was spoken of before a place in a paragraph."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from core.checks.claims.claim import Claim

Rows: TypeAlias = tuple[str, ...]


@dataclass(unsafe_hash=True)
class Context:
    """What was spoken of before in the paragraph.

    `rows` (each in all its meanings) and `columns` of `table` were named last,
    `named` are all rows that the sentence named; `last` is the claim just made,
    as long as nothing else came between. In another year, or of another organ,
    nothing is claimed; `is_silent` once a number was passed over for that, and
    `after_silence` in the sentence behind. The sentence `strays` once it spoke of
    what no table counts. In the sentence, figures of `loose`
    tables may be something else, unless a column is named; those of `bound` ones,
    in brackets behind such a figure, always; of `doubted` ones, what does not name
    its rows. A context that is kept is not
    changed any more, but copied.
    """

    table: str = ""
    rows: tuple[Rows, ...] = ()
    columns: Rows = ()
    named: frozenset[str] = frozenset()
    last: Claim | None = None
    year_is_named: bool = False
    in_other_year: bool = False
    of_other_organ: bool = False
    is_silent: bool = False
    after_silence: bool = False
    strays: bool = False
    loose: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()

    def copy(self) -> "Context":
        """Return a context that can go on without changing this one."""
        return replace(self)

    def forget(self) -> None:
        """Stop speaking of any table."""
        self.table, self.rows, self.columns = "", (), ()
        self.last = None

    def stray(self) -> None:
        """Speak of what no table counts."""
        self.forget()
        self.strays = True

    def next_sentence(self) -> None:
        """Begin a sentence; it may go on with what the one before spoke of."""
        self.columns, self.last, self.strays = (), None, False
        self.named = self.loose = self.bound = self.doubted = frozenset()
        self.year_is_named = self.of_other_organ = False
        self.in_other_year = self.in_other_year and self.is_silent
        self.after_silence, self.is_silent = self.is_silent, self.in_other_year
