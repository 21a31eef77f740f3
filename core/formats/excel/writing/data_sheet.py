"""The sheet 数据: every figure with its address, one a row, for machines."""

from collections.abc import Iterable
from typing import TypeAlias

from core.document.document import DATA_SHEET, Document
from core.formats.excel.writing import styles
from core.formats.excel.writing.areas import Area
from core.formats.excel.writing.measure import fitting_pixels, line_height
from core.formats.excel.writing.page import LANDSCAPE, set_up_page
from core.formats.excel.writing.sheet import Content, Sheet
from core.formats.excel.writing.table_sheet import Place

NAME = DATA_SHEET
_COLUMNS = ("地址", "指标", "数值", "单位")
_WIDEST = (400, 600, 240, 80)  # pixels; longer text is wrapped
_Row: TypeAlias = tuple[str, str, Content, str | None]


def fill_data_sheet(sheet: Sheet, document: Document, places: Iterable[Place]) -> None:
    """Write the report's own data under addresses that begin with `report.`, then the figures."""
    rows = _rows(document, places)
    texts = [[_text(content) for content in row] for row in (_COLUMNS, *rows)]
    pixels = [fitting_pixels(*pair) for pair in zip(zip(*texts, strict=True), _WIDEST, strict=True)]
    for column, width in enumerate(pixels, 1):
        sheet.set_width(column, width)
    sheet.put_row(1, _COLUMNS, [styles.COLUMN_TITLE] * len(_COLUMNS))
    for number, (row, line) in enumerate(zip(rows, texts[1:], strict=True), 2):
        value_look = styles.TEXT if isinstance(row[2], str) else styles.NUMBER
        sheet.put_row(number, row, (styles.TEXT, styles.TEXT, value_look, styles.TEXT))
        sheet.set_height(number, line_height(line, pixels))
    _finish(sheet, len(rows) + 1)


def _rows(document: Document, places: Iterable[Place]) -> list[_Row]:
    rows: list[_Row] = [
        ("report.agency", "机关名称", document.agency, None),
        ("report.year", "年度", document.year, None),
        ("report.title", "标题", document.title, None),
    ]
    if document.code:
        rows.append(("report.code", "校验码", document.code, None))
    entries = (place.entry for place in places)
    return rows + [
        (entry.address, entry.name, entry.value, entry.unit or None) for entry in entries
    ]


def _text(content: Content) -> str:
    return content if isinstance(content, str) else ""


def _finish(sheet: Sheet, last: int) -> None:
    whole = Area(1, 1, last, len(_COLUMNS))
    sheet.worksheet.auto_filter.ref = whole.ref
    sheet.worksheet.freeze_panes = "A2"
    set_up_page(sheet.worksheet, LANDSCAPE, whole, (1, 1))
