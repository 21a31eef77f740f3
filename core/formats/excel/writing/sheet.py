"""One worksheet under construction.

openpyxl describes the sheet, but what is in the grid is written here: it would
round numbers to 16 digits, cannot store the result beside a formula, and takes
several times as long.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple, TypeAlias

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.formats.excel.writing.areas import Area
from core.formats.excel.writing.cell_texts import FORMULA_STARTS, cell_text, number_text
from core.formats.excel.writing.styles import Look, Palette
from core.numbers import Number

_TALLEST = 409  # points, the limit of a row
_DIGIT_PIXELS = 8  # a digit of the default font, at 96 pixels an inch
_PADDING_PIXELS = 5  # what a spreadsheet adds to the digits of a column

_letter = cache(get_column_letter)


class Formula(NamedTuple):
    """A formula without its equals sign, and the result that viewers show unrecalculated."""

    expression: str
    result: Number | str


Content: TypeAlias = str | Number | Formula | None


class Sheet:
    """A worksheet, its cells as XML, its merged ranges, widths and heights.

    With `values_only` it has the results of formulas in their place.
    """

    def __init__(
        self, worksheet: Worksheet, palette: Palette, *, values_only: bool = False
    ) -> None:
        self.worksheet = worksheet
        self._values_only = values_only
        self._palette = palette
        self._rows: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._packed: dict[int, bytes] = {}
        self._last_column = 1
        self._widths: dict[int, float] = {}
        self._heights: dict[int, int] = {}
        self._merged: list[Area] = []

    def put(self, area: Area, content: Content, look: Look) -> None:
        """Fill an area that is one cell to the eye; every cell of it gets the look."""
        if not area.is_single:
            self._merged.append(area)
            for row, column in area.cells():
                self._put_cell(row, column, None, look)
        self._put_cell(area.top, area.left, content, look)

    def put_row(self, row: int, contents: Iterable[Content], looks: Iterable[Look]) -> None:
        """Fill single cells from column A on."""
        for column, (content, look) in enumerate(zip(contents, looks, strict=True), 1):
            self._put_cell(row, column, content, look)

    def pack_row(self, row: int) -> None:
        """Take a row for complete: of thousands of rows single cells take a lot of memory."""
        cells = self._rows.pop(row)
        self._last_column = max(self._last_column, *cells)
        self._packed[row] = _joined(cells)

    def protect(self) -> None:
        """Lock all cells but those whose look is open; without a password, against slips alone."""
        protection = self.worksheet.protection
        protection.sheet = True
        for allowed in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
            setattr(protection, allowed, False)  # what is False is not forbidden

    def set_height(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self._heights[row] = min(round(points), _TALLEST)

    def set_width(self, column: int, pixels: int) -> None:
        """Set the width of a column."""
        digits = (pixels - _PADDING_PIXELS) / _DIGIT_PIXELS
        self._widths[column] = round(digits, 2)

    def finish(self) -> bytes:
        """Return `cols`, `sheetData` and `mergeCells`; tell the worksheet how far they reach.

        An automatic filter belongs before `mergeCells`: a sheet has one or the other.
        """
        for row in list(self._rows):
            self.pack_row(row)
        self.worksheet.cell(1, 1)
        self.worksheet.cell(max(self._packed), self._last_column)
        columns = "".join(
            f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
            for column, width in sorted(self._widths.items())
        )
        parts = [f"<cols>{columns}</cols><sheetData>".encode()]
        parts += (part for row in sorted(self._packed) for part in self._row_parts(row))
        parts.append(f"</sheetData>{self._merged_xml()}".encode())
        self._packed.clear()
        return b"".join(parts)

    def _put_cell(self, row: int, column: int, content: Content, look: Look) -> None:
        quoted = False
        if isinstance(content, Formula) and self._values_only:
            content = content.result
        if isinstance(content, str):
            content = cell_text(content)
            quoted = content.startswith(FORMULA_STARTS)
        style = self._palette[look, quoted]
        cell = f'<c r="{_letter(column)}{row}" s="{style}"{_content_xml(content)}'
        self._rows[row][column] = cell

    def _row_parts(self, row: int) -> tuple[bytes, bytes, bytes]:
        height = self._heights.get(row)
        fixed = f' ht="{height}" customHeight="1"' if height else ""
        return f'<row r="{row}"{fixed}>'.encode(), self._packed[row], b"</row>"

    def _merged_xml(self) -> str:
        if not self._merged:
            return ""
        ranges = "".join(f'<mergeCell ref="{area.ref}"/>' for area in self._merged)
        return f'<mergeCells count="{len(self._merged)}">{ranges}</mergeCells>'


def _joined(cells: dict[int, str]) -> bytes:
    """Return cells in the order of their columns."""
    return "".join(map(cells.__getitem__, sorted(cells))).encode()


def _content_xml(content: Content) -> str:
    """Return the rest of a cell's element, after its reference and style."""
    if content is None or content == "":
        return "/>"
    if isinstance(content, int):
        return f"><v>{content}</v></c>"
    if isinstance(content, str):
        return _text_xml(content)
    if isinstance(content, Formula):
        return _formula_xml(content)
    return f"><v>{number_text(content)}</v></c>"


@lru_cache(maxsize=4096)  # the labels of a form are the same in every report
def _text_xml(text: str) -> str:
    escaped = escape(text, quote=False)
    return f' t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>'


def _formula_xml(formula: Formula) -> str:
    expression = escape(formula.expression, quote=False)
    if isinstance(formula.result, str):
        return f' t="str"><f>{expression}</f><v>{escape(formula.result, quote=False)}</v></c>'
    return f"><f>{expression}</f><v>{number_text(formula.result)}</v></c>"
