"""The office's workbook: the tables added up, every organ's figures, errors, who is missing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from core.exporting import write_export
from core.formats.excel.writing import styles
from core.formats.excel.writing.archive import save
from core.formats.excel.writing.book import Book
from core.formats.excel.writing.measure import line_height
from core.formats.excel.writing.sheet import Content, Formula, Sheet
from core.formats.excel.writing.table_sheet import fill_table_sheet
from core.layout.compose import compose
from core.rollup.desk import Desk
from core.rollup.model import Row, State
from core.rollup.outputs.across_sheets import fill_across
from core.rollup.outputs.list_sheet import fill_list, name_table, put_title
from core.rollup.outputs.points import points
from core.rollup.outputs.years_sheets import fill_years
from core.rollup.summing.total import Total

_COUNTED, _LEFT_OUT = "是", "否"
_ABOUT = (("机关", 190), ("情况", 80), ("计入合计", 70))
_FIGURE_PIXELS = 96
_SUM_ROW, _WITH_ROW, _HEAD_ROW, _FIRST_ROW = 3, 4, 5, 6
_FLAG = get_column_letter(len(_ABOUT))


def write_workbook(desk: Desk, total: Total, path: Path, at: datetime) -> None:
    """Write the workbook, dated. Raises FileWriteError."""
    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = at
    workbook.calculation.fullCalcOnLoad = True
    book = Book(workbook)
    document = compose(total.report(desk.settings.agency))
    for table in document.tables:
        title = f"{table.title}（{total.completeness}合计）"
        fill_table_sheet(book.add(f"汇总·{table.sheet}"), document, replace(table, title=title))
    rows = desk.rows()
    _fill_details(book.add("明细"), rows, total)
    wrong = [
        (row.organ.name, row.state.value, *point.texts)
        for row in rows
        if row.reading and row.checked in {State.ERRORS, State.UNCHECKABLE}
        for point in points(desk, row)
    ]
    heads = ("机关", 190), ("情况", 80), ("位置", 230), ("问题", 460), ("建议", 300)
    fill_list(book.add("核对"), "核对", total, heads, wrong)
    missing = [_missing(row) for row in rows if row.checked in {State.MISSING, State.UNREADABLE}]
    heads = ("机关", 190), ("类别", 80), ("情况", 80), ("截止日期", 110), ("备注", 300)
    fill_list(book.add("缺报"), "缺报", total, heads, missing)
    fill_across(book, desk, total)
    fill_years(book, desk, total)
    file = BytesIO()
    save(workbook, file, [sheet.finish() for sheet in book.sheets])
    write_export(path, file.getvalue())


def _missing(row: Row) -> tuple[str, ...]:
    due = row.due.isoformat() if row.due else ""
    note = row.note or row.reason
    return row.organ.name, row.organ.kind, row.state.value, due, note


def _fill_details(sheet: Sheet, rows: Sequence[Row], total: Total) -> None:
    """Write one row an organ, one column a cell; above them the sums over those that count."""
    heads = [*_ABOUT, *((spec.name, _FIGURE_PIXELS) for spec in total.form.cells.values())]
    put_title(sheet, "明细", total, heads)
    names = [name for name, _ in heads]
    last = _FIRST_ROW + len(rows) - 1
    _put_sums(sheet, total, last)
    sheet.put_row(_HEAD_ROW, names, [styles.COLUMN_TITLE] * len(names))
    sheet.set_height(_HEAD_ROW, line_height(names, [width for _, width in heads]))
    figures = {addend.organ: addend.figures for addend in total.addends}
    looks = [styles.TEXT] * len(_ABOUT) + [styles.AMOUNT] * len(total.form.cells)
    for number, row in enumerate(rows, _FIRST_ROW):
        own = figures.get(row.organ.id, {})
        flag = _COUNTED if row.organ.id in figures else _LEFT_OUT
        values = [own.get(address) for address in total.form.cells]
        sheet.put_row(number, (row.organ.name, row.state.value, flag, *values), looks)
        sheet.pack_row(number)
    first = get_column_letter(len(_ABOUT) + 1)
    sheet.worksheet.freeze_panes = f"{first}{_FIRST_ROW}"
    name_table(sheet, "明细", _HEAD_ROW, last, names)


def _put_sums(sheet: Sheet, total: Total, last: int) -> None:
    """Write the sums, and how many organs have a figure; where none has one there is no sum."""
    sums: list[Content] = ["合计", "", ""]
    counts: list[Content] = ["有数的机关", "", ""]
    flags = f"${_FLAG}${_FIRST_ROW}:${_FLAG}${last}"
    for column, (address, value) in enumerate(total.figures.items(), len(_ABOUT) + 1):
        letter = get_column_letter(column)
        cells = f"{letter}${_FIRST_ROW}:{letter}${last}"
        decimals = total.form.cells[address].decimals
        added = f'ROUND(SUMIF({flags},"{_COUNTED}",{cells}),{decimals})'
        shown = "" if value is None else value
        sums.append(Formula(f'IF({letter}{_WITH_ROW}=0,"",{added})', shown))
        have = total.counted - len(total.without.get(address, ()))
        counts.append(Formula(f'COUNTIFS({flags},"{_COUNTED}",{cells},"<>")', have))
    looks = [styles.TEXT] * len(_ABOUT) + [styles.AMOUNT] * len(total.form.cells)
    sheet.put_row(_SUM_ROW, sums, looks)
    sheet.put_row(_WITH_ROW, counts, looks)
