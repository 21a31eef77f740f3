"""A report as an Excel workbook for sending upward."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties

from core.document.document import Document
from core.formats.excel.writing import balance_sheet, data_sheet, stacking_sheet
from core.formats.excel.writing.archive import save
from core.formats.excel.writing.balance_sheet import fill_balance_sheet
from core.formats.excel.writing.book import Book
from core.formats.excel.writing.cell_texts import cell_text, sheet_names
from core.formats.excel.writing.data_sheet import fill_data_sheet
from core.formats.excel.writing.sheet import Sheet
from core.formats.excel.writing.stacking_sheet import fill_stacking_sheet
from core.formats.excel.writing.table_sheet import Place, fill_table_sheet
from core.moments import start_of_today

_FURTHER = (balance_sheet.NAME, stacking_sheet.NAME, data_sheet.NAME)  # sheets beside the tables


def write(
    document: Document,
    file: BinaryIO,
    *,
    progress: Callable[[float], None] | None = None,
    created: datetime | None = None,
    values_only: bool = False,
) -> None:
    """Write the tables of a document, a sheet each, with a check and a data sheet.

    `progress` hears the finished part, 0 to 1, and may raise to cancel. `created` is the
    time in the properties, the start of today when None; one without a zone is local.
    `values_only` writes figures in place of the formulas that keep totals, checks and
    data true to them, for what refuses formulas. The same document and time give the same
    bytes.
    """
    workbook = Workbook()
    workbook.properties = _properties(document, created or start_of_today())
    workbook.calculation.fullCalcOnLoad = True
    book = Book(workbook, values_only=values_only)
    sheets = _fill(book, document, progress or _ignore)
    save(workbook, file, [sheet.finish() for sheet in sheets])
    (progress or _ignore)(1.0)


def _ignore(_: float) -> None:
    """Hear the progress when nobody else does."""


def _fill(book: Book, document: Document, progress: Callable[[float], None]) -> list[Sheet]:
    """Make the sheets in the order of their tabs."""
    tables = document.tables
    names = sheet_names((table.sheet for table in tables), _FURTHER)
    steps = len(tables) + len(_FURTHER) + 1  # and the file itself
    places: dict[str, Place] = {}
    for number, (table, name) in enumerate(zip(tables, names, strict=True)):
        progress(number / steps)
        found = fill_table_sheet(book.add(name), document, table)
        places |= {place.entry.address: place for place in found}
    progress(len(tables) / steps)
    if document.balances:
        fill_balance_sheet(book.add(balance_sheet.NAME), document, places)
    fill_stacking_sheet(book.add(stacking_sheet.NAME), document, list(places.values()))
    progress((steps - 2) / steps)
    fill_data_sheet(book.add(data_sheet.NAME), document, places.values())
    book.name_cells(places)
    progress((steps - 1) / steps)
    return book.sheets


def _properties(document: Document, created: datetime) -> DocumentProperties:
    moment = created.astimezone(UTC)
    return DocumentProperties(
        title=cell_text(document.title),
        subject=f"{document.year}年度报告",
        creator=cell_text(document.agency),
        lastModifiedBy=cell_text(document.agency),
        created=moment,
        modified=moment,
    )
