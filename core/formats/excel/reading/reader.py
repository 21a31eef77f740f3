"""Workbook → raw document: every visible sheet is a table, named by its tab."""

from collections.abc import Iterator

from core.document.document import Document
from core.formats.excel.reading.grid import Grid, tables
from core.formats.reading import ole
from core.formats.reading.guard import guarded
from core.formats.reading.package import Package
from core.formats.reading.raw import Progress, ReadError, raw_document

_EMPTY = "工作簿里没有内容（隐藏的工作表不读），请检查是否选错文件。"


@guarded
def read(data: bytes, progress: Progress) -> Document:
    """Read a workbook of any kind: .xlsx, .xls, .et, .ods; raises ReadError.

    Formulas give the result that is stored with them; where an .xlsx stores none,
    sums of cells are computed. No macro is run and no link is followed.
    """
    found = tables(grids(data, progress))
    progress(1.0)
    if not found:
        raise ReadError(_EMPTY)
    return raw_document(found)


def grids(data: bytes, progress: Progress) -> Iterator[Grid]:
    """Return the visible sheets, by the library that knows their format; no other is loaded.

    Failures of a parser come as they are: callers stand behind `guard`.
    """
    if data.startswith(ole.MAGIC):
        from core.formats.excel.reading.xls import read_xls  # noqa: PLC0415

        return read_xls(data, progress)
    package = Package(data)
    if "mimetype" in package:  # of OpenDocument
        from core.formats.excel.reading.ods import read_ods  # noqa: PLC0415

        return read_ods(package, progress)
    from core.formats.excel.reading.xlsx import read_xlsx  # noqa: PLC0415

    return read_xlsx(package, progress)
