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
from core.formats.excel.reading.formulas import Formulas, lacks_results
from core.formats.excel.reading.grid import Grid, Merged
from core.formats.excel.reading.looks import CellLooks, settled
from core.formats.excel.reading.sheet_xml import Inspected, SharedTexts, inspect, last_row
from core.formats.reading.package import Package, relationship, relationships
from core.formats.reading.raw import Progress
from core.formats.reading.safe_xml import parse

_SHARED = "xl/sharedStrings.xml"
_COMMON = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    _SHARED,
)


class WorkSheet(NamedTuple):
    """A worksheet, its name and the part it is in, and whether it is shown."""

    name: str
    part: str
    is_visible: bool


def read_xlsx(package: Package, progress: Progress) -> Iterator[Grid]:
    """Read the visible worksheets one by one."""
    every = worksheets(package)
    sheets = [sheet for sheet in every if sheet.is_visible]
    parts = {name: package.read(name) for name in _COMMON if name in package}
    pages = {s.part: settled(package.read(s.part)) for s in sheets if s.part in package}
    if _SHARED in parts:
        parts[_SHARED] = settled(parts[_SHARED])
    texts = SharedTexts(parts.get(_SHARED, b""))
    looks = CellLooks(parts.get("xl/styles.xml", b"<styleSheet/>"))
    formulas = _formulas(package, every, pages, parts.get(_SHARED, b"<sst/>"))
    inspected = {part: inspect(page, texts) for part, page in pages.items()}
    parts |= {part: page.data for part, page in inspected.items()}
    workbook = CalamineWorkbook.from_filelike(BytesIO(_packed(parts)))
    for number, sheet in enumerate(sheets):
        progress(number / len(sheets))
        if sheet.part in inspected:
            grid = _grid(workbook.get_sheet_by_name(sheet.name), inspected[sheet.part])
            if formulas:
                grid.texts.update(formulas.results(sheet.name))
            grid.texts.update(looks.changed(pages[sheet.part], grid.texts))
            yield grid


def _formulas(
    package: Package, every: list[WorkSheet], pages: dict[str, bytes], shared: bytes
) -> Formulas | None:
    """Return what computes formulas, from hidden sheets, too; None when there is no need."""
    if not any(map(lacks_results, pages.values())):
        return None
    sheets = {
        sheet.name: parse(pages.get(sheet.part) or package.read(sheet.part))
        for sheet in every
        if sheet.part in package
    }
    return Formulas(sheets, ["".join(item.itertext()) for item in parse(shared)])


def worksheets(package: Package) -> list[WorkSheet]:
    """Return the worksheets in their order; charts are none."""
    book = "xl/workbook.xml"
    links = relationships(package, book)
    sheets = []
    for element in parse(package.read(book)).iter("{*}sheet"):
        kind, part = links.get(relationship(element), ("", ""))
        if kind == "worksheet":
            is_visible = element.get("state", "visible") == "visible"
            sheets.append(WorkSheet(element.get("name", ""), part, is_visible))
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
