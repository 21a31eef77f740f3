"""Documents as readers make them: nothing in them is interpreted yet.

A raw document has blocks only: every line of text is a paragraph of level 0,
every table a grid whose cells have the role UNKNOWN. Radicals have become the
ideographs they stand for. Title, organ, year and signature are among the
paragraphs.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from core.document.document import Cell, Document, Paragraph, Role, Sighting, Signature, Table
from core.errors import UserError
from core.formats.reading.marks import without_strokes
from core.text import STRUCK, plain_ideographs

Progress: TypeAlias = Callable[[float], None]
"""Hears the part of a file that is read, 0 to 1; may raise to cancel."""

MAX_CELLS = 100_000  # of one table; the official form's largest has 280
MAX_COLUMNS = 1_000
_MOST_BLOCKS = 40_000  # a long report has some five hundred
_MOST_TEXT = 5_000_000  # characters; a long report has some ten thousand
_ALL_CELLS = 200_000  # of all tables together
TOO_LARGE = "内容大得不像年度报告，请检查是否选错文件。"


class ReadError(UserError):
    """A file cannot be read as a report; the message says why and what to do."""


class PictureError(ReadError):
    """There is nothing but pictures of text in a file, and none could be read of them."""


class RawCell(NamedTuple):
    """A cell as a file has it; spans may overlap others or reach over the edge."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    sighting: Sighting | None = None


class Room:
    """The room that the tables of a document may take together."""

    def __init__(self) -> None:
        self._left = _ALL_CELLS

    def take(self, table: Table) -> None:
        """Count a table in. Raises ReadError when there are too many cells."""
        self._left -= table.rows * table.columns
        if self._left < 0:
            raise ReadError(TOO_LARGE)


def raw_document(blocks: Iterable[Paragraph | Table]) -> Document:
    """Return a document of nothing but blocks. Raises ReadError when it has too much text."""
    kept = tuple(block for block in map(_plain, blocks) if not _is_struck(block))
    texts = (block.text for block in kept if isinstance(block, Paragraph))
    tables = (block for block in kept if isinstance(block, Table))
    characters = sum(map(len, texts)) + sum(len(c.text) for table in tables for c in table.cells)
    if len(kept) > _MOST_BLOCKS or characters > _MOST_TEXT:
        raise ReadError(TOO_LARGE)
    return Document((), "", 0, kept, Signature("", ""))


def _is_struck(block: Paragraph | Table) -> bool:
    """Say whether a block is a line of nothing but struck text."""
    return isinstance(block, Paragraph) and block.text == STRUCK


def _plain(block: Paragraph | Table) -> Paragraph | Table:
    """Return a block with ideographs for radicals; a table has them already."""
    if isinstance(block, Table):
        return block
    text = without_strokes(plain_ideographs(block.text))
    if text == block.text:
        return block
    return replace(block, text=text)


def raw_table(cells: Iterable[RawCell], title: str = "") -> Table:
    """Return a table in which the cells tile the grid.

    Cells come first in their order; a later one keeps what an earlier one left
    of its place, and holes are filled with empty cells. `title` is what the
    file calls the table (a worksheet's name, a caption). Raises ReadError when
    the cells claim more room than any report's.
    """
    raws = list(cells)
    _refuse_too_large(raws)
    taken: set[tuple[int, int]] = set()
    placed = [_place(raw, taken) for raw in raws if raw[:2] not in taken]
    rows = max((row for row, _ in taken), default=-1) + 1
    columns = max((column for _, column in taken), default=-1) + 1
    if len(taken) < rows * columns:
        everywhere = ((row, column) for row in range(rows) for column in range(columns))
        holes = [Cell(*place, "", Role.UNKNOWN) for place in everywhere if place not in taken]
        placed.extend(holes)
    placed.sort(key=attrgetter("row", "column"))
    return Table("", title, "", rows, columns, tuple(placed), (1.0,) * columns)


def _refuse_too_large(raws: list[RawCell]) -> None:
    """Raise ReadError when the grid is too large, before any of it is filled."""
    rows = max((row + height for row, _, _, height, *_ in raws), default=0)
    columns = max((column + width for _, column, _, _, width, _ in raws), default=0)
    if columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise ReadError(TOO_LARGE)


def _place(raw: RawCell, taken: set[tuple[int, int]]) -> Cell:
    """Return a cell whose own place is free, with as much of its span as is free, too."""
    row, column, written, row_span, column_span, sighting = raw
    text = without_strokes(plain_ideographs(written))
    if row_span <= 1 and column_span <= 1:  # as most are
        taken.add((row, column))
        return Cell(row, column, text, Role.UNKNOWN, sighting=sighting)
    width = _free(((row, column + k) for k in range(column_span)), taken)
    height = 1
    while height < row_span and not any((row + height, column + k) in taken for k in range(width)):
        height += 1
    for covered in range(row, row + height):
        taken.update((covered, k) for k in range(column, column + width))
    return Cell(row, column, text, Role.UNKNOWN, height, width, sighting=sighting)


def _free(places: Iterable[tuple[int, int]], taken: set[tuple[int, int]]) -> int:
    """Count the places up to the first that is taken, at least one."""
    count = 0
    for place in places:
        if place in taken:
            break
        count += 1
    return max(count, 1)
