"""Workbook → raw document: every visible sheet is a table, named by its tab."""

from core.document import Document
from core.formats.excel.reading.grid import tables
from core.formats.guard import guarded
from core.formats.raw import Progress, raw_document
from core.formats.recognition import Kind, recognise


@guarded
def read(data: bytes, progress: Progress) -> Document:
    """Read a workbook of any kind: .xlsx, .xls, .et, .ods; raises ReadError.

    Formulas give the result that is stored with them; nothing is computed, no
    macro is run and no link is followed.
    """
    match recognise(data):
        case Kind.OLD_EXCEL:
            from core.formats.excel.reading.xls import read_xls as read_grids  # noqa: PLC0415
        case Kind.OPEN_SHEET:
            from core.formats.excel.reading.ods import read_ods as read_grids  # noqa: PLC0415
        case _:
            from core.formats.excel.reading.xlsx import read_xlsx as read_grids  # noqa: PLC0415
    document = raw_document(tables(read_grids(data, progress)))
    progress(1.0)
    return document
