"""Rectangles of worksheet cells; rows and columns start at 1, as in a spreadsheet."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from openpyxl.utils import get_column_letter


class Area(NamedTuple):
    """The cells from the top left to the bottom right, both included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def one(cls, row: int, column: int) -> "Area":
        """Return the area of a single cell."""
        return cls(row, column, row, column)

    @property
    def anchor(self) -> "Area":
        """The top left cell, which holds the content of merged cells."""
        return Area(self.top, self.left, self.top, self.left)

    @property
    def is_single(self) -> bool:
        """Whether there is nothing to merge."""
        return self.top == self.bottom and self.left == self.right

    @property
    def ref(self) -> str:
        """The area as a spreadsheet writes it: C6 or C6:I29."""
        first = f"{get_column_letter(self.left)}{self.top}"
        return first if self.is_single else f"{first}:{get_column_letter(self.right)}{self.bottom}"

    def cells(self) -> Iterator[tuple[int, int]]:
        """Yield row and column of each cell, row by row."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column

    def extended_by(self, other: "Area") -> "Area | None":
        """Return both as one rectangle when `other` lies right of or below this one."""
        if other.top == self.top and other.bottom == self.bottom:
            joins = other.left == self.right + 1
        else:
            same_columns = other.left == self.left and other.right == self.right
            joins = same_columns and other.top == self.bottom + 1
        return Area(self.top, self.left, other.bottom, other.right) if joins else None


def join(areas: Iterable[Area]) -> list[Area]:
    """Join each area with the one before it where the two make a rectangle.

    Nothing is reordered or lost: a cell that is given twice is counted twice.
    """
    joined: list[Area] = []
    for area in areas:
        whole = joined and joined[-1].extended_by(area)
        if whole:
            joined[-1] = whole
        else:
            joined.append(area)
    return joined


def quoted(sheet: str) -> str:
    """Return a sheet's name as a formula refers to it."""
    return "'" + sheet.replace("'", "''") + "'"
