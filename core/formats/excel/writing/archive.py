"""The zip file around a workbook's parts."""

from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a fixed time: equal workbooks are equal bytes
_COMPRESSION = 3  # of 9: a few kilobytes more than the usual 6, in half the time
_GRID_START, _GRID_END = b"<sheetData>", b"</sheetData>"


def save(workbook: Workbook, file: BinaryIO, grids: Iterable[bytes]) -> None:
    """Write a workbook; the grids take the place of its worksheets' `sheetData`, in order."""
    given = BytesIO()
    _InMemory(workbook, ZipFile(given, "w")).save()  # not Workbook.save: it dates the file
    names = [sheet.path.lstrip("/") for sheet in workbook.worksheets]
    grid_of = dict(zip(names, grids, strict=True))
    with ZipFile(given) as parts, ZipFile(file, "w") as archive:
        for name in parts.namelist():
            data = parts.read(name)
            if name in grid_of:
                data = _with_grid(data, grid_of[name])
            archive.writestr(ZipInfo(name, _EARLIEST), data, ZIP_DEFLATED, _COMPRESSION)


class _InMemory(ExcelWriter):
    """Makes worksheets in memory.

    openpyxl's own way leads through temporary files, and where the disk of those is full,
    through empty sheets, without an error.
    """

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write one worksheet into the archive; its charts follow where it has any."""
        if charts := ws._charts:  # type: ignore[attr-defined]  # its makers' names
            drawing = SpreadsheetDrawing()
            drawing.charts = charts
            ws._drawing = drawing  # type: ignore[attr-defined]
        writer = WorksheetWriter(ws, BytesIO())
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self._archive.writestr(ws.path.lstrip("/"), writer.read())  # type: ignore[attr-defined]
        self.manifest.append(ws)

    def _write_charts(self) -> None:
        """Write the charts of all worksheets."""
        if not self._charts:  # type: ignore[attr-defined]
            return
        from core.formats.excel.writing.native_chart import chart_part  # noqa: PLC0415 (reports have none)

        for chart in self._charts:  # type: ignore[attr-defined]
            self._archive.writestr(chart.path[1:], chart_part(chart))  # type: ignore[attr-defined]
            self.manifest.append(chart)


def _with_grid(sheet: bytes, grid: bytes) -> bytes:
    """Return a worksheet's part with what is in the grid, where openpyxl left it blank."""
    head, _, rest = sheet.partition(_GRID_START)
    _, _, tail = rest.partition(_GRID_END)
    return head + grid + tail
