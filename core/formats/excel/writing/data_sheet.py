"""The sheet 数据: every figure with its address, one a row, for machines."""

from collections.abc import Iterable
from typing import TypeAlias

from core.document.document import DATA_SHEET, Document
from core.formats.excel.writing import styles
from core.formats.excel.writing.areas import Area
from core.formats.excel.writing.live import link
from core.formats.excel.writing.measure import fitting_pixels, line_height
from core.formats.excel.writing.page import LANDSCAPE, set_up_unprinted
from core.formats.excel.writing.sheet import Content, Sheet
from core.formats.excel.writing.table_sheet import Place

NAME = DATA_SHEET
_COLUMNS = ("地址", "指标", "数值", "单位", "机关名称", "年度")
_WIDEST = (400, 600, 240, 80, 300, 60)  # pixels; longer text is wrapped
_Row: TypeAlias = tuple[str, str, Content, str | None, str, int]


def fill_data_sheet(sheet: Sheet, document: Document, places: Iterable[Place]) -> None:
    """Write the report's own data under addresses that begin with `report.`, then the figures.

    Organ and year stand on every row, so that the rows of many files can be put under each
    other as they are.
    """
    rows = _rows(document, places)
    lines: list[tuple[Content, ...]] = [_COLUMNS, *rows]
    texts = [[_text(content) for content in row] for row in lines]
    pixels = [fitting_pixels(*pair) for pair in zip(zip(*texts, strict=True), _WIDEST, strict=True)]
    for column, width in enumerate(pixels, 1):
        sheet.set_width(column, width)
    sheet.put_row(1, _COLUMNS, [styles.COLUMN_TITLE] * len(_COLUMNS))
    for number, (row, line) in enumerate(zip(rows, texts[1:], strict=True), 2):
        value_look = styles.TEXT if isinstance(row[2], str) else styles.NUMBER
        texts_looks = (styles.TEXT, styles.TEXT, value_look, styles.TEXT, styles.TEXT)
        sheet.put_row(number, row, (*texts_looks, styles.NUMBER))
        sheet.set_height(number, line_height(line, pixels))
    _finish(sheet, len(rows) + 1)


def _rows(document: Document, places: Iterable[Place]) -> list[_Row]:
    whose = document.agency, document.year
    rows: list[_Row] = [
        ("report.agency", "机关名称", document.agency, None, *whose),
        ("report.year", "年度", document.year, None, *whose),
        ("report.title", "标题", document.title, None, *whose),
    ]
    if document.code:
        rows.append(("report.code", "校验码", document.code, None, *whose))
    for place in places:
        entry = place.entry
        value = link(place.sheet, place.area, entry.value)
        rows.append((entry.address, entry.name, value, entry.unit or None, *whose))
    return rows


def _text(content: Content) -> str:
    return content if isinstance(content, str) else ""


def _finish(sheet: Sheet, last: int) -> None:
    whole = Area(1, 1, last, len(_COLUMNS))
    sheet.worksheet.auto_filter.ref = whole.ref
    sheet.worksheet.freeze_panes = "A2"
    sheet.protect()
    set_up_unprinted(sheet.worksheet, LANDSCAPE)
