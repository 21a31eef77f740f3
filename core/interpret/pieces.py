"""A raw document as lines of text and grids, in their order, each knowing where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from core.document.document import (
    BALANCE_SHEET,
    SIGN_OFF,
    STACKING_SHEET,
    Cell,
    Document,
    Paragraph,
    Table,
)
from core.interpret.figures import looks_like_figure
from core.interpret.labels import LabelIndex, plain


@dataclass(frozen=True, eq=False)
class Line:
    """A line of text. `section` is known where the document was composed from a report.

    `sheet` is the name of the sheet, or the title of the table, that it was a row of.
    """

    text: str
    where: str
    section: str = ""
    sheet: str = ""


@dataclass(frozen=True, eq=False)
class Grid:
    """Rows of a table; cells keep the row numbers they have in the whole table."""

    cells: tuple[Cell, ...]
    columns: int
    where: str
    id: str = ""
    title: str = ""
    above: int = 0  # rows of the table before the first of these

    @property
    def sheet(self) -> str:
        """The name of the sheet that the rows stand on, or the title of the table."""
        return self.title

    @cached_property
    def rows(self) -> dict[int, list[Cell]]:
        """The cells that cover each row, from the left."""
        rows: dict[int, list[Cell]] = {}
        for cell in sorted(self.cells, key=lambda cell: cell.column):
            for row in range(cell.row, cell.last_row + 1):
                rows.setdefault(row, []).append(cell)
        return dict(sorted(rows.items()))

    def place(self, row: int) -> str:
        """Say where a row stands."""
        return f"{self.where}第{row + self.above + 1}行"

    def transposed(self) -> "Grid":
        """Return the grid with rows and columns exchanged."""
        cells = tuple(
            replace(
                cell,
                row=cell.column,
                column=cell.row,
                row_span=cell.column_span,
                column_span=cell.row_span,
            )
            for cell in self.cells
        )
        height = max((cell.last_column + 1 for cell in cells), default=0)
        return replace(self, cells=cells, columns=height)


Piece = Line | Grid


@dataclass
class Pieces:
    """What a document is made of; `placed` are the cells and lines that were understood."""

    items: list[Piece] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """The lines of text, in order."""
        return [item for item in self.items if isinstance(item, Line)]

    @property
    def grids(self) -> list[Grid]:
        """The grids, in order."""
        return [item for item in self.items if isinstance(item, Grid)]


def pieces_of(document: Document, index: LabelIndex) -> Pieces:
    """Take a document apart; rows of a table that are plain text become lines.

    The sheet of an exported workbook that recomputes the balances, and the page for
    signatures that ends a PDF, say nothing of their own and are left out.
    """
    pieces = Pieces()
    tables = 0
    for number, block in enumerate(document.blocks, 1):
        if isinstance(block, Paragraph):
            if tables and plain(block.text) == SIGN_OFF:
                break
            pieces.items += _lines(block.text, f"第{number}段", block.section)
        elif block.title.strip() not in {BALANCE_SHEET, STACKING_SHEET}:
            tables += 1
            pieces.items += _split(block, _name(block, tables), index)
    return pieces


def _name(table: Table, number: int) -> str:
    return f"“{table.title}”" if table.title else f"第{number}个表格"


def _lines(text: str, where: str, section: str = "", sheet: str = "") -> Iterator[Line]:
    """Yield the lines of a text; an empty one may be a blank cell."""
    if not text:
        yield Line("", where, sheet=sheet)
    for line in text.splitlines():
        if line.strip():
            yield Line(line.strip(), where, section, sheet)


def _split(table: Table, where: str, index: LabelIndex) -> Iterator[Piece]:
    """Yield the rows that are text as lines, those between them as grids."""
    whole = Grid(table.cells, table.columns, where, table.id, table.title)
    first = 0
    for row, cells in whole.rows.items():
        text = _text_row(cells, index)
        if text:
            yield from _slice(whole, first, row)
            yield from _lines(text, whole.place(row), sheet=table.title)
            first = row + 1
    yield from _slice(whole, first, table.rows)


def _text_row(cells: Sequence[Cell], index: LabelIndex) -> str:
    """Return the text of a row that is nothing but text; empty for a row of a table."""
    filled = [cell for cell in cells if cell.text.strip()]
    if len(filled) != 1 or any(cell.row_span > 1 for cell in cells):
        return ""
    text = filled[0].text
    if filled[0].entry or index.is_known(text) or looks_like_figure(text):
        return ""
    return text


def _slice(whole: Grid, first: int, end: int) -> Iterator[Grid]:
    cells = tuple(cell for cell in whole.cells if first <= cell.row < end)
    if any(cell.text.strip() for cell in cells):
        yield replace(whole, cells=cells)
