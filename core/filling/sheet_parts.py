"""The XML of a worksheet: cells written one by one, formats and all else kept."""

from bisect import bisect
from collections.abc import Callable
from functools import cached_property

from core.filling.blank import Content
from core.formats.excel.reading.sheet_xml import (
    Place,
    column_letters,
    column_number,
    placed_cells,
)
from core.formats.reading.safe_xml import Element, parse
from core.formats.reading.xml_writing import as_part
from core.numbers import format_number

_ON = ("1", "true", "on")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Locks:
    """Which formats leave a cell open on a protected sheet; by default none does."""

    def __init__(self, styles: bytes) -> None:
        formats = parse(styles).findall("{*}cellXfs/{*}xf")
        self._open = {str(n) for n, each in enumerate(formats) if _is_open(each)}

    def locks(self, style: str) -> bool:
        """Say whether a format, told by its number, locks."""
        return style not in self._open


def _is_open(format_: Element) -> bool:
    protection = format_.find("{*}protection")
    return protection is not None and protection.get("locked", "1") not in _ON


class SheetPart:
    """A worksheet whose cells can be written."""

    def __init__(self, data: bytes) -> None:
        self._root = parse(data, whole=True)
        self._cells = dict(placed_cells(self._root))

    @cached_property
    def formulas(self) -> frozenset[Place]:
        """The places of formulas, those of an array's other cells among them."""
        return frozenset(p for p, cell in self._cells.items() if cell.find("{*}f") is not None)

    def locked(self, locks: Locks) -> Callable[[Place], bool]:
        """Return what tells whether a place is locked."""
        protection = self._root.find("{*}sheetProtection")
        if protection is None or protection.get("sheet", "0") not in _ON:
            return lambda _: False
        return lambda place: locks.locks(self._style(place))

    def put(self, place: Place, content: Content) -> None:
        """Write a number or text into a cell, which keeps its format."""
        cell = self._cell(place)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if isinstance(content, str):
            self._put_text(cell, content)
        else:
            self._child(cell, "v").text = format_number(content).replace(",", "")

    def data(self) -> bytes:
        """Return the part."""
        return as_part(self._root)

    def _put_text(self, cell: Element, text: str) -> None:
        if not text:
            return
        cell.set("t", "inlineStr")
        holder = self._child(self._child(cell, "is"), "t")
        holder.text = text
        holder.set(_SPACE, "preserve")

    def _child(self, parent: Element, name: str) -> Element:
        made = parent.makeelement(f"{self._namespace}{name}")
        parent.append(made)
        return made

    @cached_property
    def _namespace(self) -> str:
        return str(self._root.tag).replace("worksheet", "")

    def _cell(self, place: Place) -> Element:
        """Return the element of a cell, made in its order where there is none."""
        if place not in self._cells:
            row = self._row(place[0])
            cell = row.makeelement(f"{self._namespace}c")
            cell.set("r", f"{column_letters(place[1])}{place[0] + 1}")
            if style := self._style(place):
                cell.set("s", style)
            taken = [column_number(c.get("r").rstrip("0123456789")) for c in row]
            row.insert(bisect(taken, place[1]), cell)
            row.attrib.pop("spans", None)
            self._cells[place] = cell
        return self._cells[place]

    def _row(self, number: int) -> Element:
        if number not in self._rows:
            data = self._root.find("{*}sheetData")
            row = data.makeelement(f"{self._namespace}row")
            row.set("r", str(number + 1))
            data.insert(bisect(sorted(self._rows), number), row)
            self._rows[number] = row
        return self._rows[number]

    @cached_property
    def _rows(self) -> dict[int, Element]:
        return {int(row.get("r")) - 1: row for row in self._root.iterfind("{*}sheetData/{*}row")}

    def _style(self, place: Place) -> str:
        """Return the number of a cell's format: its own, its row's, or its column's."""
        if place in self._cells:
            return str(self._cells[place].get("s", ""))
        row = self._rows.get(place[0])
        if row is not None and row.get("customFormat") in _ON:
            return str(row.get("s", ""))
        for band in self._root.iterfind("{*}cols/{*}col"):
            if int(band.get("min")) <= place[1] + 1 <= int(band.get("max")):
                return str(band.get("style", ""))
        return ""
