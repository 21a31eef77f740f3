"""The sheet 勾稽核对: one row a balance, and the verdict above them."""

from collections.abc import Mapping

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from core.document.document import BALANCE_SHEET, Document
from core.formats.excel.writing import styles
from core.formats.excel.writing.areas import Area
from core.formats.excel.writing.balance_formulas import (
    ALL_BALANCED,
    BALANCED,
    BLANK,
    CONCLUSION,
    UNDECIDED,
    basis,
    compare,
    verdict,
)
from core.formats.excel.writing.live import parts_of_totals
from core.formats.excel.writing.measure import LEAST_HEIGHT, line_height
from core.formats.excel.writing.page import PORTRAIT, set_up_unprinted
from core.formats.excel.writing.sheet import Sheet
from core.formats.excel.writing.table_sheet import HEADING_ROWS, Place, put_heading

NAME = BALANCE_SHEET
_COLUMNS = ("表", "核对内容", "左边合计", "右边合计", "差额", "结论")
_PIXELS = [90, 500, 75, 75, 75, 160]
_LOOKS = (styles.TEXT, styles.TEXT, styles.AMOUNT, styles.AMOUNT, styles.AMOUNT, styles.TEXT)
_VERDICT_ROW = HEADING_ROWS + 1
_TITLE_ROW = _VERDICT_ROW + 1
_FIRST_ROW = _TITLE_ROW + 1

_WRONG = DifferentialStyle(
    font=Font(color="C00000", bold=True), fill=PatternFill("solid", bgColor="FDE9E7")
)


def fill_balance_sheet(sheet: Sheet, document: Document, places: Mapping[str, Place]) -> None:
    """Write one row a balance; `places` says where each address stands."""
    for column, width in enumerate(_PIXELS, 1):
        sheet.set_width(column, width)
    put_heading(sheet, NAME, document, _PIXELS)
    sheet.put_row(_TITLE_ROW, _COLUMNS, [styles.COLUMN_TITLE] * len(_COLUMNS))
    totals = parts_of_totals(document.balances)
    conclusions: list[str] = []
    for row, balance in enumerate(document.balances, _FIRST_ROW):
        comparison = compare(balance, row, places, basis(balance, totals))
        texts = places[balance.left[0]].sheet, balance.name
        sheet.put_row(row, (*texts, *comparison.formulas), _LOOKS)
        sheet.set_height(row, line_height(texts, _PIXELS[:2]))
        conclusions.append(comparison.conclusion)
    last = _TITLE_ROW + len(document.balances)
    area = Area(_VERDICT_ROW, 1, _VERDICT_ROW, len(_COLUMNS))
    sheet.put(area, verdict(_FIRST_ROW, last, conclusions), styles.VERDICT)
    sheet.set_height(_VERDICT_ROW, LEAST_HEIGHT)
    _mark_what_is_off(sheet, area, last)
    _set_up_view(sheet)


def _mark_what_is_off(sheet: Sheet, verdict_area: Area, last: int) -> None:
    """Colour what the conclusions and the verdict say in words."""
    rows = Area(_FIRST_ROW, 1, last, len(_COLUMNS))
    harmless = {
        rows.ref: (f"${CONCLUSION}{_FIRST_ROW}", BALANCED, BLANK),
        verdict_area.ref: (f"$A${_VERDICT_ROW}", ALL_BALANCED, UNDECIDED),
    }
    for ref, (cell, *texts) in harmless.items():
        condition = ",".join(f'{cell}<>"{text}"' for text in texts)
        rule = Rule("expression", formula=[f"AND({condition})"], dxf=_WRONG)
        sheet.worksheet.conditional_formatting.add(ref, rule)


def _set_up_view(sheet: Sheet) -> None:
    sheet.worksheet.sheet_view.showGridLines = False
    sheet.worksheet.freeze_panes = Area.one(_FIRST_ROW, 1).ref
    sheet.protect()
    set_up_unprinted(sheet.worksheet, PORTRAIT)
