"""The 签批单: a page on which those who answer for the report sign and seal."""

from core.document.document import SIGN_OFF, Cell, Document, Role, Table
from core.formats.pdf.writing.geometry import (
    LEFT,
    LINE_PITCH,
    MEASURE,
    TITLE_SIZE,
    TOP,
    baseline,
)
from core.formats.pdf.writing.marks import mark_draft
from core.formats.pdf.writing.pages import Bookmark, Page
from core.formats.pdf.writing.tables import place_table, set_table
from core.formats.pdf.writing.typefaces import GlyphTables
from core.formats.pdf.writing.typesetting import set_one_line
from core.formats.setting.density import Density
from core.formats.setting.fonts import FontRole

_TITLE = "　".join(SIGN_OFF)
_SIGNERS = ("填报人", "审核人", "签发人")
_FIRST_SIGNER = 4  # its row
_DATE = "　　　年　　月　　日"
_SEAL_ROWS = 3  # high enough for a seal of 42 mm
_DENSITY = Density(14, 2 * LINE_PITCH)
_WIDTHS = (18.0, 38.0, 14.0, 38.0)


def sign_off_page(document: Document, page_count: int, fonts: GlyphTables) -> Page:
    """Return the page; `page_count` is that of the report."""
    page = Page()
    page.bookmarks.append(Bookmark(SIGN_OFF, 1, TOP))
    title = set_one_line(_TITLE, fonts[FontRole.TITLE], TITLE_SIZE)
    place = baseline(0, 2 * LINE_PITCH, TITLE_SIZE)
    page.runs.extend(title.runs(LEFT + (MEASURE - title.width) / 2, place))
    mark_draft(page, document, fonts)
    place_table(set_table(_table(document, page_count), _DENSITY, fonts), page, 3 * LINE_PITCH)
    return page


def _table(document: Document, page_count: int) -> Table:
    cells = [
        *_wide_row(0, "机关名称", document.agency),
        *_wide_row(1, "报告名称", document.title),
        *_wide_row(2, "校验码", document.code),
        *_wide_row(3, "页数", f"{page_count} 页"),
    ]
    for row, signer in enumerate(_SIGNERS, start=_FIRST_SIGNER):
        cells += _row(row, signer, "", "日期", _DATE)
    seal = _FIRST_SIGNER + len(_SIGNERS)
    cells += _wide_row(seal, "公章", "", _SEAL_ROWS)
    rows = seal + _SEAL_ROWS
    return Table("sign_off", SIGN_OFF, SIGN_OFF, rows, len(_WIDTHS), tuple(cells), _WIDTHS)


def _row(row: int, *texts: str) -> list[Cell]:
    return [
        Cell(row, column, text, Role.VALUE if column % 2 else Role.HEADER)
        for column, text in enumerate(texts)
    ]


def _wide_row(row: int, label: str, text: str, height: int = 1) -> list[Cell]:
    value = Cell(row, 1, text, Role.VALUE, height, len(_WIDTHS) - 1)
    return [Cell(row, 0, label, Role.HEADER, height), value]
