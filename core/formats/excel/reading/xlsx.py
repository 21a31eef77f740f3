"""Workbooks of today (.xlsx, .et), read by calamine.

calamine lays a sheet out from its first to its last cell, and copies a shared
text for each cell that shows it; the program would end at once when there is no
memory for that. So a workbook is inspected and packed anew before, with the
visible sheets only.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile

from python_calamine import CalamineSheet, CalamineWorkbook

from core.formats.excel.reading.contents import as_text
from core.formats.excel.reading.grid import Grid, Merged
from core.formats.excel.reading.sheet_xml import Inspected, SharedTexts, inspect, last_row
from core.formats.reading.package import Package, relationship, relationships
from core.formats.reading.raw import Progress
from core.formats.reading.safe_xml import parse

_COMMON = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
)


class _Sheet(NamedTuple):
    """A visible worksheet, its name and the part it is in."""

    name: str
    part: str


def read_xlsx(package: Package, progress: Progress) -> Iterator[Grid]:
    """Read the visible worksheets one by one."""
    sheets = _visible_sheets(package)
    parts = {name: package.read(name) for name in _COMMON if name in package}
    pages = {sheet.part: package.read(sheet.part) for sheet in sheets if sheet.part in package}
    texts = SharedTexts(parts.get("xl/sharedStrings.xml", b""))
    inspected = {part: inspect(page, texts) for part, page in pages.items()}
    parts |= {part: page.data for part, page in inspected.items()}
    workbook = CalamineWorkbook.from_filelike(BytesIO(_packed(parts)))
    for number, sheet in enumerate(sheets):
        progress(number / len(sheets))
        if sheet.part in inspected:
            yield _grid(workbook.get_sheet_by_name(sheet.name), inspected[sheet.part])


def _visible_sheets(package: Package) -> list[_Sheet]:
    """Return the worksheets that are not hidden, in their order; charts are none."""
    book = "xl/workbook.xml"
    links = relationships(package, book)
    sheets = []
    for element in parse(package.read(book)).iter("{*}sheet"):
        kind, part = links.get(relationship(element), ("", ""))
        if kind == "worksheet" and element.get("state", "visible") == "visible":
            sheets.append(_Sheet(element.get("name", ""), part))
    return sheets


def _packed(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def _grid(sheet: CalamineSheet, inspected: Inspected) -> Grid:
    top, left = sheet.start or (0, 0)
    texts = {
        (row, column): as_text(content)
        for row, contents in enumerate(sheet.to_python(), top)
        for column, content in enumerate(contents, left)
        if content != ""
    }
    ranges = sheet.merged_cell_ranges or []
    merged = [Merged(*start, *end) for start, end in ranges]
    return Grid(sheet.name, texts | inspected.failed, merged, last_row(inspected.data))
