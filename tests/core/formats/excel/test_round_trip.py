"""What the Excel writer writes, the Excel reader reads."""

from hypothesis import given, settings

from core.document.document import Cell, Document, Table
from core.formats.excel.reading.reader import read
from core.formats.excel.writing.table_sheet import HEADING_ROWS
from core.layout.compose import compose
from core.numbers import format_number
from core.report.report import Report
from tests.core.formats.excel.excel_samples import document, written
from tests.strategies import reports


def box(cell: Cell, down: int = 0) -> tuple[int, int, int, int, str]:
    """Where a cell is and what it says, in however many lines."""
    text = format_number(cell.entry.value) if cell.entry else cell.text
    lines = text.replace("\n", "")
    return (cell.row + down, cell.column, cell.row_span, cell.column_span, lines)


def assert_sheet(found: Table, wanted: Table, heading: str) -> None:
    """The sheet has the table's cells below two lines over its whole width."""
    cells = {box(cell) for cell in found.cells}
    assert {box(cell, HEADING_ROWS) for cell in wanted.cells} <= cells
    assert (0, 0, 1, found.columns, wanted.title) in cells
    assert (1, 0, 1, found.columns, heading) in cells
    assert len(cells) == len(wanted.cells) + 2


def assert_read_back(of: Document) -> None:
    sheets = read(written(of)).tables
    heading = f"{of.agency}　{of.year}年度"
    for found, wanted in zip(sheets, of.tables, strict=False):
        assert_sheet(found, wanted, heading)
    data = sheets[-1]
    assert data.title == "数据"
    assert {cell.text for cell in data.cells if cell.column == 0} >= {"report.year", "report.title"}


def test_a_document_with_everything() -> None:
    assert_read_back(document())
    names = [table.title for table in read(written(document())).tables]
    assert names == ["收费", "依申请", "勾稽核对", "汇总行", "数据"]


def test_the_sheet_for_machines() -> None:
    data = read(written(document())).tables[-1]
    rows = [[cell.text for cell in data.cells if cell.row == row] for row in range(data.rows)]
    whose = ["清溪镇人民政府", "2023"]

    assert rows[0] == ["地址", "指标", "数值", "单位", "机关名称", "年度"]
    assert ["fees.fee.amount", "金额", "59237.2449", "万元", *whose] in rows
    assert ["fees.fee.change", "增减", "-2", "件", *whose] in rows


@given(reports())
@settings(max_examples=15)
def test_any_report(report: Report) -> None:
    assert_read_back(compose(report))
