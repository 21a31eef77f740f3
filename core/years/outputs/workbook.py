"""历年对比 as a workbook: the figures with formulas for their changes, and native charts."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from core.formats.excel.writing import styles
from core.formats.excel.writing.archive import save
from core.formats.excel.writing.areas import Area
from core.formats.excel.writing.book import Book
from core.formats.excel.writing.chart_sheet import fill_chart_sheet
from core.formats.excel.writing.measure import line_height
from core.formats.excel.writing.page import PORTRAIT, set_up_page
from core.formats.excel.writing.sheet import Content, Formula, Sheet
from core.report.report import Report
from core.years.charts import charts_of
from core.years.comparing import LEAST_AMOUNT, LEAST_COUNT, Change, Line, lines, year_name
from core.years.outputs.paper import about, span

_NAME, _FIGURE = 330, 92  # pixels
_HEAD = 3
_HEADS = ("增减", "增减%")


def workbook(reports: Sequence[Report], sources: Sequence[str], at: datetime) -> bytes:
    """Return the workbook of reports, oldest first, dated; `sources` say where each is from."""
    file = Workbook()
    file.properties.created = file.properties.modified = at
    file.calculation.fullCalcOnLoad = True
    book = Book(file)
    heading = f"{reports[-1].heading.agency}　{span(reports)}　历年对比"
    told = about(reports, sources)
    _fill(book.add("历年对比"), (heading, told), reports, lines(reports))
    fill_chart_sheet(book.add("图表"), heading, charts_of(reports))
    _fill(book.add("全部数字"), (heading, told), reports, lines(reports, everything=True))
    data = BytesIO()
    save(file, data, [sheet.finish() for sheet in book.sheets])
    return data.getvalue()


def _fill(
    sheet: Sheet, above: tuple[str, str], reports: Sequence[Report], shown: Sequence[Line]
) -> None:
    heads = ["项目", *map(year_name, reports), *_HEADS]
    width = _NAME + _FIGURE * (len(heads) - 1)
    for row, text in enumerate(above, 1):
        sheet.put(Area(row, 1, row, len(heads)), text, styles.VERDICT)
        sheet.set_height(row, line_height([text], [width]) + 4)
    for column in range(1, len(heads) + 1):
        sheet.set_width(column, _NAME if column == 1 else _FIGURE)
    sheet.put_row(_HEAD, heads, [styles.COLUMN_TITLE] * len(heads))
    looks = [styles.TEXT, *[styles.AMOUNT] * (len(heads) - 1)]
    for row, line in enumerate(shown, _HEAD + 1):
        sheet.put_row(row, [line.name, *line.values, *_changes(line, row)], looks)
        sheet.set_height(row, line_height([line.name], [_NAME]))
    sheet.worksheet.freeze_panes = f"B{_HEAD + 1}"
    area = Area(1, 1, _HEAD + len(shown), len(heads))
    set_up_page(sheet.worksheet, PORTRAIT, area, (_HEAD, _HEAD))


def _changes(line: Line, row: int) -> tuple[Content, Content]:
    """Return the change over the last two years."""
    if len(line.values) == 1:
        return None, None
    then, now = (f"{get_column_letter(len(line.values) + back)}{row}" for back in (0, 1))
    return change_formulas(now, then, line.change, is_amount=bool(line.spec.decimals))


def change_formulas(
    now: str, then: str, known: Change, *, is_amount: bool = False
) -> tuple[Formula, Formula]:
    """Return difference and percentage as formulas over two cells, with what they yield now."""
    least = LEAST_AMOUNT if is_amount else LEAST_COUNT
    both = f'IF(COUNT({then},{now})<2,"",{{}})'
    part = f'IF({then}<{least},"",ROUND(({now}-{then})/{then}*100,1))'
    difference, percent = ("" if value is None else value for value in known)
    return (
        Formula(both.format(f"{now}-{then}"), difference),
        Formula(both.format(part), percent),
    )
