"""Tables: how close one is set, and its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from core.document.document import Cell, Role, Table
from core.document.grid import edges
from core.formats.pdf.writing.tables import SetTable as PrintedTable
from core.formats.setting.cleaning import one_line
from core.formats.word.writing.cells import CellText, add_cell, set_cell
from core.formats.word.writing.page import MEASURE, twips
from core.formats.word.writing.runs import add, append
from core.formats.word.writing.styles import TABLE_ID

_HEADS = {Role.CAPTION, Role.HEADER}
_MOST_HEADS = 12  # named in a description


@dataclass(frozen=True, slots=True)
class _SetTable:
    """A table whose text is set; rows are as high as in print, in points, and break where it does.

    `ends` are the rows that end a page or the table.
    """

    table: Table
    columns: Sequence[int]  # the edges of the columns in twips
    texts: dict[Cell, CellText]
    heights: Sequence[float]
    ends: frozenset[int]

    def width(self, cell: Cell) -> int:
        """The width of a cell in twips."""
        return self.columns[cell.last_column + 1] - self.columns[cell.column]


def add_table(file: WordFile, table: Table, parts: Sequence[PrintedTable]) -> None:
    """Add a table at the end of the document; `parts` are it as it is printed, page by page."""
    chosen = _set(table, parts)
    element = OxmlElement("w:tbl")
    properties = add(element, "tblPr")
    add(properties, "tblStyle", val=TABLE_ID)
    add(properties, "tblW", w=MEASURE, type="dxa")
    add(properties, "jc", val="center")
    add(properties, "tblLayout", type="fixed")
    add(properties, "tblCaption", val=one_line(table.title))
    add(properties, "tblDescription", val=one_line(_description(table)))
    grid = add(element, "tblGrid")
    for left, right in pairwise(chosen.columns):
        add(grid, "gridCol", w=right - left)
    _add_rows(element, chosen)
    append(file, element)


def _description(table: Table) -> str:
    """Say in words what a table holds, for those who do not see it."""
    heads = dict.fromkeys(cell.text for cell in table.cells if cell.role in _HEADS and cell.text)
    named = [head for head in heads if "\n" not in head][:_MOST_HEADS]
    more = "等" if len(heads) > len(named) else ""
    return f"{table.title}，{table.rows}行{table.columns}列：{'、'.join(named)}{more}。"


def _set(table: Table, parts: Sequence[PrintedTable]) -> _SetTable:
    printed = edges(parts[0].widths)
    columns = [round(edge * MEASURE / printed[-1]) for edge in printed]
    size = parts[0].density.size
    texts = {
        cell: set_cell(cell, columns[cell.last_column + 1] - columns[cell.column], size)
        for cell in table.cells
    }
    heights = [height for part in parts for height in part.heights[part.repeated :]]
    ends = frozenset(edge - 1 for edge in accumulate(len(p.heights) - p.repeated for p in parts))
    return _SetTable(table, columns, texts, heights, ends)


def _add_rows(element: BaseOxmlElement, chosen: _SetTable) -> None:
    table = chosen.table
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda cell: cell.column):
        for row in range(cell.row, cell.last_row + 1):
            rows[row].append(cell)
    for row, cells in enumerate(rows):
        _add_row(element, chosen, row, cells)


def _add_row(table: BaseOxmlElement, chosen: _SetTable, number: int, cells: Sequence[Cell]) -> None:
    row = add(table, "tr")
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    add(properties, "trHeight", val=twips(chosen.heights[number]), hRule="atLeast")
    if number < chosen.table.header_rows:
        add(properties, "tblHeader")
    for cell in cells:
        add_cell(
            row,
            cell,
            number,
            chosen.width(cell),
            chosen.texts[cell],
            keep=number not in chosen.ends,
        )
