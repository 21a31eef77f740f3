"""A workbook under construction: its sheets, the names of its cells, its named tables."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from core.formats.excel.writing.areas import Area, quoted
from core.formats.excel.writing.sheet import Sheet
from core.formats.excel.writing.styles import Palette
from core.formats.excel.writing.table_sheet import Place


class Book:
    """The sheets made so far; the first is the one that a workbook begins with."""

    def __init__(self, workbook: Workbook, *, values_only: bool = False) -> None:
        self.sheets: list[Sheet] = []
        self._values_only = values_only
        self._workbook = workbook
        self._palette = Palette(workbook)

    def add(self, name: str) -> Sheet:
        """Return a new sheet behind the others."""
        if self.sheets:
            worksheet = self._workbook.create_sheet(name)
        else:
            worksheet = self._workbook.worksheets[0]
            worksheet.title = name
        self.sheets.append(Sheet(worksheet, self._palette, values_only=self._values_only))
        return self.sheets[-1]

    def name_cells(self, places: Mapping[str, Place]) -> None:
        """Name the cell of each figure by its address."""
        for address, place in places.items():
            first = place.area.anchor
            ref = f"{quoted(place.sheet)}!${get_column_letter(first.left)}${first.top}"
            self._workbook.defined_names[address] = DefinedName(address, attr_text=ref)


def add_named_table(sheet: Sheet, name: str, area: Area, headers: Sequence[str]) -> None:
    """Make an area a table that formulas and queries know by its name, with filters.

    The headers are those in its first row, no two of them alike: they are told, because
    openpyxl's own grid is blank.
    """
    columns = [TableColumn(id=number, name=text) for number, text in enumerate(headers, 1)]
    table = Table(displayName=name, name=name, ref=area.ref, tableColumns=columns)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.worksheet.add_table(table)
