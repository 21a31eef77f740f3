"""Workbooks of old (.xls, .et), read by xlrd.

It is slower than calamine and knows more: errors keep their text. It also grows
with the file only, whatever sizes the file claims.
"""

from collections.abc import Iterator
from io import StringIO

import xlrd  # type: ignore[import-untyped]
from xlrd.sheet import Cell as SheetCell  # type: ignore[import-untyped]
from xlrd.sheet import Sheet

from core.formats.excel.reading.contents import as_text
from core.formats.excel.reading.grid import Grid, Merged
from core.formats.reading.guard import ENCRYPTED
from core.formats.reading.raw import TOO_LARGE, Progress, ReadError

_LARGEST = 4 * 2**20  # bytes; xlrd takes seconds for more


def read_xls(data: bytes, progress: Progress) -> Iterator[Grid]:
    """Read the visible worksheets one by one."""
    if len(data) > _LARGEST:
        raise ReadError(TOO_LARGE)
    with _opened(data) as book:
        for number in range(book.nsheets):
            progress(number / book.nsheets)
            # `Sheet.visibility` would say the same, but only of a sheet that has been read, and
            # hidden ones may be large or damaged; tests/core/formats/test_private_names.py
            # tells when the name is gone.
            if book._sheet_visibility[number] == 0:
                yield _grid(book, book.sheet_by_index(number))


def _opened(data: bytes) -> xlrd.Book:
    """Open a workbook; one whose formats are damaged is read without merged cells."""
    try:
        return _open(data, formatting=True)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise ReadError(ENCRYPTED) from error
        raise
    except Exception:  # xlrd takes for granted what it finds
        return _open(data, formatting=False)


def _open(data: bytes, *, formatting: bool) -> xlrd.Book:
    return xlrd.open_workbook(
        file_contents=data,
        logfile=StringIO(),
        formatting_info=formatting,
        on_demand=True,
        ragged_rows=True,
    )


def _grid(book: xlrd.Book, sheet: Sheet) -> Grid:
    texts = {
        (row, column): text
        for row in range(sheet.nrows)
        for column, cell in enumerate(sheet.row(row))
        if (text := _text(cell, book.datemode))
    }
    merged = [
        Merged(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells
    ]
    return Grid(sheet.name, texts, merged, sheet.nrows - 1)


def _text(cell: SheetCell, date_mode: int) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return as_text(cell.value)
        case xlrd.XL_CELL_NUMBER:
            return as_text(float(cell.value))
        case xlrd.XL_CELL_BOOLEAN:
            return as_text(bool(cell.value))
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
        case xlrd.XL_CELL_DATE:
            return _date(float(cell.value), date_mode)
        case _:
            return ""


def _date(number: float, date_mode: int) -> str:
    """Return a date as text, or the number when there is no such date."""
    if number < 0:
        return as_text(number)
    try:
        moment = xlrd.xldate_as_datetime(number, date_mode)
    except (ValueError, OverflowError):
        return as_text(number)
    return as_text(moment.time() if number < 1 else moment)
