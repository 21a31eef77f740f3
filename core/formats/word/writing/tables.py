"""Tables: how close one is set, and its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from core.document.document import Cell, Role, Table
from core.document.grid import edges, row_heights
from core.formats.setting.cleaning import clean
from core.formats.setting.density import ON_SEVERAL_PAGES, PADDING, Density, densities
from core.formats.word.writing.cells import CellText, add_cell, set_cell
from core.formats.word.writing.page import DEPTH, LINE_PITCH, MEASURE, twips
from core.formats.word.writing.runs import add, append
from core.formats.word.writing.styles import TABLE_ID

_ROOM = (DEPTH - 2 * LINE_PITCH) / 20  # points: a page without the table's heading
_GROUP_ROWS = 9  # a label over more rows may be torn by a page break


@dataclass(frozen=True, slots=True)
class _SetTable:
    """A table whose text is set; `is_whole` says that it fits one page."""

    table: Table
    columns: Sequence[int]  # the edges of the columns in twips
    texts: dict[Cell, CellText]
    density: Density
    is_whole: bool

    def width(self, cell: Cell) -> int:
        """The width of a cell in twips."""
        return self.columns[cell.last_column + 1] - self.columns[cell.column]


def add_table(file: WordFile, table: Table) -> None:
    """Add a table at the end of the document."""
    chosen = _fit(table)
    element = OxmlElement("w:tbl")
    properties = add(element, "tblPr")
    add(properties, "tblStyle", val=TABLE_ID)
    add(properties, "tblW", w=MEASURE, type="dxa")
    add(properties, "jc", val="center")
    add(properties, "tblLayout", type="fixed")
    add(properties, "tblCaption", val=clean(table.title).replace("\n", " "))
    grid = add(element, "tblGrid")
    for left, right in pairwise(chosen.columns):
        add(grid, "gridCol", w=right - left)
    _add_rows(element, chosen)
    append(file, element)


def _fit(table: Table) -> _SetTable:
    """Set a table in the most comfortable density in which it fits one page."""
    for density in densities(LINE_PITCH / 20):
        if table.rows * density.row_height <= _ROOM:
            chosen = _set(table, density, is_whole=True)
            if _height(chosen) <= _ROOM:
                return chosen
    return _set(table, ON_SEVERAL_PAGES, is_whole=False)


def _set(table: Table, density: Density, *, is_whole: bool) -> _SetTable:
    scale = MEASURE / sum(table.widths)
    columns = [round(edge * scale) for edge in edges(table.widths)]
    texts = {
        cell: set_cell(cell, columns[cell.last_column + 1] - columns[cell.column], density.size)
        for cell in table.cells
    }
    return _SetTable(table, columns, texts, density, is_whole)


def _height(chosen: _SetTable) -> float:
    """Return the height of a table in points."""
    heights = row_heights(
        chosen.table,
        lambda cell: chosen.texts[cell].height + 2 * PADDING,
        chosen.density.row_height,
    )
    return sum(heights)


def _add_rows(element: BaseOxmlElement, chosen: _SetTable) -> None:
    table = chosen.table
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in sorted(table.cells, key=lambda cell: cell.column):
        for row in range(cell.row, cell.last_row + 1):
            rows[row].append(cell)
    for row, cells in enumerate(rows):
        _add_row(element, chosen, row, cells)


def _add_row(table: BaseOxmlElement, chosen: _SetTable, number: int, cells: Sequence[Cell]) -> None:
    keep = number < chosen.table.rows - 1 and (chosen.is_whole or _keeps_next(number, cells))
    row = add(table, "tr")
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    add(properties, "trHeight", val=twips(chosen.density.row_height), hRule="atLeast")
    if number < chosen.table.header_rows:
        add(properties, "tblHeader")
    for cell in cells:
        add_cell(row, cell, number, chosen.width(cell), chosen.texts[cell], keep=keep)


def _keeps_next(row: int, cells: Sequence[Cell]) -> bool:
    """Tell whether a row is a caption or header, or inside a group that stays whole."""
    has_figures = any(cell.role is Role.VALUE for cell in cells)
    inside = any(row < cell.last_row and cell.row_span <= _GROUP_ROWS for cell in cells)
    return inside or not has_figures
