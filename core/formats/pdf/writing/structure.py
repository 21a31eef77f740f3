"""What the printed text is, beside where it stands: headings, paragraphs, tables, in order.

Screen readers and archives read a page by this tree (ISO 32000-1, 14.7 and 14.8). A table or
a paragraph over two pages is one element; what no element claims, such as page numbers and
heads that are repeated, is an artifact.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from core.document.document import Cell, Role, Table
from core.formats.setting.bands import Band, bands

Place = tuple[int, int]
"""The row and column in which a cell of a table begins."""

_SCOPES = {
    Role.CAPTION: "Column",
    Role.CORNER: "Column",
    Role.HEADER: "Column",
    Role.LABEL: "Row",
}


@dataclass(slots=True, eq=False)
class Element:
    """A part of the text; `kind` is a standard type of PDF: H2, P, Table, TR, TH, TD, Figure.

    `scope` tells whether a TH heads its column or its row, `headers` which cells head a TD
    where that does not tell it. Of a Figure `alternate` says in words what it shows, and `box`
    its left, bottom, right and top edge on its page, in points.
    """

    kind: str
    parent: "Element | None" = None
    scope: str = ""
    row_span: int = 1
    column_span: int = 1
    headers: tuple["Element", ...] = ()
    alternate: str = ""
    box: tuple[float, float, float, float] | None = None
    children: list["Element"] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Stand as the last in one's parent."""
        if self.parent:
            self.parent.children.append(self)


class Structure:
    """The tree of a document as it grows."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._level = 0

    def paragraph(self) -> Element:
        """Add a paragraph."""
        return Element("P", self.root)

    def heading(self, level: int) -> Element:
        """Add a heading, the title being of level 1; no level is left out on the way down."""
        self._level = min(level, self._level + 1)
        return Element(f"H{self._level}", self.root)

    def figure(self, alternate: str, box: tuple[float, float, float, float]) -> Element:
        """Add a figure."""
        return Element("Figure", self.root, alternate=alternate, box=box)

    def table(self, table: Table, scope_of: Callable[[Cell], str] | None = None) -> "TableCells":
        """Add a table, whose cells head others as `scope_of` says, by default by their role."""
        element = Element("Table", self.root)
        cells: dict[Place, Element] = {}
        ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        for _, row in groupby(ordered, lambda cell: cell.row):
            parent = Element("TR", element)
            for cell in row:
                cells[cell.row, cell.column] = _cell(cell, parent, scope_of or _scope)
        parts = bands(table)
        if len(parts) > 1 and not scope_of:
            for band in parts:
                _name_headers(band, cells)
        return cells


TableCells = Mapping[Place, Element]
"""The elements of a table's cells by where they begin in the whole table."""


def _scope(cell: Cell) -> str:
    return _SCOPES.get(cell.role, "") if cell.text else ""


def _cell(cell: Cell, row: Element, scope_of: Callable[[Cell], str]) -> Element:
    scope = scope_of(cell)
    return Element("TH" if scope else "TD", row, scope, cell.row_span, cell.column_span)


def _name_headers(band: Band, cells: Mapping[Place, Element]) -> None:
    """Tell of each figure of a band which cells head it: those of the band above do not."""
    for value in band.values:
        heads = (*band.captions, *band.headers_of(value), *band.labels_of(value))
        cells[value.row, value.column].headers = tuple(
            cells[head.row, head.column] for head in heads
        )
