"""Workbooks of several kinds made for tests, and what is read from them."""

from collections.abc import Callable
from io import BytesIO

import xlwt  # type: ignore[import-untyped]
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.document.document import Table
from core.formats.excel.reading.reader import read
from tests.core.formats.word.word_files import zipped

_ODS = "urn:oasis:names:tc:opendocument:xmlns:"
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(*fill: Callable[[Worksheet], None]) -> bytes:
    """A workbook with a sheet for each function, which fills it."""
    book = Workbook()
    for number, function in enumerate(fill, 1):
        sheet = book.worksheets[0] if number == 1 else book.create_sheet()
        sheet.title = f"表{number}"
        function(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def xls(*fill: Callable[[xlwt.Worksheet], None]) -> bytes:
    """An old workbook with a sheet for each function, which fills it."""
    book = xlwt.Workbook(encoding="utf-8")
    for number, function in enumerate(fill, 1):
        function(book.add_sheet(f"表{number}"))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def ods(sheets: str, styles: str = "", mimetype: str = MIMETYPE) -> bytes:
    """An OpenDocument workbook with these tables."""
    names = " ".join(
        f'xmlns:{name}="{_ODS}{name}:1.0"' for name in ("office", "table", "text", "style")
    )
    return zipped(
        {
            "mimetype": mimetype,
            "content.xml": f"<office:document-content {names}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def tables(data: bytes) -> list[Table]:
    """The sheets as they are read."""
    return list(read(data).tables)


def rows(table: Table) -> list[list[str]]:
    """The texts of a table row by row; of a merged cell in its first place only."""
    texts = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        texts[cell.row][cell.column] = cell.text
    return texts


def only(data: bytes) -> list[list[str]]:
    """The rows of the only sheet."""
    (table,) = tables(data)
    return rows(table)
