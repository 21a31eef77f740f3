"""Tables: how dense one is set, how high it gets, and where its parts stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.document.document import Cell, Role, Table
from core.document.grid import column_widths, edges, row_heights, span
from core.formats.pdf.writing.cells import LEADING, CellText, figure_room, least_room, set_cell
from core.formats.pdf.writing.geometry import ASCENT, LEFT, LINE_PITCH, MEASURE, TOP
from core.formats.pdf.writing.pages import Box, Page, Rule
from core.formats.pdf.writing.structure import Element, TableCells
from core.formats.pdf.writing.typefaces import GlyphTables
from core.formats.setting.columns import fitted_widths
from core.formats.setting.density import PADDING, Density, densities

DENSITIES = densities(LINE_PITCH)
COMFORTABLE = DENSITIES[:4]  # rather than those a table goes to the next page
CLOSE = COMFORTABLE[2:]


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table whose text is set; `widths` and `heights` of columns and rows in points.

    Of a table that is broken over pages it is the part from row `first` on, below
    `repeated` header rows.
    """

    table: Table
    widths: Sequence[float]
    heights: Sequence[float]
    texts: dict[Cell, CellText]
    density: Density
    first: int = 0
    repeated: int = 0

    @property
    def height(self) -> float:
        """The height of all rows in points."""
        return sum(self.heights)


class TableSetter:
    """Sets the tables of one document, each in one density but once."""

    def __init__(self, fonts: GlyphTables) -> None:
        self.fonts = fonts
        self._set: dict[tuple[int, Density], SetTable] = {}  # which keep their tables alive

    def fit(
        self, table: Table, room: float, allowed: Sequence[Density] = DENSITIES
    ) -> SetTable | None:
        """Set a table in the first of these densities that fits `room` points of height."""
        for density in allowed:
            if table.rows * density.row_height <= room:
                result = self.set(table, density)
                if result.height <= room:
                    return result
        return None

    def set(self, table: Table, density: Density) -> SetTable:
        """Set every cell of a table and work out the heights of its rows."""
        key = id(table), density
        if key not in self._set:
            self._set[key] = set_table(table, density, self.fonts)
        return self._set[key]


def set_table(
    table: Table, density: Density, fonts: GlyphTables, widths: Sequence[float] | None = None
) -> SetTable:
    """Set every cell of a table and work out the heights of its rows.

    `widths` are those of the table that this one is a part of.
    """
    if widths is None:
        size = density.size
        widths = fitted_widths(
            table,
            column_widths(table, MEASURE),
            lambda cell: figure_room(cell, size, fonts),
            least_room(size),
        )
    texts = {
        cell: set_cell(cell, span(widths, cell.column, cell.column_span), density.size, fonts)
        for cell in table.cells
    }
    heights = row_heights(table, lambda cell: texts[cell].height + 2 * PADDING, density.row_height)
    return SetTable(table, widths, heights, texts, density)


def place_table(table: SetTable, page: Page, depth: float, cells: TableCells) -> None:
    """Put a table on a page, `depth` points below the top of the type area.

    `cells` are those of the whole table; what they have not is repeated for the eye alone.
    """
    xs = [LEFT + x for x in edges(table.widths)]
    ys = [TOP - depth - y for y in edges(table.heights)]
    page.rules.extend(_rules(table.table.cells, xs, ys))
    for cell, text in table.texts.items():
        left, right = xs[cell.column], xs[cell.last_column + 1]
        top, bottom = ys[cell.row], ys[cell.last_row + 1]
        if cell.role is Role.CAPTION:
            page.shades.append(Box(left, bottom, right - left, top - bottom))
        row = cell.row - table.repeated + table.first
        element = cells.get((row, cell.column)) if cell.row >= table.repeated else None
        _place_text(text, page, Box(left, bottom, right - left, top - bottom), element)


def _rules(cells: Iterable[Cell], xs: Sequence[float], ys: Sequence[float]) -> Iterator[Rule]:
    """Yield the lines around cells, every one in one piece."""
    below = {(0, column) for column in range(len(xs) - 1)}  # (edge between rows, column)
    beside = {(0, row) for row in range(len(ys) - 1)}  # (edge between columns, row)
    for cell in cells:
        below |= {(cell.last_row + 1, x) for x in range(cell.column, cell.last_column + 1)}
        beside |= {(cell.last_column + 1, y) for y in range(cell.row, cell.last_row + 1)}
    for edge, start, end in _pieces(below):
        yield Rule(xs[start], ys[edge], xs[end], ys[edge])
    for edge, start, end in _pieces(beside):
        yield Rule(xs[edge], ys[start], xs[edge], ys[end])


def _pieces(places: set[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield each edge with where a piece of it starts and ends: places in a row are one piece."""
    for start in sorted(places - {(edge, place + 1) for edge, place in places}):
        edge, end = start
        while (edge, end) in places:
            end += 1
        yield edge, start[1], end


def _place_text(text: CellText, page: Page, cell: Box, element: Element | None) -> None:
    """Centre the lines between the cell's top and bottom."""
    pitch = text.size * LEADING
    top = cell.y + (cell.height + text.height) / 2
    for index, line in enumerate(text.lines):
        strip = top - index * pitch
        baseline = strip - (pitch - text.size) / 2 - ASCENT * text.size
        left = cell.x + (text.left or (cell.width - line.width) / 2)
        page.runs.extend(line.runs(left, baseline, element))
