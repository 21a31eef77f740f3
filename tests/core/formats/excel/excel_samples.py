"""Small documents for the Excel tests, laid out by hand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from core.document.document import Balance, Cell, Document, Entry, Paragraph, Role, Signature, Table
from core.formats.excel.writing import writer as excel
from core.formats.excel.writing.areas import Area
from core.formats.excel.writing.table_sheet import HEADING_ROWS
from core.numbers import Number

AGENCY = "清溪镇人民政府"
REFERENCE = re.compile(r"'((?:[^']|'')+)'!([A-Z]+\d+(?::[A-Z]+\d+)?)")
CREATED = datetime(2024, 1, 15, 8, 30, tzinfo=UTC)
LETTERS = ("natural", "company", "total")


def requests(values: Mapping[str, Number | None] | None = None) -> Table:
    """A table with merged headers, a corner and a group label; 7 rows, 5 columns."""
    cells = [
        Cell(0, 0, "（第一项加第二项，等于第三项加第四项）", Role.CORNER, 2, 2),
        Cell(0, 2, "申请人情况", Role.HEADER, 1, 3),
        Cell(1, 2, "自然人", Role.HEADER),
        Cell(1, 3, "商业企业", Role.HEADER),
        Cell(1, 4, "总计", Role.HEADER),
        Cell(2, 0, "一、新收", Role.LABEL, 1, 2),
        Cell(3, 0, "二、结转", Role.LABEL, 1, 2),
        Cell(4, 0, "三、办理结果", Role.LABEL, 2, 1),
        Cell(4, 1, "（一）予以公开", Role.LABEL),
        Cell(5, 1, "（二）申请人无正当理由逾期不补正，行政机关不再处理", Role.LABEL),
        Cell(6, 0, "四、结转下年", Role.LABEL, 1, 2),
    ]
    names = ("received", "carried_in", "granted", "closed", "carried_out")
    for row, name in enumerate(names, 2):
        for column, letter in enumerate(LETTERS, 2):
            address = f"requests.{name}.{letter}"
            entry = Entry(address, f"{letter}·{name}", (values or {}).get(address), unit="件")
            cells.append(Cell(row, column, "", Role.VALUE, entry=entry))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(
        "requests", "三、收到和处理申请情况", "依申请", 7, 5, tuple(cells), (20, 90, 30, 30, 30), 2
    )


def fees(amount: Number | None = None, change: int | None = None) -> Table:
    """A table of blocks with captions, a merged amount and a signed count; 4 rows, 3 columns."""
    increase = Entry("fees.fee.change", "增减", change, signed=True, unit="件")
    fee = Entry("fees.fee.amount", "金额", amount, decimals=6, unit="万元")
    total = replace(fee, address="fees.sum.amount", name="合计")
    cells = (
        Cell(0, 0, "第（八）项", Role.CAPTION, 1, 3),
        Cell(1, 0, "信息内容", Role.HEADER),
        Cell(1, 1, "本年增/减", Role.HEADER),
        Cell(1, 2, "收费金额（单位：万元）", Role.HEADER),
        Cell(2, 0, "收费", Role.LABEL),
        Cell(2, 1, "", Role.VALUE, entry=increase),
        Cell(2, 2, "", Role.VALUE, entry=fee),
        Cell(3, 0, "合计", Role.LABEL),
        Cell(3, 1, "", Role.VALUE, 1, 2, total),
    )
    return Table("fees", "二、收费情况", "收费", 4, 3, cells, (1, 1, 2))


def balances() -> tuple[Balance, ...]:
    """The same sums in every column, a sum of neighbours in a row, and one of amounts."""

    def at(row: str, letter: str) -> str:
        return f"requests.{row}.{letter}"

    columns = [
        Balance(
            "requests",
            f"{letter}：第一项＋第二项＝办理结果＋第四项",
            (at("received", letter), at("carried_in", letter)),
            (at("granted", letter), at("closed", letter), at("carried_out", letter)),
        )
        for letter in LETTERS
    ]
    row = Balance(
        "requests",
        "新收：总计＝各类申请人之和",
        (at("received", "total"),),
        (at("received", "natural"), at("received", "company")),
    )
    amounts = Balance("fees", "合计＝金额", ("fees.sum.amount",), ("fees.fee.amount",))
    return (*columns, row, amounts)


FIGURES: dict[str, Number | None] = {
    "requests.received.natural": 3,
    "requests.carried_in.natural": 1,
    "requests.granted.natural": 2,
    "requests.closed.natural": 1,
    "requests.carried_out.natural": 1,
    "requests.received.company": 2,
    "requests.granted.company": 1,
    "requests.received.total": 5,
    "requests.carried_in.total": 1,
    "requests.granted.total": 6,
}


def document(
    tables: Iterable[Table] | None = None,
    balanced: tuple[Balance, ...] = (),
    agency: str = AGENCY,
) -> Document:
    """The report of a small town: one column and one amount balance, one column does not."""
    blocks = (fees(Decimal("59237.2449"), -2), requests(FIGURES)) if tables is None else tables
    return Document(
        (agency, "2023年", "年度报告"),
        agency,
        2023,
        (Paragraph("一、总体情况", 1, 6, "overview"), *blocks),
        Signature(agency, "2024年1月15日"),
        balances() if tables is None else balanced,
    )


def with_sheet(table: Table, name: str) -> Table:
    """The same table under another tab."""
    return replace(table, sheet=name)


def written(of: Document, created: datetime | None = CREATED) -> bytes:
    """The bytes of the workbook."""
    file = BytesIO()
    excel.write(of, file, created=created)
    return file.getvalue()


def opened(of: Document) -> Workbook:
    """The workbook, written and read back, with its formulas."""
    return load_workbook(BytesIO(written(of)))


def stored(of: Document) -> Workbook:
    """The workbook as a program sees it that computes nothing."""
    return load_workbook(BytesIO(written(of)), data_only=True)


def area(cell: Cell) -> Area:
    """Where a cell of a table stands in its sheet, below the heading."""
    down = HEADING_ROWS + 1
    return Area(cell.row + down, cell.column + 1, cell.last_row + down, cell.last_column + 1)


def _cells_of(book: Workbook, formula: str) -> Iterator[Any]:
    """The cells to which a formula refers."""
    for sheet, ref in REFERENCE.findall(formula):
        found = book[sheet.replace("''", "'")][ref]
        for row in found if isinstance(found, tuple) else ((found,),):
            yield from row


def summed(book: Workbook, formula: object) -> Decimal:
    """What SUM makes of the cells: only numbers count, sums among them."""
    assert isinstance(formula, str)
    assert re.fullmatch(r"=SUM\(.*\)", formula)
    return sum((_counted(book, cell) for cell in _cells_of(book, formula)), Decimal())


def _counted(book: Workbook, cell: Any) -> Decimal:  # noqa: ANN401 (openpyxl has many kinds)
    if isinstance(cell.value, int | float):
        return Decimal(str(cell.value))
    found = re.fullmatch(r"=(?:ROUND\()?SUM\(([A-Z0-9:,]+)\)(?:,6\))?", str(cell.value))
    if not found:
        return Decimal()
    refs = (f"'{cell.parent.title}'!{ref}" for ref in found[1].split(","))
    return summed(book, f"=SUM({','.join(refs)})")


def expected(of: Document, addresses: tuple[str, ...]) -> Decimal:
    """What the cells at these addresses add up to."""
    entries = [cell.entry for table in of.tables for cell in table.cells if cell.entry]
    values = {entry.address: entry.value for entry in entries}
    return sum((Decimal(values[address] or 0) for address in addresses), Decimal())
