"""A table with merged cells of every kind; tables in its cells follow it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from core.document.document import Paragraph, Table
from core.formats.reading.raw import RawCell, raw_table
from core.formats.reading.safe_xml import Element
from core.formats.word.reading.names import W, child, number, value

_ROW = f"{W}tr"
_CELL = f"{W}tc"
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}

ReadBlocks = Callable[[Element], Iterable[Paragraph | Table]]


@dataclass(slots=True)
class _Cell:
    """A cell that may still grow to the right and downward."""

    row: int
    column: int
    width: int
    text: str
    merge: str | None  # how it belongs to the cell above: "restart", "continue", or not at all
    height: int = 1


def read_table(table: Element, blocks: ReadBlocks) -> list[Table]:
    """Return a table and, after it, the tables in its cells; `blocks` reads a cell."""
    cells: list[_Cell] = []
    inner: list[Table] = []
    above: dict[int, _Cell] = {}  # by their left column, the cells that may go on below
    rows = (line for line in _children(table, _ROW) if not _is_deleted(line))
    for row, line in enumerate(rows):
        found = _row_cells(line, row, lambda cell: _content(cell, blocks, inner))
        above = _merge_down(found, above, cells)
    raws = (RawCell(c.row, c.column, c.text, c.height, c.width) for c in cells)
    outer = raw_table(raws, value(table, "tblPr/tblCaption") or "")
    return [outer, *inner]


def _row_cells(line: Element, row: int, text_of: Callable[[Element], str]) -> list[_Cell]:
    """Return the cells of a row; one that continues its left neighbour widens that one."""
    cells: list[_Cell] = []
    column = number(line, "trPr/gridBefore", 0)
    for element in _children(line, _CELL):
        properties = child(element, "tcPr")
        if child(properties, "cellDel") is not None:
            continue
        width = max(number(properties, "gridSpan", 1), 1)
        if cells and value(properties, "hMerge") == "continue":
            cells[-1].width += width
        else:
            merge = child(properties, "vMerge")
            kind = None if merge is None else merge.get(f"{W}val", "continue")
            cells.append(_Cell(row, column, width, text_of(element), kind))
        column += width
    return cells


def _merge_down(
    found: list[_Cell], above: dict[int, _Cell], cells: list[_Cell]
) -> dict[int, _Cell]:
    """Let cells of a row continue those above; add the others. Return what may go on below.

    The text of a cell that continues another is not shown by any program.
    """
    merging: dict[int, _Cell] = {}
    for cell in found:
        upper = above.get(cell.column) if cell.merge == "continue" else None
        if upper is not None and upper.width == cell.width:
            upper.height += 1
        else:
            upper = cell
            cells.append(cell)
        if cell.merge:
            merging[cell.column] = upper
    return merging


def _content(cell: Element, blocks: ReadBlocks, inner: list[Table]) -> str:
    """Return the lines of a cell; put the tables in it aside."""
    lines = []
    for block in blocks(cell):
        if isinstance(block, Table):
            inner.append(block)
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Yield rows or cells, out of whatever is wrapped around them."""
    for element in parent:
        if element.tag == name:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _children(element, name)


def _is_deleted(row: Element) -> bool:
    properties = child(row, "trPr")
    return properties is not None and (
        child(properties, "del") is not None or child(properties, "moveFrom") is not None
    )
