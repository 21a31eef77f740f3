"""The 签批单: a page on which those who answer for the report sign and seal.

It begins on a right-hand page, so that printed on both sides it is a leaf of its own; on
its back stands what the checks left open.
"""

from collections.abc import Iterator
from math import ceil

from core.document.document import SIGN_OFF, Cell, Document, Role, SignOff, Table
from core.formats.pdf.writing.geometry import (
    DEPTH,
    LEFT,
    LINE_PITCH,
    MEASURE,
    MM,
    TITLE_SIZE,
    TOP,
    baseline,
)
from core.formats.pdf.writing.marks import mark_draft
from core.formats.pdf.writing.pages import Bookmark, Box, Page
from core.formats.pdf.writing.structure import Element, Structure
from core.formats.pdf.writing.table_breaks import split_table
from core.formats.pdf.writing.tables import SetTable, TableSetter, place_table, set_table
from core.formats.pdf.writing.typefaces import GlyphTables
from core.formats.pdf.writing.typesetting import set_one_line
from core.formats.setting.density import Density
from core.formats.setting.fonts import FontRole
from core.formats.setting.qr_code import qr_code

_TITLE = "　".join(SIGN_OFF)
_FINDINGS = "校验情况"
_DATE = "　　　年　　月　　日"
_NO_DATE = ("联系电话",)  # items beside which nobody writes a date
_OPINION = "意见"
_OPINION_ROWS = 2
_ROOM = DEPTH - 3 * LINE_PITCH  # below the title
_TINY = 1e-6
_SEAL = 46 * MM  # high enough for a seal of 42 mm
_CODE_SIZE = 30 * MM
_CODE_HINT = "扫码核对"
_CODE_ALTERNATE = "二维码：本报告的各项数字与校验码"
_SIZES = (14.0, 12.0, 10.5)  # points: the largest with which all stands on the page
_TALLEST_ROW = 1.6 * LINE_PITCH
_LEAST_ROW = 28.0  # points: room to sign in
_WIDTHS = (18.0, 38.0, 14.0, 38.0)
_FINDING_WIDTHS = (8.0, 10.0, 30.0, 60.0)
_FINDING_COLUMNS = ("序号", "程度", "位置", "问题")


def sign_off_pages(
    document: Document,
    sign_off: SignOff,
    page_count: int,
    fonts: GlyphTables,
    structure: Structure,
) -> Iterator[Page]:
    """Yield the page, a blank one before it where it would be the back of a leaf.

    `page_count` is that of the report. What the checks left open follows.
    """
    if page_count % 2:
        yield Page()
    page = _titled(document, _TITLE, fonts, structure.heading(2))
    page.bookmarks.append(Bookmark(SIGN_OFF, 1, TOP))
    table = _fitted(document, sign_off, page_count, fonts)
    place_table(table, page, 3 * LINE_PITCH, structure.table(table.table, _scope))
    if sign_off.code:
        page.squares = _code_squares(sign_off.code, table)
        page.figure = structure.figure(_CODE_ALTERNATE, _edges(page.squares))
    yield page
    if sign_off.findings:
        yield from _findings_pages(document, sign_off, fonts, structure)


def _findings_pages(
    document: Document, sign_off: SignOff, fonts: GlyphTables, structure: Structure
) -> Iterator[Page]:
    """Yield the pages that list what the checks left open, one table over all of them."""
    table = _findings(sign_off)
    head: Element | None = structure.heading(2)
    cells = structure.table(table, lambda cell: "" if cell.row else "Column")
    for part in split_table(table, _ROOM, _ROOM, TableSetter(fonts)):
        page = _titled(document, _FINDINGS, fonts, head)
        if head:
            page.bookmarks.append(Bookmark(_FINDINGS, 1, TOP))
        place_table(part, page, 3 * LINE_PITCH, cells)
        yield page
        head = None  # on the next page it is a repetition


def _scope(cell: Cell) -> str:
    """Tell that a label heads what stands beside it."""
    return "Row" if cell.column % 2 == 0 else ""


def _titled(document: Document, title: str, fonts: GlyphTables, head: Element | None) -> Page:
    page = Page()
    line = set_one_line(title, fonts[FontRole.TITLE], TITLE_SIZE)
    place = baseline(0, 2 * LINE_PITCH, TITLE_SIZE)
    page.runs.extend(line.runs(LEFT + (MEASURE - line.width) / 2, place, head))
    mark_draft(page, document, fonts)
    return page


