"""A blank register of the form's own words, which is counted without a question."""

from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from core.form.form import Form
from core.formats.excel.writing import styles
from core.formats.excel.writing.archive import save
from core.formats.excel.writing.areas import Area
from core.formats.excel.writing.book import Book
from core.formats.excel.writing.page import LANDSCAPE, PORTRAIT, set_up_page
from core.formats.excel.writing.sheet import Formula, Sheet
from core.formats.excel.writing.styles import Look
from core.ledger.laying_out import tables_with_ledger
from core.ledger.wordings import Vocabulary

_ROWS = 100  # for cases
_HINT, _HEAD, _FIRST = 2, 3, 4  # rows
_LAST = _FIRST + _ROWS - 1
_WORKING_DAYS = 20  # 《条例》第三十三条
_SOON = 5  # days before the deadline in which it is shown in another colour
_HOLIDAYS, _OPTIONS = "节假日", "选项"
_LAST_FREE = _FIRST + 59
_FREE_DAYS = f"{_HOLIDAYS}!$A${_FIRST}:$A${_LAST_FREE}"
_WORKED = f"{_HOLIDAYS}!$B${_FIRST}:$B${_LAST_FREE}"
_TITLE_HEIGHT, _HINT_HEIGHT, _HEAD_HEIGHT, _ROW_HEIGHT = 36, 34, 30, 24  # points
_OVERDUE, _NEAR = (PatternFill("solid", bgColor=colour) for colour in ("F8CBAD", "FFE699"))

_TEXT = replace(styles.LABEL, is_open=True)
_CHOICE = replace(styles.CENTRED, is_open=True)
_DAY = replace(styles.CENTRED, is_open=True, number_format="yyyy-m-d")
_COMPUTED = replace(styles.CENTRED, number_format="yyyy-m-d")
_HINT_LOOK = replace(
    styles.SUBHEADING, font=styles.SMALL_HEADER.font, alignment=styles.LABEL.alignment
)


@dataclass(frozen=True)
class _Column:
    head: str
    pixels: int
    look: Look
    axis: str = ""  # of the options that are offered


_NUMBER = _Column("序号", 44, styles.CENTRED)
_APPLICATIONS = (
    _NUMBER,
    _Column("收件日期", 88, _DAY),
    _Column("申请人", 120, _TEXT),
    _Column("申请人类型", 106, _CHOICE, "kinds"),
    _Column("申请内容", 210, _TEXT),
    _Column("答复期限", 88, _COMPUTED),
    _Column("答复日期", 88, _DAY),
    _Column("办理结果", 190, _CHOICE, "results"),
    _Column("备注", 90, _TEXT),
)
_DISPUTES = (
    _NUMBER,
    _Column("收到日期", 88, _DAY),
    _Column("案件类型", 170, _CHOICE, "kinds"),
    _Column("申请人（原告）", 130, _TEXT),
    _Column("案由", 230, _TEXT),
    _Column("审结日期", 88, _DAY),
    _Column("审理结果", 120, _CHOICE, "results"),
    _Column("备注", 150, _TEXT),
)
_OF_APPLICATIONS = (
    "每件申请一行，收到当天登记，答复后填答复日期和办理结果；没有答复的，这两栏空着。"
    "类型和结果从下拉中选。答复期限是收到后20个工作日，先在“节假日”表填放假和调休上班的日子；"
    "延期、补正、征求意见的另算。"
)
_OF_DISPUTES = "每件行政复议或行政诉讼一行，审结后填审结日期和审理结果；没有审结的，这两栏空着。"


def blank_ledger(form: Form, agency: str, at: datetime) -> bytes:
    """Return the workbook: a sheet for each table that is counted, 节假日, and the options."""
    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = at
    workbook.calculation.fullCalcOnLoad = True
    book = Book(workbook)
    tables = [Vocabulary(form, table) for table in tables_with_ledger(form)]
    options = [
        names for words in tables for names in (_names(words, "kinds"), _names(words, "results"))
    ]
    for number, words in enumerate(tables):
        columns, hint = (
            (_APPLICATIONS, _OF_APPLICATIONS)
            if words.ledger.received
            else (_DISPUTES, _OF_DISPUTES)
        )
        sheet = book.add(f"{form.tables[words.table].sheet}台账")
        _fill(sheet, f"{agency}{words.ledger.title}台账", hint, columns)
        _offer(sheet, columns, number * 2, options)
    _fill_holidays(book.add(_HOLIDAYS))
    _fill_options(book.add(_OPTIONS), options)
    file = BytesIO()
    save(workbook, file, [sheet.finish() for sheet in book.sheets])
    return file.getvalue()


def _names(words: Vocabulary, axis: str) -> list[str]:
    """Return what is offered; kinds without the groups that they are in."""
    if axis == "results":
        return list(words.results.values())
    return [name.rpartition("·")[2] for name in words.kinds.values()]


