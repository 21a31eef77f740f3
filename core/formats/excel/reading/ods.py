"""OpenDocument workbooks (.ods), read from their XML.

calamine knows no merged cells here, and repeats a cell as often as the file
says, which may be more than there is memory for.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from core.formats.excel.reading.contents import as_text
from core.formats.excel.reading.grid import MAX_AREA, Grid, Merged
from core.formats.reading.package import Package
from core.formats.reading.raw import TOO_LARGE, Progress, ReadError
from core.formats.reading.safe_xml import Element, parse

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE = f"{{{_OASIS}table:1.0}}"
_OFFICE = f"{{{_OASIS}office:1.0}}"
_TEXT = f"{{{_OASIS}text:1.0}}"
_STYLE = f"{{{_OASIS}style:1.0}}"
_ERRORS = ("#", "Err:")
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_WRAPPERS = (f"{_TABLE}table-rows", f"{_TABLE}table-header-rows", f"{_TABLE}table-row-group")


def read_ods(package: Package, progress: Progress) -> Iterator[Grid]:
    """Read the visible worksheets one by one."""
    root = parse(package.read("content.xml"))
    hidden = _hidden_styles(root)
    sheets = [
        table
        for table in root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
        if table.get(f"{_TABLE}style-name") not in hidden
    ]
    for number, sheet in enumerate(sheets):
        progress(number / len(sheets))
        yield _grid(sheet)


def _hidden_styles(root: Element) -> set[str]:
    return {
        properties.getparent().get(f"{_STYLE}name")
        for properties in root.iter(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    }


def _grid(sheet: Element) -> Grid:
    grid = Grid(sheet.get(f"{_TABLE}name", ""), {})
    row = 0
    for line in _rows(sheet):
        texts = _texts(grid, row, line)
        times = _number(line, "number-rows-repeated")
        if texts:  # blank rows are repeated to the end of the sheet
            _check(grid, len(texts) * times)
            for copy in range(row, row + times):
                grid.texts.update(((copy, column), text) for column, text in texts.items())
        row += times
    return replace(grid, last_row=row - 1)


def _rows(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _texts(grid: Grid, row: int, line: Element) -> dict[int, str]:
    """Return the texts of a row by column, and note the merged cells that begin in it."""
    texts: dict[int, str] = {}
    column = 0
    for cell in line.iterchildren(*_CELLS):
        times = _number(cell, "number-columns-repeated")
        text = _text(cell) if cell.tag == _CELLS[0] else ""
        if text:
            _check(grid, len(texts) + times)
            texts.update(dict.fromkeys(range(column, column + times), text))
            _merge(grid, row, column, cell)
        column += times
    return texts


def _check(grid: Grid, more: int) -> None:
    if len(grid.texts) + more > MAX_AREA:
        raise ReadError(TOO_LARGE)


def _merge(grid: Grid, row: int, column: int, cell: Element) -> None:
    height, width = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
    if height > 1 or width > 1:
        grid.merged.append(Merged(row, column, row + height - 1, column + width - 1))


def _number(element: Element, name: str) -> int:
    return max(int(element.get(f"{_TABLE}{name}", "1")), 1)


def _text(cell: Element) -> str:
    """Return a number or date as it is stored, everything else as it is shown."""
    kind = cell.get(f"{_OFFICE}value-type", "")
    shown = "\n".join(_line(line) for line in cell.iterchildren(f"{_TEXT}p"))
    if kind in ("float", "currency", "percentage"):
        value = cell.get(f"{_OFFICE}value", "")
        return shown if shown.startswith(_ERRORS) or not value else as_text(float(value))
    if kind == "date":
        return _date(cell.get(f"{_OFFICE}date-value", ""), shown)
    return shown


def _date(value: str, shown: str) -> str:
    """Return a date, which is stored as 2022-01-15 or with a time after it."""
    try:
        return as_text(datetime.fromisoformat(value))
    except ValueError:
        return shown


def _line(paragraph: Element) -> str:
    """Return the text of a paragraph; spaces, tabs and line ends are elements, notes are none."""
    pieces = [paragraph.text or ""]
    for child in paragraph:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        match name:
            case "s":
                pieces.append(" " * min(int(child.get(f"{_TEXT}c", "1")), 1000))
            case "tab":
                pieces.append("\t")
            case "line-break":
                pieces.append("\n")
            case "annotation" | "note":
                pass
            case _:
                pieces.append(_line(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
