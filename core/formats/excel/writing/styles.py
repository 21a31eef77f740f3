"""How the cells look. Each look is entered in a workbook once and used by its number."""

from dataclasses import dataclass, replace
from functools import cache

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils.indexed_list import IndexedList

_CHINESE = 134  # the charset number of GB 2312: a substitute font is then a Chinese one
BODY_POINTS = 10.5
SMALL_POINTS = 9.0
HEADING_POINTS = 16

_SONG = Font(name="宋体", size=BODY_POINTS, charset=_CHINESE)
_SMALL_SONG = Font(name="宋体", size=SMALL_POINTS, charset=_CHINESE)
_HEI = Font(name="黑体", size=BODY_POINTS, charset=_CHINESE)
_HEI_LARGE = Font(name="黑体", size=HEADING_POINTS, charset=_CHINESE)
_DEFAULT = Font(name="宋体", size=11, charset=_CHINESE)

_THIN = Side(style="thin", color="000000")
_LINES = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_NO_LINES = Border()

_NO_FILL = PatternFill()
_SHADED = PatternFill("solid", fgColor="DCE6F1")

_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_INDENTED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_UPRIGHT = 255  # not degrees: characters one below the other
_STACKED = Alignment(horizontal="center", vertical="center", text_rotation=_UPRIGHT)
_FIGURE = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
_RIGHT = Alignment(horizontal="right", vertical="center", shrink_to_fit=True, indent=1)

_GENERAL = "General"
_WHOLE = "0"
_GENERAL_SHOWS = 11  # digits and point that General shows before it rounds


@dataclass(frozen=True, eq=False)
class Look:
    """Everything that formats a cell; compared by identity, as the looks are constants."""

    font: Font = _SONG
    fill: PatternFill = _NO_FILL
    border: Border = _LINES
    alignment: Alignment = _LEFT
    number_format: str = _GENERAL
    is_open: bool = False  # may be typed into on a protected sheet


HEADING = Look(font=_HEI_LARGE, border=_NO_LINES, alignment=_MIDDLE)
SUBHEADING = Look(border=_NO_LINES, alignment=_MIDDLE)
VERDICT = Look(font=_HEI, border=_NO_LINES, alignment=_INDENTED)
CAPTION = Look(font=_HEI, fill=_SHADED, alignment=_INDENTED)
COLUMN_TITLE = Look(font=_HEI, fill=_SHADED, alignment=_MIDDLE)
CENTRED = Look(alignment=_MIDDLE)
SMALL_HEADER = Look(font=_SMALL_SONG, alignment=_MIDDLE)
LABEL = Look()
VERTICAL = Look(alignment=_STACKED)
COUNT = Look(alignment=_FIGURE, number_format=_WHOLE, is_open=True)
AMOUNT = Look(alignment=_FIGURE, is_open=True)
TEXT = Look(alignment=_INDENTED)
NUMBER = Look(alignment=_RIGHT)


@cache
def locked(look: Look) -> Look:
    """Return the same look for a figure that is computed."""
    return replace(look, is_open=False)


@cache
def _long_amount(places: int) -> Look:
    return replace(AMOUNT, number_format="0." + "0" * places)


def amount_look(number: str) -> Look:
    """Return the look that shows every digit of a decimal number and adds none."""
    _, _, places = number.partition(".")
    return _long_amount(len(places)) if places and len(number) > _GENERAL_SHOWS else AMOUNT


class Palette(dict[tuple[Look, bool], int]):
    """The numbers under which one workbook knows the looks.

    The second part of a key is true for text that would be a formula if it were
    typed: the cell is then marked as text, so that editing does not turn it into one.
    """

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        # Column widths are counted in digits of the default font, and what a clerk adds is
        # set in it; openpyxl has no other door to that font. Should it move, widths and
        # added text fall back to Calibri, and tests/core/formats/test_private_names.py says so.
        workbook._fonts = IndexedList([_DEFAULT])  # type: ignore[attr-defined]
        self._worksheet = workbook.worksheets[0]

    def __missing__(self, key: tuple[Look, bool]) -> int:
        """Enter a look that is used for the first time."""
        look, quoted = key
        cell = Cell(self._worksheet, row=1, column=1)
        cell.font = look.font
        cell.fill = look.fill
        cell.border = look.border
        cell.alignment = look.alignment
        cell.number_format = look.number_format
        cell.quotePrefix = quoted
        if look.is_open:
            cell.protection = Protection(locked=False)
        self[key] = cell.style_id
        return self[key]
