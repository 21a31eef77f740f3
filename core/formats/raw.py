"""Documents as readers make them: nothing in them is interpreted yet.

A raw document has blocks only: every line of text is a paragraph of level 0,
every table a grid whose cells have the role UNKNOWN. Title, organ, year and
signature are among the paragraphs.
"""

from collections.abc import Iterable
from typing import NamedTuple

from core.document import Cell, Document, Paragraph, Role, Signature, Table
from core.errors import UserError


class ReadError(UserError):
    """A file cannot be read as a report; the message says why and what to do."""


class RawCell(NamedTuple):
    """A cell as a file has it; spans may overlap others or reach over the edge."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


def raw_document(blocks: Iterable[Paragraph | Table]) -> Document:
    """Return a document of nothing but blocks."""
    return Document((), "", 0, tuple(blocks), Signature("", ""))


def raw_table(cells: Iterable[RawCell], title: str = "") -> Table:
    """Return a table in which the cells tile the grid.

    Cells come first in their order; a later one keeps what an earlier one left
    of its place, and holes are filled with empty cells. `title` is what the
    file calls the table (a worksheet's name, a caption).
    """
    taken: set[tuple[int, int]] = set()
    placed = [cell for raw in cells if (cell := _place(raw, taken)) is not None]
    rows = max((cell.last_row + 1 for cell in placed), default=0)
    columns = max((cell.last_column + 1 for cell in placed), default=0)
    holes = (
        Cell(row, column, "", Role.UNKNOWN)
        for row in range(rows)
        for column in range(columns)
        if (row, column) not in taken
    )
    ordered = sorted([*placed, *holes], key=lambda cell: (cell.row, cell.column))
    return Table("", title, "", rows, columns, tuple(ordered), (1.0,) * columns)


def _place(raw: RawCell, taken: set[tuple[int, int]]) -> Cell | None:
    """Return the cell with as much of its span as is free; None when nothing is."""
    if (raw.row, raw.column) in taken:
        return None
    width = _free(((raw.row, raw.column + k) for k in range(raw.column_span)), taken)
    height = 1
    while height < raw.row_span and not any(
        (raw.row + height, raw.column + k) in taken for k in range(width)
    ):
        height += 1
    for row in range(raw.row, raw.row + height):
        taken.update((row, column) for column in range(raw.column, raw.column + width))
    return Cell(raw.row, raw.column, raw.text, Role.UNKNOWN, height, width)


def _free(places: Iterable[tuple[int, int]], taken: set[tuple[int, int]]) -> int:
    """Count the places up to the first that is taken, at least one."""
    count = 0
    for place in places:
        if place in taken:
            break
        count += 1
    return max(count, 1)
