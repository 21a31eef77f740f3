"""The sheet of one table: heading, the official grid, and what may be typed into it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from openpyxl.worksheet.datavalidation import DataValidation

from core.document.document import Cell, Document, Entry, Role, Table
from core.formats.excel.writing import styles
from core.formats.excel.writing.areas import Area, join
from core.formats.excel.writing.cell_texts import number_text
from core.formats.excel.writing.live import parts_of_totals, total
from core.formats.excel.writing.measure import (
    cell_pixels,
    column_pixels,
    header_points,
    is_stacked,
    row_heights,
    shown_text,
    text_height,
)
from core.formats.excel.writing.page import LANDSCAPE, PORTRAIT, set_up_page
from core.formats.excel.writing.sheet import Content, Formula, Sheet

HEADING_ROWS = 2  # the heading and the line with organ and year, above the table


class Place(NamedTuple):
    """Where an entry stands in the workbook."""

    sheet: str
    area: Area
    entry: Entry


def put_heading(sheet: Sheet, text: str, document: Document, pixels: list[int]) -> float:
    """Write the two lines above a table; return their height in points."""
    columns, width = len(pixels), sum(pixels)
    lines = (
        (text, styles.HEADING, styles.HEADING_POINTS, 8),
        (f"{document.agency}　{document.year}年度", styles.SUBHEADING, styles.BODY_POINTS, 3),
    )
    total = 0.0
    for row, (line, look, points, extra) in enumerate(lines, 1):
        sheet.put(Area(row, 1, row, columns), line, look)
        height = text_height(line, width, points) + extra
        sheet.set_height(row, height)
        total += height
    return total


def fill_table_sheet(sheet: Sheet, document: Document, table: Table) -> list[Place]:
    """Lay out a table; return where its entries are."""
    page = LANDSCAPE if table.columns > 2 * table.rows else PORTRAIT
    pixels = column_pixels(table.widths, page.width_pixels)
    for column, width in enumerate(pixels, 1):
        sheet.set_width(column, width)
    points = put_heading(sheet, table.title, document, pixels)
    heights = row_heights(table, pixels)
    for row, height in enumerate(heights, HEADING_ROWS + 1):
        sheet.set_height(row, height)
    places = _put_cells(sheet, table, pixels, parts_of_totals(document.balances))
    _restrict_entries(sheet, places)
    header = (HEADING_ROWS + 1, HEADING_ROWS + table.header_rows) if table.header_rows else None
    whole = Area(1, 1, HEADING_ROWS + table.rows, table.columns)
    set_up_page(sheet.worksheet, page, whole, header, points + sum(heights))
    _set_up_view(sheet, table)
    sheet.protect()
    return places


def _put_cells(
    sheet: Sheet, table: Table, pixels: list[int], totals: Mapping[str, Sequence[str]]
) -> list[Place]:
    look_of, points = _looks(table, pixels), header_points(table, pixels)
    places = []
    entries = {cell.entry.address: cell.entry for cell in table.cells if cell.entry}
    areas = {cell.entry.address: _area(cell) for cell in table.cells if cell.entry}
    for cell in table.cells:
        area, look = _area(cell), look_of(cell)
        content: Content = shown_text(cell, cell_pixels(cell, pixels), points)
        if cell.entry:
            addresses = totals.get(cell.entry.address, ())
            parts = [entries[address] for address in addresses if address in entries]
            content = total(cell.entry, parts, areas) if parts else cell.entry.value
            look = styles.locked(look) if isinstance(content, Formula) else look
            places.append(Place(sheet.worksheet.title, area, cell.entry))
        sheet.put(area, content, look)
    return places


def _area(cell: Cell) -> Area:
    down = HEADING_ROWS + 1
    return Area(cell.row + down, cell.column + 1, cell.last_row + down, cell.last_column + 1)


def _label_columns(table: Table) -> int:
    """Return how many columns at the left hold labels only."""
    columns = [cell.last_column + 1 for cell in table.cells if cell.role is Role.LABEL]
    return max(columns, default=0)


def _looks(table: Table, pixels: list[int]) -> Callable[[Cell], styles.Look]:
    """Return what tells the look of a table's cells.

    Labels in a single column and labels of groups are centred.
    """
    label_columns = _label_columns(table)
    is_small = header_points(table, pixels) < styles.BODY_POINTS
    header = styles.SMALL_HEADER if is_small else styles.CENTRED

    def look(cell: Cell) -> styles.Look:
        is_group = cell.role is Role.LABEL and cell.row_span > 1
        match cell.role:
            case Role.CAPTION:
                return styles.CAPTION
            case Role.VALUE:
                return _value_look(cell.entry)
            case Role.HEADER:
                return header
            case _ if is_stacked(cell, cell_pixels(cell, pixels)):
                return styles.VERTICAL
            case Role.LABEL | Role.CORNER if label_columns > 1 and not is_group:
                return styles.LABEL
            case _:
                return styles.CENTRED

    return look


def _value_look(entry: Entry | None) -> styles.Look:
    if entry is None or entry.decimals == 0:
        return styles.COUNT
    return styles.AMOUNT if entry.value is None else styles.amount_look(number_text(entry.value))


def _restrict_entries(sheet: Sheet, places: list[Place]) -> None:
    """Let a spreadsheet refuse what the form refuses: one rule for each kind of figure."""
    areas: dict[tuple[bool, bool], list[Area]] = {}
    for place in places:
        kind = place.entry.decimals > 0, place.entry.signed
        areas.setdefault(kind, []).append(place.area)
    for (decimal, signed), kind_areas in areas.items():
        rule = _validation(decimal=decimal, signed=signed)
        rule.sqref = " ".join(area.ref for area in join(join(kind_areas)))
        sheet.worksheet.data_validations.append(rule)


def _validation(*, decimal: bool, signed: bool) -> DataValidation:
    kind = "数字" if decimal else "整数"
    limits = "" if signed else "不小于0的"
    limit = 10**15  # a spreadsheet keeps 15 digits
    return DataValidation(
        type="decimal" if decimal else "whole",
        operator="between",
        formula1=str(-limit if signed else 0),
        formula2=str(limit),
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=False,
        errorStyle="stop",
        errorTitle=f"请填{kind}",
        error=f"这里只能填{limits}{kind}，不要带单位或文字；没有的填0。",
    )


def _set_up_view(sheet: Sheet, table: Table) -> None:
    """Keep the column headers, and the labels beside them, in sight."""
    sheet.worksheet.sheet_view.showGridLines = False
    if table.header_rows:
        first = Area.one(HEADING_ROWS + table.header_rows + 1, _label_columns(table) + 1)
        sheet.worksheet.freeze_panes = first.ref
