"""Worksheets as XML, looked into before calamine lays them out."""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from core.formats.excel.reading.grid import MAX_AREA
from core.formats.reading.raw import TOO_LARGE, ReadError
from core.formats.reading.safe_xml import Element, parse

Place: TypeAlias = tuple[int, int]

_MOST_TEXT = 20_000_000  # characters of shared texts, counted for each cell that shows one
_MOST_TEXTS = 1_000_000
_COUNTS = ("count", "uniqueCount")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ANY_REFERENCE = re.compile(rb"r(?<=\sr)\s*=\s*[\"']\s*([A-Za-z]*)([0-9]*)(&?)")
_DIMENSION = re.compile(rb"<dimension\s+ref=\"[A-Z]+[0-9]+:[A-Z]+([0-9]{1,7})\"")
_UNUSUAL = (b'"e"', b"'e'", b":c", b":row")  # a failed formula, names with a prefix


class SharedTexts:
    """The lengths of the texts that cells share, and how many characters were shown so far."""

    def __init__(self, data: bytes) -> None:
        root = parse(data or b"<sst/>")
        self._lengths = [sum(map(len, item.itertext())) for item in root]
        if any(int(root.get(name, "0")) > _MOST_TEXTS for name in _COUNTS):
            raise ReadError(TOO_LARGE)  # calamine makes room for as many at once
        self._shown = 0
        self.longest = max(self._lengths, default=0)

    def show(self, number: str) -> None:
        """Count the text of this number. Raises ReadError when it is too much."""
        if number.isdecimal() and int(number) < len(self._lengths):
            self._shown += self._lengths[int(number)]
            if self._shown > _MOST_TEXT:
                raise ReadError(TOO_LARGE)


class Inspected(NamedTuple):
    """A worksheet that calamine may lay out, and the cells it would leave out.

    These are the ones whose formula failed (#REF!), with their text.
    """

    data: bytes
    failed: dict[Place, str]


def inspect(sheet: bytes, texts: SharedTexts) -> Inspected:
    """Look into a worksheet, and write down where each cell is unless that is plain.

    Raises ReadError when the sheet would take more room than any report's.
    """
    if _is_harmless(sheet, texts):
        return Inspected(sheet, {})
    root = parse(sheet)
    failed: dict[Place, str] = {}
    rows: set[int] = set()
    columns: set[int] = set()
    for place, cell in placed_cells(root):
        if not len(cell):
            continue
        rows.add(place[0])
        columns.add(place[1])
        kind = cell.get("t")
        if kind == "e":
            failed[place] = cell.findtext("{*}v", "")
        elif kind == "s":
            texts.show(cell.findtext("{*}v", ""))
    if rows and _extent(rows) * _extent(columns) > MAX_AREA:
        raise ReadError(TOO_LARGE)
    return Inspected(etree.tostring(root), failed)


def last_row(sheet: bytes) -> int:
    """Return the last row that a sheet says it uses, from 0; -1 when it does not say."""
    found = _DIMENSION.search(sheet)
    return int(found[1]) - 1 if found else -1


def _is_harmless(sheet: bytes, texts: SharedTexts) -> bool:
    """Tell, many times quicker than by parsing it, whether nothing is to be found in a sheet.

    The area is no less than the cells claim: one without a reference stands
    beside the one before it.
    """
    cells, rows = sheet.count(b"<c"), sheet.count(b"<r")
    if cells > MAX_AREA or cells * texts.longest > _MOST_TEXT // 100:
        return False
    if any(sign in sheet for sign in _UNUSUAL):
        return False
    references = _ANY_REFERENCE.findall(sheet) or [(b"", b"", b"")]
    names, numbers, escapes = map(set, zip(*references, strict=True))
    if any(escapes):
        return False
    column = max(column_number(name[:4].decode()) for name in names)
    row = max(int(number[:9] or b"0") for number in numbers)
    return (column + cells) * (row + rows) <= MAX_AREA


def _extent(numbers: set[int]) -> int:
    return max(numbers) - min(numbers) + 1


def placed_cells(sheet: Element) -> Iterator[tuple[Place, Element]]:
    """Yield place and element of every cell, and write the place into it.

    A cell without a reference follows the last.
    """
    row = -1
    for line in sheet.iter("{*}row"):
        row = int(line.get("r", row + 2)) - 1
        line.set("r", str(row + 1))
        column = -1
        for cell in line.iterchildren("{*}c"):
            reference = _REFERENCE.fullmatch(
                cell.get("r", f"{column_letters(column + 1)}{row + 1}")
            )
            if reference is None:
                raise ValueError("a cell in no place")
            column = column_number(reference[1])
            cell.set("r", reference[0])
            yield (int(reference[2]) - 1, column), cell


def column_letters(column: int) -> str:
    """Return the letters of a column, numbered from 0: AA for 26."""
    letters = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column, from 0: 26 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
