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
_COMPRESSION = 3  # of 9: a few kilobytes more than the usual 6, in half the time
_GRID_START, _GRID_END = b"<sheetData>", b"</sheetData>"


def save(workbook: Workbook, file: BinaryIO, grids: Iterable[bytes]) -> None:
    """Write a workbook; the grids take the place of its worksheets' `sheetData`, in order."""
    with _Archive(file, "w", ZIP_DEFLATED) as archive:
        _Writer(workbook, archive, grids).write_data()


class _Archive(ZipFile):
    """A zip file whose members all bear the same time."""

    def writestr(self, name: str, data: str | bytes) -> None:  # type: ignore[override]
        """Write a part."""
        super().writestr(ZipInfo(name, _EARLIEST), data, ZIP_DEFLATED, _COMPRESSION)


class _Writer(ExcelWriter):
    """Writes the parts as openpyxl does, but puts the given grids into the worksheets.

    It also keeps the worksheets in memory; openpyxl itself writes each to a
    temporary file first.
    """

    def __init__(self, workbook: Workbook, archive: ZipFile, grids: Iterable[bytes]) -> None:
        super().__init__(workbook, archive)
        self._parts = archive
        self._grids = iter(grids)

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write one worksheet; called for each in turn."""
        writer = WorksheetWriter(ws, BytesIO())
        writer.write()
        head, _, rest = writer.read().partition(_GRID_START)
        _, _, tail = rest.partition(_GRID_END)
        self._parts.writestr(ws.path.removeprefix("/"), head + next(self._grids) + tail)
        self.manifest.append(ws)
