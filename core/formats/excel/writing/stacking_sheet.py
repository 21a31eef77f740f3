"""The sheet 汇总行: the whole report as one row of a named table, to be put under others."""

from collections.abc import Sequence

from core.document.document import STACKING_SHEET, Document
from core.formats.excel.writing import styles
from core.formats.excel.writing.areas import Area
from core.formats.excel.writing.book import add_named_table
from core.formats.excel.writing.cell_texts import cell_text
from core.formats.excel.writing.live import link
from core.formats.excel.writing.measure import line_height
from core.formats.excel.writing.page import LANDSCAPE, set_up_unprinted
from core.formats.excel.writing.sheet import Content, Sheet
from core.formats.excel.writing.table_sheet import Place

NAME = STACKING_SHEET
_TABLE = "nianbao"  # its name in formulas and queries
_OWN = ("机关名称", "年度")
_PIXELS = (200, 60)
_FIGURE_PIXELS = 150


def fill_stacking_sheet(sheet: Sheet, document: Document, places: Sequence[Place]) -> None:
    """Write a header that names address and label of each cell, and the row of this report."""
    headers = [*_OWN, *(cell_text(f"{p.entry.address} {p.entry.name}") for p in places)]
    row: list[Content] = [document.agency, document.year]
    row += [link(place.sheet, place.area, place.entry.value) for place in places]
    looks = [styles.TEXT, *[styles.NUMBER] * (len(row) - 1)]
    pixels = [*_PIXELS, *[_FIGURE_PIXELS] * len(places)]
    for column, width in enumerate(pixels, 1):
        sheet.set_width(column, width)
    sheet.put_row(1, headers, [styles.COLUMN_TITLE] * len(headers))
    sheet.set_height(1, line_height(headers, pixels))
    sheet.put_row(2, row, looks)
    whole = Area(1, 1, 2, len(headers))
    add_named_table(sheet, _TABLE, whole, headers)
    sheet.worksheet.freeze_panes = Area.one(2, len(_OWN) + 1).ref
    set_up_unprinted(sheet.worksheet, LANDSCAPE)
