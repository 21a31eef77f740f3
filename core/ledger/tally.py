"""What counting a register yields: cells with their cases, what is asked, what there is to tell."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.ledger.cases import Place

NOT_COUNTED = "(none)"
"""The answer for cases that do not count at all: what was asked is no application."""

_MOST_NAMED = 8


@dataclass(frozen=True)
class Question:
    """Words that may mean several things, asked once for all cases that have them.

    `key` stands for them in the settings, where they themselves are not kept. `axis`
    is `result` or `kind`; `likely` are the ids they may mean.
    """

    key: str
    table: str
    axis: str
    column: str
    text: str
    reason: str
    places: tuple[Place, ...]
    likely: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """What there is to tell of some rows. The cases of an `uncounted` one are in no cell."""

    text: str
    places: tuple[Place, ...]
    uncounted: bool = False


@dataclass(frozen=True)
class Tally:
    """A year's figures: for each input cell of the counted `tables` the cases in it.

    `cases` is the number of cases of the year, those among them that are asked about.
    With `names_sheets` there are several, and rows are told with the name of theirs.
    """

    year: int
    tables: tuple[str, ...]
    cells: dict[str, tuple[Place, ...]]
    questions: tuple[Question, ...]
    remarks: tuple[Remark, ...]
    cases: int
    names_sheets: bool = True

    @property
    def counts(self) -> dict[str, int]:
        """How many cases each cell has."""
        return {address: len(places) for address, places in self.cells.items()}

    @property
    def uncounted(self) -> int:
        """How many cases are in no cell, because something about them is not clear."""
        places = [place for question in self.questions for place in question.places]
        places += [place for r in self.remarks if r.uncounted for place in r.places]
        return len(set(places))

    def told(self, remark: Remark) -> str:
        """Return a remark as a sentence, with its rows."""
        return f"{self.rows(remark.places)}{remark.text}"

    def rows(self, places: Iterable[Place]) -> str:
        """Return rows as a person names them: 第3、5行, with the sheet where there are several."""
        by_sheet: dict[str, list[int]] = {}
        for place in places:
            by_sheet.setdefault(place.sheet, []).append(place.row)
        return "，".join(
            f"“{sheet}”{_rows(sorted(rows))}"
            if sheet and self.names_sheets
            else _rows(sorted(rows))
            for sheet, rows in by_sheet.items()
        )


def _rows(rows: list[int]) -> str:
    named = "、".join(map(str, rows[:_MOST_NAMED]))
    return f"第{named}等{len(rows)}行" if len(rows) > _MOST_NAMED else f"第{named}行"
