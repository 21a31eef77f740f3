"""Parts of a table on consecutive pages joined to one.

A part continues the one before when nothing stands between them and both are as
wide. Header rows that the next page repeats are dropped. A row, or the label of
a group of rows, that a page's end tears apart is put together again.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from core.formats.pdf.reading.parts import PartCell, TablePart

Cell: TypeAlias = tuple[int, int, str, int, int, int]
"""Row, column, text, spans of both, and the number of what was seen of it on a scan, or -1."""

_SAME_SIDE = 6.0  # points between the sides of parts of one table
_SAME_COLUMN = 4.0  # points between the edges of one column
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]+\s*、|[（(]\s*[一二三四五六七八九十\d]+\s*[)）]|\d+\s*[.．、])"
)
_FIGURE = re.compile(r"[\d,，.．/／—－\-\s元件万]*|无")


def continues(above: TablePart, below: TablePart) -> bool:
    """Tell whether two parts, with a page's end between them, have the same sides."""
    return (
        abs(above.xs[0] - below.xs[0]) <= _SAME_SIDE
        and abs(above.xs[-1] - below.xs[-1]) <= _SAME_SIDE
    )


def joined_parts(above: TablePart, below: TablePart) -> TablePart:
    """Return one part of both."""
    below = _without_repeated(above, below)
    below = replace(below, cells=tuple(_aligned(cell, above, below) for cell in below.cells))
    is_torn = _is_torn_row(above, below)
    shift = above.rows - is_torn
    cells = list(above.cells)
    for cell in below.cells:
        upper = _cell_above(cells, cell, above.rows - 1) if cell.row == 0 else None
        if upper is not None and (is_torn or _is_torn_label(upper, cell, below)):
            cells[cells.index(upper)] = upper._replace(
                row_span=shift + cell.last_row + 1 - upper.row,
                text=upper.text if cell.text == upper.text else upper.text + cell.text,
            )
        else:
            cells.append(cell._replace(row=cell.row + shift))
    rows = shift + below.rows
    xs = tuple(sorted({*above.xs, *(side for cell in cells for side in (cell.x0, cell.x1))}))
    return TablePart(above.top, below.bottom, xs, rows, tuple(cells), above.lines + below.lines)


def _without_repeated(above: TablePart, below: TablePart) -> TablePart:
    """Return a part without the rows at its top that the table begins with as well."""
    count = 0
    for rows in range(1, min(above.rows, below.rows)):
        if _rows(above, rows) == _rows(below, rows) and _ends_between(below, rows):
            count = rows
    if not count:
        return below
    cells = tuple(c._replace(row=c.row - count) for c in below.cells if c.row >= count)
    return replace(below, rows=below.rows - count, cells=cells)


def _rows(part: TablePart, count: int) -> list[tuple[int, int, str]]:
    """Return what the first rows say; only rows with words can be headers."""
    cells = [(c.row, c.row_span, "".join(c.text.split())) for c in part.cells if c.row < count]
    rows_with_words = {row for row, _, text in cells if text and not _FIGURE.fullmatch(text)}
    return cells if len(rows_with_words) == count and len(cells) > count else [(-1, id(part), "")]


def _ends_between(part: TablePart, row: int) -> bool:
    return not any(cell.row < row <= cell.last_row for cell in part.cells)


def _aligned(cell: PartCell, above: TablePart, below: TablePart) -> PartCell:
    """Return the cell with the edges of the columns above, where they are nearly the same."""
    return cell._replace(x0=_nearest(cell.x0, above, below), x1=_nearest(cell.x1, above, below))


def _nearest(side: float, above: TablePart, below: TablePart) -> float:
    if side == below.xs[0]:
        return above.xs[0]
    if side == below.xs[-1]:
        return above.xs[-1]
    nearest = min(above.xs, key=lambda edge: abs(edge - side))
    return nearest if abs(nearest - side) <= _SAME_COLUMN else side


def _cell_above(cells: Sequence[PartCell], cell: PartCell, row: int) -> PartCell | None:
    """Return the cell in the same columns that ends with the last row above."""
    same = (c for c in cells if (c.x0, c.x1, c.last_row) == (cell.x0, cell.x1, row))
    return next(same, None)


def _is_torn_row(above: TablePart, below: TablePart) -> bool:
    """Tell whether the first row below goes on with the last one above.

    Then it has the rest of a text in few columns, and nothing where the row
    above has figures.
    """
    lower = [cell for cell in below.cells if cell.row == 0 and cell.row_span == 1]
    pairs = [(_cell_above(above.cells, cell, above.rows - 1), cell) for cell in lower]
    whole = [(upper, cell) for upper, cell in pairs if upper is not None]
    if len(whole) < len(pairs) or not any(cell.text for cell in lower):
        return False
    if any(cell.text and (_is_figure(cell) or _NUMBERED.match(cell.text)) for cell in lower):
        return False
    figures = [cell for upper, cell in whole if upper.text and _is_figure(upper)]
    return bool(figures) and not any(cell.text for cell in figures)


def _is_torn_label(upper: PartCell, lower: PartCell, below: TablePart) -> bool:
    """Tell whether two cells at a page's end are one label of a group of rows."""
    if not upper.text or _is_figure(upper) or (lower.text and _is_figure(lower)):
        return False
    is_group = upper.row_span + lower.row_span > 2
    if not lower.text:
        return is_group or _has_other_label(lower, below)
    if lower.text == upper.text:
        return is_group or bool(_NUMBERED.match(upper.text))
    is_numbered = bool(_NUMBERED.match(upper.text))
    return is_numbered and not _NUMBERED.match(lower.text)


def _has_other_label(cell: PartCell, part: TablePart) -> bool:
    first = (other for other in part.cells if other.row == 0 and other.x0 >= cell.x1)
    return any(other.text and not _is_figure(other) for other in first)


def _is_figure(cell: PartCell) -> bool:
    return bool(_FIGURE.fullmatch(cell.text))


def cells_of(part: TablePart) -> list[Cell]:
    """Return the cells in the grid of all columns that the part has."""
    edges = sorted({side for cell in part.cells for side in (cell.x0, cell.x1)})
    columns = {edge: number for number, edge in enumerate(edges)}
    return [
        (
            cell.row,
            columns[cell.x0],
            cell.text,
            cell.row_span,
            columns[cell.x1] - columns[cell.x0],
            cell.sighting,
        )
        for cell in sorted(part.cells, key=lambda cell: (cell.row, cell.x0))
    ]
