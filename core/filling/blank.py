"""A blank as it is seen: sheets or tables of cells, each in its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from core.errors import UserError
from core.numbers import Number

Content = Number | str


class FillingError(UserError):
    """A blank cannot be filled in; the message says why and what to do."""


class Place(NamedTuple):
    """Where a cell is: the number of its sheet or table, its row and column, all from 0."""

    sheet: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class BlankCell:
    """A cell of a blank, anchored at its top left place; what merged cells cover is none.

    `name` is what a person calls its place (B5, 第3行第2格).
    """

    place: Place
    name: str
    text: str
    row_span: int = 1
    column_span: int = 1
    has_formula: bool = False
    is_locked: bool = False

    @property
    def below(self) -> Place:
        """The place right below it."""
        return self.place._replace(row=self.place.row + self.row_span)

    @property
    def right(self) -> Place:
        """The place right beside it."""
        return self.place._replace(column=self.place.column + self.column_span)

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.text.strip()


@dataclass(frozen=True)
class Sheet:
    """A sheet or table; `number` is that of the places in it."""

    number: int
    name: str
    cells: tuple[BlankCell, ...]

    @cached_property
    def rows(self) -> int:
        """How many rows there are from the top."""
        return max((cell.below.row for cell in self.cells), default=0)

    @cached_property
    def columns(self) -> int:
        """How many columns there are from the left."""
        return max((cell.right.column for cell in self.cells), default=0)

    @cached_property
    def rows_with_text(self) -> frozenset[int]:
        """The rows in which something begins that is not blank."""
        return frozenset(cell.place.row for cell in self.cells if not cell.is_blank)

    @cached_property
    def covering(self) -> dict[tuple[int, int], BlankCell]:
        """The cell by each row and column that it covers."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.place.row, cell.below.row)
            for column in range(cell.place.column, cell.right.column)
        }

    def at(self, place: Place) -> BlankCell | None:
        """Return the cell that covers a place of the sheet."""
        return self.covering.get((place.row, place.column))


class Blank(Protocol):
    """A file to be filled in; it is never changed, what is written makes another."""

    def of(self, data: bytes) -> "Blank":
        """Return another file of the same kind."""
        ...

    @property
    def sheets(self) -> Sequence[Sheet]:
        """What is visible, in the order of the file."""
        ...

    def written(self, contents: Mapping[Place, Content]) -> bytes:
        """Return the file with other contents in some cells, formulas and locks no matter."""
        ...

    def finished(self, contents: Mapping[Place, Content]) -> bytes:
        """Return the file as `written`, made up so that its formulas follow."""
        ...

    def results(self, data: bytes) -> Mapping[Place, str]:
        """Return what the formulas of a finished file yield, of those that can be computed."""
        ...


def cells_of(blank: Blank) -> Iterator[BlankCell]:
    """Yield all cells of a blank."""
    for sheet in blank.sheets:
        yield from sheet.cells


def cell_at(blank: Blank, place: Place) -> BlankCell | None:
    """Return the cell at a place of any sheet."""
    return next((s.at(place) for s in blank.sheets if s.number == place.sheet), None)
