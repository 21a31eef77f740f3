"""The printed page: A4, everything one page wide, and the measures that follow from it."""

from dataclasses import dataclass
from typing import Literal

from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from core.formats.excel.writing.areas import Area

_A4 = 9
_SIDE_INCHES = 0.45
_MARGIN_INCHES = 0.6  # above and below
_FILING_INCHES = 1.0  # where the holes are punched: left, or above a page that lies on its side
_FOOTER_INCHES = 0.3
_BLANK_CELL = "AMJ1"  # in the last column that all spreadsheets have
_BEARABLE_SHRINKING = 1.15  # a table that is a little too tall is still printed on one page


@dataclass(frozen=True)
class Page:
    """Orientation and the printable size at full scale."""

    orientation: Literal["portrait", "landscape"]
    width_pixels: int
    height_points: int


PORTRAIT = Page("portrait", 654, 755)
LANDSCAPE = Page("landscape", 1036, 480)


def _page_number() -> HeaderFooter:
    """Return the footer, without the empty headers that openpyxl would add."""
    footer = HeaderFooter()
    for other in ("oddHeader", "evenHeader", "evenFooter", "firstHeader", "firstFooter"):
        setattr(footer, other, None)
    footer.oddFooter = HeaderFooterItem()
    footer.oddFooter.center.text = "第 &P 页，共 &N 页"
    return footer


# Only read from here on, and so the same for all sheets.
_FOOTER = _page_number()
_MARGINS = {
    page.orientation: PageMargins(
        left=_FILING_INCHES if page is PORTRAIT else _SIDE_INCHES,
        right=_SIDE_INCHES,
        top=_FILING_INCHES if page is LANDSCAPE else _MARGIN_INCHES,
        bottom=_MARGIN_INCHES,
        header=_FOOTER_INCHES,
        footer=_FOOTER_INCHES,
    )
    for page in (PORTRAIT, LANDSCAPE)
}


def set_up_page(
    worksheet: Worksheet,
    page: Page,
    area: Area,
    header: tuple[int, int] | None,
    points: float | None = None,
) -> None:
    """Print `area` on the page, its `header` rows (first, last) repeated.

    `points` is the height of the area as printed, where it is known; what is far
    too tall for one page runs over several.
    """
    fits = points is not None and points <= page.height_points * _BEARABLE_SHRINKING
    _set_up(worksheet, page)
    worksheet.page_setup.fitToHeight = 1 if fits else 0
    worksheet.print_area = area.ref
    if header:
        worksheet.print_title_rows = f"{header[0]}:{header[1]}"


def set_up_unprinted(worksheet: Worksheet, page: Page) -> None:
    """Set up a sheet that is not for paper: what is marked to be printed of it is a blank cell.

    With nothing marked, a spreadsheet prints all of it with the rest of the book. Whoever
    wants it on paper after all tells it to ignore the area, or takes the area away.
    """
    _set_up(worksheet, page)
    worksheet.print_area = _BLANK_CELL
    worksheet.page_setup.fitToHeight = 0


def _set_up(worksheet: Worksheet, page: Page) -> None:
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_setup.orientation = page.orientation
    worksheet.page_setup.paperSize = _A4
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_margins = _MARGINS[page.orientation]
    worksheet.print_options.horizontalCentered = True
    worksheet.HeaderFooter = _FOOTER
