"""A sheet of charts, each over the cells it is drawn from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from core.document.chart import Chart, ChartKind
from core.formats.excel.writing import styles
from core.formats.excel.writing.archive import save
from core.formats.excel.writing.areas import Area
from core.formats.excel.writing.book import Book
from core.formats.excel.writing.measure import line_height
from core.formats.excel.writing.native_chart import PERCENT, chart_height, chart_rows, native_chart
from core.formats.excel.writing.page import PORTRAIT, set_up_page
from core.formats.excel.writing.sheet import Content, Formula, Sheet
from core.numbers import Number

_NAMES, _FIGURE = 210, 92  # pixels of a column
_COLUMNS = 5  # as wide as a chart, and as the page
_WIDTH = _NAMES + (_COLUMNS - 1) * _FIGURE
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # equal charts are equal bytes
_ROW = 16.0  # points of a row of the sheet
_PART = replace(styles.AMOUNT, number_format=PERCENT)
_POINTS = 72 / 2.54  # of a centimetre


def fill_chart_sheet(sheet: Sheet, heading: str, charts: Sequence[Chart]) -> None:
    """Fill a sheet with charts, one below the other, each over the cells it is drawn from."""
    sheet.put(Area(1, 1, 1, _COLUMNS), heading, styles.VERDICT)
    sheet.set_height(1, _ROW + 6)
    for column in range(1, _COLUMNS + 1):
        sheet.set_width(column, _NAMES if column == 1 else _FIGURE)
    sheet.worksheet.sheet_view.showGridLines = False
    sheet.worksheet.sheet_format.defaultRowHeight = _ROW
    sheet.worksheet.sheet_format.customHeight = True
    row, filled = 3, 3 * _ROW
    for chart in charts:
        height = _rows_of(chart) * _ROW
        if filled + height > PORTRAIT.height_points and row > 3:  # whole on the next page
            sheet.worksheet.row_breaks.append(Break(id=row - 1))
            filled = 0.0
        filled += height
        row = _put_chart(sheet, chart, row)
    set_up_page(sheet.worksheet, PORTRAIT, Area(1, 1, max(row - 1, 1), _COLUMNS), None)


def _rows_of(chart: Chart) -> int:
    """Return how many rows a chart takes with its title, figures and note."""
    return _rows_drawn(chart) + len(chart.categories) + 4


def _rows_drawn(chart: Chart) -> int:
    return ceil(chart_height(chart) * _POINTS / _ROW) + 1


def _put_chart(sheet: Sheet, chart: Chart, top: int) -> int:
    """Draw a chart from row `top` on, its figures below it; return the next chart's row."""
    unit = f"（单位：{chart.unit}）" if chart.unit else ""
    sheet.put(Area(top, 1, top, _COLUMNS), f"{chart.title}{unit}", styles.VERDICT)
    first = top + 1 + _rows_drawn(chart)
    data = _area(chart, first)
    _put_figures(sheet, chart, data)
    sheet.put(Area(data.bottom + 1, 1, data.bottom + 1, _COLUMNS), chart.note, styles.VERDICT)
    sheet.set_height(data.bottom + 1, max(_ROW, line_height([chart.note], [_WIDTH])))
    sheet.worksheet.add_chart(native_chart(chart, sheet.worksheet.title, data), f"A{top + 1}")
    return data.bottom + 3


def _area(chart: Chart, top: int) -> Area:
    rows = chart_rows(chart)
    return Area(top, 1, top + len(rows) - 1, len(rows[0]))


def _put_figures(sheet: Sheet, chart: Chart, data: Area) -> None:
    """Write the cells that a chart is drawn from."""
    first, rows = data.top, chart_rows(chart)
    heads = ["", *(str(head) for head in rows[0][1:])]
    sheet.put_row(first, heads, [styles.COLUMN_TITLE] * len(heads))
    sheet.set_height(first, _ROW)
    for number, contents in enumerate(rows[1:], first + 1):
        looks = [styles.TEXT, *_looks(chart, len(contents) - 1)]
        sheet.put_row(number, _live(chart, contents, number, data), looks)
        sheet.set_height(number, max(_ROW, line_height([str(contents[0])], [_NAMES])))


def figures_workbook(chart: Chart, name: str) -> tuple[bytes, Area]:
    """Return a workbook of one sheet of this name with a chart's figures, and where they are."""
    workbook, data = Workbook(), _area(chart, 1)
    workbook.properties.created = workbook.properties.modified = _EARLIEST
    sheet = Book(workbook).add(name)
    sheet.set_width(1, _NAMES)
    _put_figures(sheet, chart, data)
    file = BytesIO()
    save(workbook, file, [sheet.finish()])
    return file.getvalue(), data


def _looks(chart: Chart, columns: int) -> Iterator[styles.Look]:
    is_parts = chart.kind is ChartKind.PARTS
    return (_PART if is_parts and column % 2 else styles.AMOUNT for column in range(columns))


def _live(chart: Chart, row: Sequence[str | Number | None], at: int, data: Area) -> list[Content]:
    """Return a row whose percentages follow their figures."""
    if chart.kind is not ChartKind.PARTS:
        return list(row)
    contents: list[Content] = list(row)
    for index in range(2, len(row), 2):
        letter = get_column_letter(index)
        cells = f"{letter}${data.top + 1}:{letter}${data.bottom}"
        is_whole = f"AND(COUNT({cells})=ROWS({cells}),SUM({cells})>0)"
        shown = "" if row[index] is None else row[index]
        part = f"ROUND({letter}{at}/SUM({cells})*100,1)"
        contents[index] = Formula(f'IF({is_whole},{part},"")', shown)  # type: ignore[arg-type]
    return contents
