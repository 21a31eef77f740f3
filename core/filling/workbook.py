"""An Excel workbook as a blank: cells are written into its sheets' XML, all else is copied."""

from collections.abc import Mapping
from functools import cached_property
from itertools import product

from core.filling.blank import BlankCell, Content, Place, Sheet
from core.filling.formula_results import FormulaResults
from core.filling.sheet_parts import Locks, SheetPart
from core.formats.excel.reading.grid import MAX_AREA, Grid
from core.formats.excel.reading.sheet_xml import column_letters
from core.formats.excel.reading.xlsx import read_xlsx, worksheets
from core.formats.reading.package import Package
from core.formats.reading.raw import TOO_LARGE, ReadError
from core.formats.reading.safe_xml import Element, parse
from core.formats.reading.xml_writing import as_part

_BOOK = "xl/workbook.xml"
_BEFORE_CALCULATION = (
    "fileVersion", "fileSharing", "workbookPr", "AlternateContent", "workbookProtection",
    "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames",
)  # fmt: skip
_ROOM = 1  # blank rows and columns behind the last text that may be filled in


class Workbook:
    """A workbook (.xlsx, .xlsm); sheets are numbered among those that are visible."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        every = [sheet for sheet in worksheets(self._package) if sheet.part in self._package]
        self._every = every
        self._visible = [sheet for sheet in every if sheet.is_visible]

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The visible sheets with every cell between their first and last text."""
        locks = Locks(self._read("xl/styles.xml", b"<styleSheet/>"))
        grids = read_xlsx(self._package, lambda _: None)
        return tuple(
            _sheet(number, grid, SheetPart(self._package.read(sheet.part)), locks)
            for number, (sheet, grid) in enumerate(zip(self._visible, grids, strict=True))
        )

    def of(self, data: bytes) -> "Workbook":
        """Return another file of the same kind."""
        return Workbook(data)

    def written(self, contents: Mapping[Place, Content]) -> bytes:
        """Return the workbook with other contents in some cells, whatever was there."""
        parts = self._parts(contents)
        return self._package.with_parts({name: part.data() for name, part in parts.items()})

    def finished(self, contents: Mapping[Place, Content]) -> bytes:
        """Return the workbook as `written`; what formulas yield now is stored with them.

        Results that cannot be computed here stay as they were stored; whichever program opens
        the file computes all of them anew.
        """
        parts = self._parts(contents)
        changed = {name: part.data() for name, part in parts.items()}
        formulas = self._formulas(self._package.with_parts(changed))
        if formulas.has_any:
            changed |= formulas.stored()
            changed[_BOOK] = self._computing_on_load()
        return self._package.with_parts(changed)

    def results(self, data: bytes) -> dict[Place, str]:
        """Return what the formulas of a finished workbook yield, of those that can be computed."""
        numbers = {sheet.part: number for number, sheet in enumerate(self._visible)}
        found = self._formulas(data).computed()
        return {
            Place(numbers[part], *place): text
            for part, results in found.items()
            if part in numbers
            for place, text in results.items()
        }

    def _formulas(self, data: bytes) -> FormulaResults:
        package = Package(data)
        sheets = {s.name: (s.part.casefold(), package.read(s.part)) for s in self._every}
        name = "xl/sharedStrings.xml"
        shared = package.read(name) if name in package else b"<sst/>"
        return FormulaResults(sheets, ["".join(item.itertext()) for item in parse(shared)])

    def _parts(self, contents: Mapping[Place, Content]) -> dict[str, SheetPart]:
        """Return the parts of the sheets that change, by their names, changed."""
        parts: dict[str, SheetPart] = {}
        for place, content in contents.items():
            name = self._visible[place.sheet].part.casefold()
            if name not in parts:
                parts[name] = SheetPart(self._package.read(name))
            parts[name].put((place.row, place.column), content)
        return parts

    def _computing_on_load(self) -> bytes:
        book = parse(self._package.read(_BOOK), whole=True)
        _calculation(book).set("fullCalcOnLoad", "1")
        return as_part(book)

    def _read(self, name: str, default: bytes) -> bytes:
        return self._package.read(name) if name in self._package else default


def _calculation(book: Element) -> Element:
    """Return what a workbook says of calculation; where it is silent, room for it."""
    found = book.find("{*}calcPr")
    if found is not None:
        return found
    before = [n for n, e in enumerate(book) if str(e.tag).rpartition("}")[2] in _BEFORE_CALCULATION]
    made = book.makeelement(book.tag.replace("workbook", "calcPr"))
    book.insert(max(before, default=-1) + 1, made)
    return made


def _sheet(number: int, grid: Grid, part: SheetPart, locks: Locks) -> Sheet:
    """Return a sheet with every cell between the first and the last text, and some behind it."""
    texts = {place: text for place, text in grid.texts.items() if text.strip()}
    if not texts:
        return Sheet(number, grid.name, ())
    rows, columns = {row for row, _ in texts}, {column for _, column in texts}
    areas = [area for area in grid.merged if area[:2] in texts]
    bottom = max([*rows, *(area.bottom for area in areas)]) + _ROOM
    right = max([*columns, *(area.right for area in areas)]) + _ROOM
    if (bottom - min(rows)) * (right - min(columns)) > MAX_AREA // 10:
        raise ReadError(TOO_LARGE)
    spans = {
        area[:2]: (area.bottom - area.top + 1, area.right - area.left + 1) for area in grid.merged
    }
    covered = {
        place
        for area in grid.merged
        for place in product(
            range(area.top, min(area.bottom, bottom) + 1),
            range(area.left, min(area.right, right) + 1),
        )
        if place != area[:2]
    }
    formulas, locked = part.formulas, part.locked(locks)
    cells = (
        BlankCell(
            Place(number, *place),
            f"{column_letters(place[1])}{place[0] + 1}",
            texts.get(place, ""),
            *spans.get(place, (1, 1)),
            has_formula=place in formulas,
            is_locked=locked(place),
        )
        for place in product(range(min(rows), bottom + 1), range(min(columns), right + 1))
        if place not in covered
    )
    return Sheet(number, grid.name, tuple(cells))