def _fitted(document: Document, sign_off: SignOff, pages: int, fonts: GlyphTables) -> SetTable:
    """Set the table as large as it fits below the title; the seal has its room in any case."""
    rows = _rows_above_seal(sign_off)
    height = max(_LEAST_ROW, min(_TALLEST_ROW, (_ROOM - _SEAL) / rows))
    seal_rows = ceil(_SEAL / height)
    height = min(height, _ROOM / (rows + seal_rows))
    table = _table(document, sign_off, pages, seal_rows)
    for size in _SIZES:
        result = set_table(table, Density(size, height), fonts)
        if result.height <= _ROOM + _TINY:
            return result
    excess = result.height - _ROOM  # of a name in many lines: every row gives way a little
    return set_table(table, Density(size, height - excess / (table.rows - 1)), fonts)


def _rows_above_seal(sign_off: SignOff) -> int:
    return 4 + len(sign_off.items) + (_OPINION in sign_off.items) * (_OPINION_ROWS - 1)


def _table(document: Document, sign_off: SignOff, page_count: int, seal_rows: int) -> Table:
    cells = [
        *_wide_row(0, "机关名称", document.agency),
        *_wide_row(1, "报告名称", document.title),
        *_wide_row(2, "校验码", document.code),
        *_row(3, "页数", f"{page_count} 页", _FINDINGS, sign_off.result),
    ]
    row = 4
    for item in sign_off.items:
        if item == _OPINION:
            cells += _wide_row(row, item, "", _OPINION_ROWS)
            row += _OPINION_ROWS
            continue
        cells += (
            _wide_row(row, item, "") if item in _NO_DATE else _row(row, item, "", "日期", _DATE)
        )
        row += 1
    cells += _seal(row, seal_rows, sign_off)
    rows = row + seal_rows
    return Table("sign_off", SIGN_OFF, SIGN_OFF, rows, len(_WIDTHS), tuple(cells), _WIDTHS)


def _seal(row: int, rows: int, sign_off: SignOff) -> list[Cell]:
    """Return the seal's cells; the QR code has one of its own, clear of the seal."""
    if not sign_off.code:
        return _wide_row(row, "公章", "", rows)
    texts = ("公章", "", _CODE_HINT, "")
    return [
        Cell(row, column, text, Role.VALUE if column % 2 else Role.HEADER, rows)
        for column, text in enumerate(texts)
    ]


def _code_squares(text: str, table: SetTable) -> list[Box]:
    """Return the QR code's squares, in the middle of the table's last cell."""
    code = qr_code(text)
    step = _CODE_SIZE / code.size
    last = max(table.table.cells, key=lambda cell: (cell.last_row, cell.last_column))
    right, width = LEFT + sum(table.widths), table.widths[-1]
    bottom = TOP - 3 * LINE_PITCH - table.height
    height = sum(table.heights[last.row :])
    left, top = right - (width + _CODE_SIZE) / 2, bottom + (height + _CODE_SIZE) / 2
    return [
        Box(left + step * each.column, top - step * (each.row + 1), step * each.length, step)
        for each in code.squares
    ]


def _edges(boxes: list[Box]) -> tuple[float, float, float, float]:
    """Return the left, bottom, right and top edge around boxes."""
    return (
        min(box.x for box in boxes),
        min(box.y for box in boxes),
        max(box.x + box.width for box in boxes),
        max(box.y + box.height for box in boxes),
    )


def _findings(sign_off: SignOff) -> Table:
    cells = [Cell(0, column, text, Role.HEADER) for column, text in enumerate(_FINDING_COLUMNS)]
    for row, finding in enumerate(sign_off.findings, start=1):
        texts = (str(row), *finding)
        roles = (Role.VALUE, Role.HEADER, Role.LABEL, Role.LABEL)
        pairs = zip(texts, roles, strict=True)
        cells += [Cell(row, column, text, role) for column, (text, role) in enumerate(pairs)]
    rows = len(sign_off.findings) + 1
    widths = _FINDING_WIDTHS
    return Table("findings", _FINDINGS, _FINDINGS, rows, len(widths), tuple(cells), widths, 1)


def _row(row: int, *texts: str) -> list[Cell]:
    return [
        Cell(row, column, text, Role.VALUE if column % 2 else Role.HEADER)
        for column, text in enumerate(texts)
    ]


def _wide_row(row: int, label: str, text: str, height: int = 1) -> list[Cell]:
    """Return a label and a text over the rest of the row, in lines where it is long."""
    value = Cell(row, 1, text, Role.HEADER, height, len(_WIDTHS) - 1)
    return [Cell(row, 0, label, Role.HEADER, height), value]