def _fill(sheet: Sheet, title: str, hint: str, columns: tuple[_Column, ...]) -> None:
    width = len(columns)
    sheet.put(Area(1, 1, 1, width), title, styles.HEADING)
    sheet.put(Area(_HINT, 1, _HINT, width), hint, _HINT_LOOK)
    sheet.put_row(_HEAD, [c.head for c in columns], [styles.COLUMN_TITLE] * width)
    for row in range(_FIRST, _LAST + 1):
        contents = [_content(column, row) for column in columns]
        sheet.put_row(row, contents, [column.look for column in columns])
        sheet.set_height(row, _ROW_HEIGHT)
    for row, points in ((1, _TITLE_HEIGHT), (_HINT, _HINT_HEIGHT), (_HEAD, _HEAD_HEIGHT)):
        sheet.set_height(row, points)
    for number, column in enumerate(columns, 1):
        sheet.set_width(number, column.pixels)
    sheet.worksheet.freeze_panes = f"C{_FIRST}"
    set_up_page(sheet.worksheet, LANDSCAPE, Area(1, 1, _LAST, width), (_HEAD, _HEAD))


def _content(column: _Column, row: int) -> Formula | None:
    if column is _NUMBER:
        return Formula(f'IF(B{row}="","",ROW()-{_HEAD})', "")
    if column.look is _COMPUTED:
        due = f"WORKDAY(B{row},{_WORKING_DAYS},{_FREE_DAYS})"
        worked = f'COUNTIFS({_WORKED},">"&B{row},{_WORKED},"<="&{due})'
        days = f"{_WORKING_DAYS}-{worked}"
        return Formula(f'IF(ISNUMBER(B{row}),WORKDAY(B{row},{days},{_FREE_DAYS}),"")', "")
    return None


def _offer(
    sheet: Sheet, columns: tuple[_Column, ...], first: int, options: list[list[str]]
) -> None:
    """Offer the options, let days be days, and show which deadlines are near."""
    worksheet = sheet.worksheet
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        cells = f"{letter}{_FIRST}:{letter}{_LAST}"
        rule = None
        if column.axis:
            at = first + (column.axis == "results")
            letter = get_column_letter(at + 1)
            source = f"{_OPTIONS}!${letter}$1:${letter}${len(options[at])}"
            rule = DataValidation(type="list", formula1=source, allow_blank=True)
            rule.error = f"请从下拉中选一种{column.head}。"
        elif column.look is _DAY:
            rule = DataValidation(
                type="date", operator="greaterThan", formula1="36526", allow_blank=True
            )
            rule.error = "请填日期，例如 2024-3-5。"
        if rule:
            rule.errorTitle, rule.showErrorMessage = column.head, True
            rule.add(cells)
            worksheet.add_data_validation(rule)
    deadline = next((n for n, c in enumerate(columns, 1) if c.look is _COMPUTED), 0)
    if deadline:
        _colour(sheet, get_column_letter(deadline), get_column_letter(deadline + 1))


def _colour(sheet: Sheet, due: str, answered: str) -> None:
    is_open = f'AND(ISNUMBER({due}{_FIRST}),{answered}{_FIRST}=""'
    cells = f"{due}{_FIRST}:{due}{_LAST}"
    for test, fill in (
        (f"{due}{_FIRST}<TODAY()", _OVERDUE),
        (f"{due}{_FIRST}<=TODAY()+{_SOON}", _NEAR),
    ):
        rule = Rule(
            type="expression",
            dxf=DifferentialStyle(fill=fill),
            stopIfTrue=True,
            formula=[f"{is_open},{test})"],
        )
        sheet.worksheet.conditional_formatting.add(cells, rule)


def _fill_holidays(sheet: Sheet) -> None:
    hint = "按国务院办公厅每年的放假通知填：左边是放假的工作日，右边是调休上班的周末，一格一天。"
    sheet.put(Area(1, 1, 1, 2), "节假日和调休", styles.HEADING)
    sheet.put(Area(_HINT, 1, _HINT, 2), hint, _HINT_LOOK)
    sheet.put_row(_HEAD, ["放假的日子", "调休上班的日子"], [styles.COLUMN_TITLE] * 2)
    for row in range(_FIRST, _LAST_FREE + 1):
        sheet.put_row(row, [None, None], [_DAY, _DAY])
    for row, points in ((1, _TITLE_HEIGHT), (_HINT, _HINT_HEIGHT), (_HEAD, _HEAD_HEIGHT)):
        sheet.set_height(row, points)
    for column in (1, 2):
        sheet.set_width(column, 190)
    sheet.worksheet.freeze_panes = f"A{_FIRST}"
    set_up_page(sheet.worksheet, PORTRAIT, Area(1, 1, _LAST_FREE, 2), None, points=0)


def _fill_options(sheet: Sheet, options: list[list[str]]) -> None:
    for row in range(max(map(len, options))):
        names = [column[row] if row < len(column) else None for column in options]
        sheet.put_row(row + 1, names, [styles.TEXT] * len(options))
    sheet.worksheet.sheet_state = "hidden"
