"""Tables without ruling lines, from where their texts stand.

Figures that stand right of other text, on lines that are not prose, show that
there is a table. Lines of one cell stand closer to one another than cells do; a
cell belongs to the row of figures beside it, or makes a row with its neighbours.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.formats.pdf.reading.lines import Line, joined, pieces_of
from core.formats.pdf.reading.parts import PartCell, TablePart

_FIGURE = re.compile(r"[-+－]?[\d,，]+(?:[.．]\d+)?|[/／—－-]|无")
_LEAST_ROWS = 2  # with figures, unless one has many
_MANY = 3
_SAME_SIZE = 0.2  # of a size, between the texts of one table
_WIDEST_LABEL = 0.6  # of a page's width: what fills more is prose
_ROW_GAP = 5.0  # sizes between lines of one table
_NEARBY = 100  # blocks before a piece, among which is the one above it
_LINE_PITCH = 1.5  # sizes between lines of one cell


@dataclass(slots=True)
class _Block:
    """The lines of one cell."""

    lines: list[Line]
    row_of_figures: int  # the number of the line if that has figures, else -1
    is_figure: bool

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    @property
    def x0(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        return max(line.x1 for line in self.lines)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def with_tables(lines: Sequence[Line], width: float) -> list[Line | TablePart]:
    """Return a page's lines from the top, with a table in place of those that make it up."""
    pieces = [pieces_of(line) for line in lines]
    found: list[Line | TablePart] = []
    start = 0
    while start < len(lines):
        end = _end_of_table(lines, pieces, start, width)
        if end > start:
            found.append(_table(lines[start:end], pieces[start:end]))
        else:
            line = lines[start]
            apart = [piece._replace(top=line.top, bottom=line.bottom) for piece in pieces[start]]
            found += apart if _has_figures(apart) else [line]
        start = max(end, start + 1)
    return found


def _end_of_table(
    lines: Sequence[Line], pieces: Sequence[Sequence[Line]], start: int, width: float
) -> int:
    """Return the line after the table that begins at a line, or that line when none does."""
    end = rows = 0
    for number in range(start, len(lines)):
        line, row = lines[number], pieces[number]
        size = lines[start].size
        is_prose = len(row) == 1 and line.x1 - line.x0 > _WIDEST_LABEL * width
        is_apart = number > start and line.top - lines[number - 1].bottom > _ROW_GAP * size
        if is_prose or is_apart or abs(line.size - size) > _SAME_SIZE * size:
            break
        if _has_figures(row):
            rows += _figures(row) if _figures(row) >= _MANY else 1
            end = number + 1
        elif end == number and _is_rest_of_label(line, pieces[number - 1]):
            end = number + 1
    return end if rows >= _LEAST_ROWS else start


def _is_rest_of_label(line: Line, above: Sequence[Line]) -> bool:
    """Tell whether a line goes on with the label that begins the line above."""
    is_close = line.bottom - above[0].bottom <= _LINE_PITCH * line.size
    return is_close and len(above) > 1 and line.x1 < above[1].x0


def _figures(row: Sequence[Line]) -> int:
    return sum(bool(_FIGURE.fullmatch(piece.text)) for piece in row)


def _has_figures(row: Sequence[Line]) -> bool:
    return _figures(row[1:]) > 0


def _table(lines: Sequence[Line], pieces: Sequence[Sequence[Line]]) -> TablePart:
    blocks = _blocks(pieces)
    rows = _rows(blocks)
    xs = _edges(blocks)
    texts: dict[tuple[int, float, float], list[str]] = {}
    for number, row in enumerate(rows):
        for block in sorted(row, key=lambda block: block.x0):
            texts.setdefault((number, *_sides(block, xs)), []).append(joined(block.lines))
    cells = [PartCell(row, 1, x0, x1, " ".join(text)) for (row, x0, x1), text in texts.items()]
    return TablePart(
        lines[0].top, lines[-1].bottom, tuple(xs), len(rows), tuple(cells), tuple(lines)
    )


def _blocks(pieces: Sequence[Sequence[Line]]) -> list[_Block]:
    blocks: list[_Block] = []
    for number, row in enumerate(pieces):
        figures = number if _has_figures(row) else -1
        for piece in row:
            is_figure = len(row) > 1 and bool(_FIGURE.fullmatch(piece.text))
            block = None if is_figure else _above(blocks, piece, figures)
            if block:
                block.lines.append(piece)
                block.row_of_figures = max(block.row_of_figures, figures)
            else:
                blocks.append(_Block([piece], figures, is_figure))
    return blocks


def _above(blocks: Sequence[_Block], piece: Line, figures: int) -> _Block | None:
    """Return the block that a piece goes on with; no cell stands beside two rows of figures."""
    return next(
        (
            block
            for block in reversed(blocks[-_NEARBY:])
            if not block.is_figure
            and min(block.row_of_figures, figures) < 0
            and block.x0 < piece.x1
            and piece.x0 < block.x1
            and 0 < piece.bottom - block.bottom <= _LINE_PITCH * piece.size
        ),
        None,
    )


def _rows(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Return the blocks by rows: those beside the same figures, and others side by side."""
    rows: dict[int, list[_Block]] = {}
    for block in blocks:
        if block.is_figure:
            rows.setdefault(block.row_of_figures, []).append(block)
    alone: list[list[_Block]] = []
    for block in sorted((b for b in blocks if not b.is_figure), key=lambda b: b.middle):
        beside = [row for row in rows.values() if block.top <= row[0].middle <= block.bottom]
        if beside:
            min(beside, key=lambda row: abs(row[0].middle - block.middle)).append(block)
        elif alone and alone[-1][0].bottom > block.middle:
            alone[-1].append(block)
        else:
            alone.append([block])
    return sorted([*rows.values(), *alone], key=lambda row: row[0].middle)


def _edges(blocks: Sequence[_Block]) -> list[float]:
    """Return where columns begin and end: between the stretches that figures and labels fill."""
    figures = [block for block in blocks if block.is_figure]
    first = min(block.x0 for block in figures)
    labels = [block for block in blocks if block.x1 <= first and block.row_of_figures >= 0]
    stretches: list[tuple[float, float]] = []
    for block in sorted([*figures, *labels], key=lambda block: block.x0):
        if stretches and block.x0 <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], block.x1))
        else:
            stretches.append((block.x0, block.x1))
    middles = [(left[1] + right[0]) / 2 for left, right in pairwise(stretches)]
    return [min(b.x0 for b in blocks), *middles, max(b.x1 for b in blocks)]


def _sides(block: _Block, xs: Sequence[float]) -> tuple[float, float]:
    """Return the sides of the columns in which a good part of a block stands."""
    least = min(block.lines[0].size, block.x1 - block.x0) / 2
    inside = [
        (left, right)
        for left, right in pairwise(xs)
        if min(block.x1, right) - max(block.x0, left) >= least
    ]
    return (inside[0][0], inside[-1][1]) if inside else (xs[0], xs[1])
