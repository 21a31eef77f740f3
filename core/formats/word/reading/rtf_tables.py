"""Tables of rich text: rows of cells that end at given distances from the left."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.document.document import Table
from core.formats.reading.raw import RawCell, raw_table

_SAME_EDGE = 40  # twips (0.7 mm) by which the edge of a column may differ between rows
_WIDTH = 1000  # twips of a cell whose edge the file does not tell


@dataclass(slots=True)
class _Edge:
    """The right end of a cell, in twips, and whether it belongs to the one above or before."""

    right: int
    goes_down: bool
    goes_on: bool


@dataclass(slots=True)
class _Cell:
    left: int
    right: int
    text: str
    goes_down: bool


@dataclass
class RowReader:
    """Collects the rows of a table out of the words that describe them."""

    _rows: list[list[_Cell]] = field(default_factory=list)
    _edges: list[_Edge] = field(default_factory=list)
    _left: int = 0
    _marks: set[str] = field(default_factory=set)
    _texts: list[str] = field(default_factory=list)
    is_open: bool = False

    def hear(self, word: str, number: int) -> None:
        """Take in a word that describes the row."""
        if word == "trowd":
            self._edges, self._left, self._marks, self.is_open = [], 0, set(), True
        elif word == "trleft":
            self._left = number
        elif word == "cellx":
            self._edges.append(_Edge(number, "clvmrg" in self._marks, "clmrg" in self._marks))
            self._marks = set()
        elif word in {"clvmrg", "clmrg"}:
            self._marks.add(word)

    def end_cell(self, text: str) -> None:
        """Take in the text of a cell."""
        self._texts.append(text)

    def end_row(self) -> None:
        """Put the cells of a row together."""
        cells: list[_Cell] = []
        left = self._left
        for number, text in enumerate(self._texts):
            known = self._edges[number] if number < len(self._edges) else None
            edge = known or _Edge(left + _WIDTH, goes_down=False, goes_on=False)
            right = max(edge.right, left)
            if edge.goes_on and cells:
                cells[-1].right = right
            else:
                cells.append(_Cell(left, right, text, edge.goes_down))
            left = right
        if cells:
            self._rows.append(cells)
        self._texts, self.is_open = [], False

    def take_table(self) -> Iterator[Table]:
        """Yield the table that the rows make up, if there are any, and begin anew."""
        if self._rows:
            yield raw_table(_cells(self._rows))
        self._rows = []


def _cells(rows: list[list[_Cell]]) -> list[RawCell]:
    """Return the cells with the rows and columns they span."""
    edges = _columns(rows)
    found: list[RawCell] = []
    above: dict[int, int] = {}  # by their column, the places of the cells of the row above
    for row, cells in enumerate(rows):
        below: dict[int, int] = {}
        for cell in cells:
            column = edges[cell.left]
            width = max(edges[cell.right] - column, 1)
            upper = above.get(column) if cell.goes_down else None
            if upper is not None and found[upper].column_span == width:
                found[upper] = found[upper]._replace(row_span=found[upper].row_span + 1)
                below[column] = upper
            else:
                below[column] = len(found)
                found.append(RawCell(row, column, cell.text, 1, width))
        above = below
    return found


def _columns(rows: list[list[_Cell]]) -> dict[int, int]:
    """Return the number of the column that begins at each edge; edges close by are one."""
    columns: dict[int, int] = {}
    first, column = None, -1
    for edge in sorted({edge for row in rows for cell in row for edge in (cell.left, cell.right)}):
        if first is None or edge - first > _SAME_EDGE:
            first, column = edge, column + 1
        columns[edge] = column
    return columns
