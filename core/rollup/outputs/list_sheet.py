"""Lists in the office's workbook: a line that says what it is of, then a named table."""

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.styles import Alignment

from core.formats.excel.writing import styles
from core.formats.excel.writing.areas import Area
from core.formats.excel.writing.book import add_named_table
from core.formats.excel.writing.measure import line_height
from core.formats.excel.writing.sheet import Sheet
from core.numbers import Number
from core.rollup.summing.total import Total

_LINE = replace(styles.VERDICT, alignment=Alignment(vertical="center"))


def fill_list(
    sheet: Sheet,
    name: str,
    total: Total,
    heads: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[str | Number]],
) -> None:
    """Write a list as a named table; `heads` have the widths of their columns in pixels."""
    put_title(sheet, name, total, heads)
    pixels = [width for _, width in heads]
    sheet.put_row(2, [head for head, _ in heads], [styles.COLUMN_TITLE] * len(heads))
    for number, row in enumerate(rows, 3):
        looks = [styles.TEXT if isinstance(value, str) else styles.AMOUNT for value in row]
        sheet.put_row(number, row, looks)
        sheet.pack_row(number)
        sheet.set_height(number, line_height(list(map(str, row)), pixels))
    sheet.worksheet.freeze_panes = "B3"
    name_table(sheet, name, 2, 2 + len(rows), [head for head, _ in heads])


def put_title(sheet: Sheet, name: str, total: Total, heads: Sequence[tuple[str, int]]) -> None:
    """Write into the first row what is listed and how complete it is; set the widths."""
    for column, (_, width) in enumerate(heads, 1):
        sheet.set_width(column, width)
    text = f"{total.year}年度　{name}（{total.completeness}已计入合计）"
    sheet.put(Area.one(1, 1), text, _LINE)


def name_table(sheet: Sheet, name: str, head: int, last: int, names: Sequence[str]) -> None:
    """Make a named table with filters of the rows; one without rows is none."""
    if last <= head:
        return
    add_named_table(sheet, name, Area(head, 1, last, len(names)), names)
