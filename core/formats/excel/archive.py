"""The zip file around a workbook's parts."""

from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a fixed time: equal workbooks are equal bytes
_ROWS_START, _ROWS_END = b"<sheetData>", b"</sheetData>"


def save(workbook: Workbook, file: BinaryIO, rows: Iterable[bytes]) -> None:
    """Write a workbook; `rows` are the `sheetData` elements of its worksheets, in order."""
    with _Archive(file, "w", ZIP_DEFLATED) as archive:
        _Writer(workbook, archive, rows).write_data()


class _Archive(ZipFile):
    """A zip file whose members all bear the same time."""

    def writestr(self, name: str, data: str | bytes) -> None:  # type: ignore[override]
        """Write a part."""
        info = ZipInfo(name, _EARLIEST)
        info.compress_type = ZIP_DEFLATED
        super().writestr(info, data)


class _Writer(ExcelWriter):
    """Writes the parts as openpyxl does, but puts the given rows into the worksheets.

    It also keeps the worksheets in memory; openpyxl itself writes each to a
    temporary file first.
    """

    def __init__(self, workbook: Workbook, archive: ZipFile, rows: Iterable[bytes]) -> None:
        super().__init__(workbook, archive)
        self._parts = archive
        self._rows = iter(rows)

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write one worksheet; called for each in turn."""
        writer = WorksheetWriter(ws, BytesIO())
        writer.write()
        head, _, rest = writer.read().partition(_ROWS_START)
        _, _, tail = rest.partition(_ROWS_END)
        self._parts.writestr(ws.path.removeprefix("/"), head + next(self._rows) + tail)
        self.manifest.append(ws)
