"""Workbook → raw document: every visible sheet is a table, named by its tab."""

from collections.abc import Iterator

from core.document import Document
from core.formats import ole
from core.formats.excel.reading.grid import Grid, tables
from core.formats.guard import guarded
from core.formats.package import Package
from core.formats.raw import Progress, raw_document


@guarded
def read(data: bytes, progress: Progress) -> Document:
    """Read a workbook of any kind: .xlsx, .xls, .et, .ods; raises ReadError.

    Formulas give the result that is stored with them; nothing is computed, no
    macro is run and no link is followed.
    """
    document = raw_document(tables(_grids(data, progress)))
    progress(1.0)
    return document


def _grids(data: bytes, progress: Progress) -> Iterator[Grid]:
    """Return the sheets, with the library that knows their format; only that one is loaded."""
    if data.startswith(ole.MAGIC):
        from core.formats.excel.reading.xls import read_xls  # noqa: PLC0415

        return read_xls(data, progress)
    package = Package(data)
    if "mimetype" in package:  # of OpenDocument
        from core.formats.excel.reading.ods import read_ods  # noqa: PLC0415

        return read_ods(package, progress)
    from core.formats.excel.reading.xlsx import read_xlsx  # noqa: PLC0415

    return read_xlsx(package, progress)
