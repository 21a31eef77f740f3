"""同比: the sum, and each organ's key figures, beside last year's; 图表: native charts."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from core.formats.excel.writing import styles
from core.formats.excel.writing.book import Book
from core.formats.excel.writing.chart_sheet import fill_chart_sheet
from core.formats.excel.writing.measure import line_height
from core.formats.excel.writing.sheet import Content, Sheet
from core.rollup.desk import Desk
from core.rollup.model import Row
from core.rollup.outputs.charts import desk_charts
from core.rollup.outputs.list_sheet import name_table, put_title
from core.rollup.summing.both_years import BothYears, both_years, last_addends
from core.rollup.summing.total import Total
from core.years.comparing import change, lines
from core.years.outputs.workbook import change_formulas

_SUMS = ("项目", 330), ("本年", 96), ("上年", 96), ("增减", 96), ("增减%", 80), ("机关数", 80)
_ORGAN = ("机关", 190)
_EACH = ("本年", "上年", "增减", "增减%")
_FIRST = 3  # row


def fill_years(book: Book, desk: Desk, total: Total) -> None:
    """Write the sheets 同比, 同比·机关 and 图表."""
    both = both_years(total, last_addends(desk, total))
    _fill_sums(book.add("同比"), total, both)
    counted = {addend.organ for addend in total.addends}
    rows = [row for row in desk.rows() if row.organ.id in counted]
    _fill_organs(book.add("同比·机关"), total, rows)
    heading = f"{total.year}年度　图表（{total.completeness}已计入合计）"
    fill_chart_sheet(book.add("图表"), heading, desk_charts(desk, total))


def _fill_sums(sheet: Sheet, total: Total, both: BothYears) -> None:
    """Write every cell's sum over the organs that have it in both years."""
    put_title(sheet, "同比：只加两年都有数的机关", total, _SUMS)
    names = [name for name, _ in _SUMS]
    sheet.put_row(2, names, [styles.COLUMN_TITLE] * len(names))
    looks = [styles.TEXT, *[styles.AMOUNT] * (len(names) - 1)]
    found = lines(both.reports, everything=True)
    for row, line in enumerate(found, _FIRST):
        then, now = line.values
        is_amount = bool(line.spec.decimals)
        changes = change_formulas(f"B{row}", f"C{row}", line.change, is_amount=is_amount)
        organs = both.organs(line.spec.address)
        sheet.put_row(row, [line.name, now, then, *changes, organs], looks)
        sheet.set_height(row, line_height([line.name], [_SUMS[0][1]]))
    sheet.worksheet.freeze_panes = f"B{_FIRST}"
    name_table(sheet, "同比", 2, _FIRST - 1 + len(found), names)


def _fill_organs(sheet: Sheet, total: Total, rows: Sequence[Row]) -> None:
    """Write a row an organ with its key figures of both years."""
    figures = [item.name for item in total.form.definition.key_figures]
    heads = [_ORGAN, *((f"{name}{what}", 80) for name in figures for what in _EACH)]
    put_title(sheet, "同比·机关", total, heads)
    names = [name for name, _ in heads]
    sheet.put_row(2, names, [styles.COLUMN_TITLE] * len(names))
    looks = [styles.TEXT, *[styles.AMOUNT] * (len(names) - 1)]
    for number, row in enumerate(rows, _FIRST):
        contents: list[Content] = [row.organ.name]
        for name in figures:
            now, then = row.key_figures.get(name), row.last_figures.get(name)
            first, second = (f"{get_column_letter(len(contents) + n)}{number}" for n in (1, 2))
            contents += [now, then, *change_formulas(first, second, change(now, then))]
        sheet.put_row(number, contents, looks)
        sheet.set_height(number, line_height([row.organ.name], [_ORGAN[1]]))
    sheet.worksheet.freeze_panes = f"B{_FIRST}"
    name_table(sheet, "同比_机关", 2, _FIRST - 1 + len(rows), names)
