"""Any table of a file, with the rows and columns as they are numbered there."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from core.document.document import Document, Table
from core.formats.format import FileKind
from core.formats.reading.guard import guarded_call
from core.formats.reading.raw import ReadError
from core.formats.reading.recognition import recognise
from core.storage.files import read_file
from core.text import STRUCK, clean_text, plain_ideographs

_LARGEST = 50 * 2**20  # bytes
_WORKBOOKS = {FileKind.EXCEL, FileKind.OLD_EXCEL, FileKind.OPEN_SHEET}
_DELIMITERS = ("\t", ",", ";", "，", "|")
_LEAST_COLUMNS = 3
_LINES_ABOVE = 5  # of a document that may say what a table is

SUFFIXES = (
    *(".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".txt", ".docx", ".doc", ".wps", ".odt"),
    *(".rtf", ".htm", ".html", ".pdf"),
)
"""How files are called that may hold a register."""


@dataclass(frozen=True)
class Area:
    """Merged cells; rows and columns count from 1, the last ones belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """A table: the texts of its cells by row and column, both counted from 1 as in the file.

    `number` counts the tables of a file, the visible sheets of a workbook, from 1, and `above`
    is what a document says above the table. `rows` has no blank cells and no blank rows.
    `is_sheet` tells a worksheet from a table in a document, whose rows nobody has numbered.
    """

    name: str
    rows: dict[int, dict[int, str]]
    areas: tuple[Area, ...] = ()
    is_sheet: bool = True
    number: int = 1
    above: str = ""
    _covered: dict[tuple[int, int], Area] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        """Know for each place under a merged cell which one it is."""
        last = max(self.rows, default=0)
        for area in self.areas:
            for row in range(area.top, min(area.bottom, last) + 1):
                for column in range(area.left, min(area.right, self.columns) + 1):
                    self._covered[row, column] = area

    @cached_property
    def columns(self) -> int:
        """The number of the last column with text."""
        return max((max(row) for row in self.rows.values()), default=0)

    def area(self, row: int, column: int) -> Area | None:
        """Return the merged cell that a place is under."""
        return self._covered.get((row, column))

    def at(self, row: int, column: int) -> str:
        """Return the text that one sees at a place, that of a merged cell everywhere in it."""
        area = self.area(row, column)
        place = (area.top, area.left) if area else (row, column)
        return self.rows.get(place[0], {}).get(place[1], "")


def read_sheets(path: Path) -> list[Sheet]:
    """Return the tables of a file, those without text left out.

    Raises FileReadError, or ReadError with the file's name.
    """
    data = read_file(path, _LARGEST)
    try:
        return guarded_call(lambda: _numbered(_sheets(data)))
    except ReadError as error:
        raise ReadError(f"无法读取“{path.name}”：{error}") from error


def _numbered(sheets: list[Sheet]) -> list[Sheet]:
    return [replace(sheet, number=n) for n, sheet in enumerate(sheets, 1) if sheet.rows]


def _sheets(data: bytes) -> list[Sheet]:
    kind = recognise(data)
    if kind in _WORKBOOKS:
        return _of_workbook(data)
    if kind is FileKind.TEXT and (separated := _separated(data)):
        return [separated]
    from core.formats.any_file import read_bytes  # noqa: PLC0415 (most registers are workbooks)

    return _of_document(read_bytes(data))


def _of_document(document: Document) -> list[Sheet]:
    sheets: list[Sheet] = []
    above: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            sheets.append(_of_table(len(sheets) + 1, block, " ".join(above[-_LINES_ABOVE:])))
            above.clear()
        else:
            above.append(block.text)
    return sheets


def _of_workbook(data: bytes) -> list[Sheet]:
    from core.formats.excel.reading.reader import grids  # noqa: PLC0415 (as above)

    return [
        _sheet(
            grid.name,
            ((row + 1, column + 1, text) for (row, column), text in grid.texts.items()),
            (Area(*(edge + 1 for edge in area)) for area in grid.merged),
        )
        for grid in grids(data, lambda _: None)
    ]


def _of_table(number: int, table: Table, above: str) -> Sheet:
    areas = (
        Area(c.row + 1, c.column + 1, c.last_row + 1, c.last_column + 1)
        for c in table.cells
        if c.row_span * c.column_span > 1
    )
    texts = ((c.row + 1, c.column + 1, c.text) for c in table.cells)
    sheet = _sheet(table.title or f"第{number}个表", texts, areas, is_sheet=False)
    return replace(sheet, above=above)


def _separated(data: bytes) -> Sheet | None:
    """Return a text as a table when its lines are separated by one sign into columns."""
    from core.formats.reading.decoding import decoded  # noqa: PLC0415 (as above)

    text = decoded(data)
    found = max(
        (list(csv.reader(text.splitlines(keepends=True), delimiter=sign)) for sign in _DELIMITERS),
        key=lambda rows: sum(len(row) >= _LEAST_COLUMNS for row in rows),
    )
    if not any(len(row) >= _LEAST_COLUMNS for row in found):
        return None
    texts = ((r, c, cell) for r, row in enumerate(found, 1) for c, cell in enumerate(row, 1))
    return _sheet("", texts, ())


def _sheet(
    name: str,
    texts: Iterable[tuple[int, int, str]],
    areas: Iterable[Area],
    *,
    is_sheet: bool = True,
) -> Sheet:
    rows: dict[int, dict[int, str]] = {}
    for row, column, text in _cleaned(texts):
        rows.setdefault(row, {})[column] = text
    return Sheet(name, dict(sorted(rows.items())), tuple(areas), is_sheet)


def _cleaned(texts: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    for row, column, text in texts:
        clean = clean_text(plain_ideographs(text)).replace(STRUCK, "").strip()
        if clean:
            yield row, column, clean
