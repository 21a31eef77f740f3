"""Where the readers find each figure: every blank cell gets a number of its own, and is read.

What is read here is what `import` reads of the finished file, so a figure goes where it will be
found again, whatever the layout, the wording and the program that made the file.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.filling.blank import Blank, BlankCell, Content, Place, Sheet
from core.filling.reading_back import read_back
from core.form.form import Form
from core.form.library import FormLibrary
from core.interpret.figures import is_mark_for_nothing, looks_like_figure
from core.interpret.result import CellReading

_FIRST = 30_000_001  # no year, no date, no figure of a report
_ZEROS = frozenset("0")


@dataclass(frozen=True)
class FoundCell:
    """The place of a figure; `doubt` says why it may be another, `unit` that of their head."""

    place: Place
    doubt: str = ""
    scaled: str = ""


Candidates = Callable[[Sheet], Iterator[BlankCell]]


def find_figures(
    blank: Blank,
    form: Form,
    forms: FormLibrary,
    kept: frozenset[Place],
    without: Mapping[Place, Content],
) -> dict[str, FoundCell]:
    """Return the places of the form's cells, by address.

    `kept` are places that are not for figures, `without` what is taken away before reading.
    Of several ways to tell what may be filled in, the one that finds most is taken, sheet by sheet.
    """
    tries: list[dict[str, FoundCell]] = []
    tried: list[list[Place]] = []
    for way in _WAYS:
        asked = _places(blank.sheets, way, kept | without.keys())
        if asked not in tried:
            tried.append(asked)
            tries.append(_probe(blank, form, forms, asked, without))
        if len(tries[-1]) == len(form.cells):
            return tries[-1]
    best = max(tries, key=len)
    mixed = {place for sheet in blank.sheets for place in _most_on(sheet, tries)}
    for places in (mixed, {found.place for found in best.values()}):
        again = _probe(blank, form, forms, sorted(places), without)
        best = again if len(again) >= len(best) else best
    return best


def _places(sheets: Sequence[Sheet], way: Candidates, kept: frozenset[Place]) -> list[Place]:
    return [c.place for sheet in sheets for c in way(sheet) if c.place not in kept]


def _most_on(sheet: Sheet, tries: Sequence[Mapping[str, FoundCell]]) -> list[Place]:
    """Return the places of a sheet that the try which found most there has found."""
    found = ([f.place for f in each.values() if f.place.sheet == sheet.number] for each in tries)
    return max(found, key=len)


def _probe(
    blank: Blank,
    form: Form,
    forms: FormLibrary,
    places: list[Place],
    without: Mapping[Place, Content],
) -> dict[str, FoundCell]:
    """Return which address each place is read as, with a number in all of them."""
    numbers = {_FIRST + n: place for n, place in enumerate(places)}
    contents = {**without, **{place: number for number, place in numbers.items()}}
    reading = read_back(blank.written(contents), forms)
    if reading is None or reading.report.form != form:
        return {}
    found = {}
    for address, cell in reading.cells.items():
        number = _number(cell)
        if number in numbers:
            found[address] = _found(numbers[number], number, cell)
    return _once(found)


def _number(cell: CellReading) -> int:
    digits = "".join(char for char in cell.source if char.isdecimal())
    return int(digits or cell.value or 0)


def _found(place: Place, number: int, cell: CellReading) -> FoundCell:
    is_scaled = cell.value is not None and cell.value != number
    return FoundCell(place, "" if is_scaled else cell.reason, cell.reason if is_scaled else "")


def _once(found: dict[str, FoundCell]) -> dict[str, FoundCell]:
    """Return the cells without those of which a place was read as several."""
    places = [cell.place for cell in found.values()]
    return {a: cell for a, cell in found.items() if places.count(cell.place) == 1}


def _between_labels(sheet: Sheet) -> Iterator[BlankCell]:
    """Yield blank cells with a text above and one to the left."""
    return (cell for cell in _blanks(sheet) if _has_above(sheet, cell) and _has_left(sheet, cell))


def _below_labels(sheet: Sheet) -> Iterator[BlankCell]:
    """Yield blank cells with a text above."""
    return (cell for cell in _blanks(sheet) if _has_above(sheet, cell))


def _beside_labels(sheet: Sheet) -> Iterator[BlankCell]:
    """Yield blank cells with a text above or to the left."""
    return (cell for cell in _blanks(sheet) if _has_above(sheet, cell) or _has_left(sheet, cell))


def _in_blank_rows(sheet: Sheet) -> Iterator[BlankCell]:
    """Yield blank cells with a text above, in rows without any text."""
    told = {cell.place.row for cell in sheet.cells if not is_free(cell) and not cell.has_formula}
    return (cell for cell in _below_labels(sheet) if cell.place.row not in told)


def _zeros(sheet: Sheet) -> Iterator[BlankCell]:
    """Yield the cells that say there is nothing."""
    return (cell for cell in _blanks(sheet) if not cell.is_blank)


def _with_figures(sheet: Sheet) -> Iterator[BlankCell]:
    """Yield blank cells, and those with last year's figures."""
    return (
        cell
        for cell in sheet.cells
        if looks_like_figure(cell.text) and (_has_above(sheet, cell) or _has_left(sheet, cell))
    )


_WAYS: tuple[Candidates, ...] = (
    _between_labels,
    _zeros,
    _in_blank_rows,
    _below_labels,
    _beside_labels,
    _with_figures,
)


def _blanks(sheet: Sheet) -> Iterator[BlankCell]:
    """Yield the cells that are blank, say that there is nothing, or are computed."""
    for cell in sheet.cells:
        if is_free(cell) or cell.has_formula:
            yield cell


def is_free(cell: BlankCell) -> bool:
    """Say whether a cell has nothing in it, or only a sign for nothing."""
    return cell.is_blank or _ZEROS.issuperset(cell.text.strip()) or is_mark_for_nothing(cell.text)


def _has_above(sheet: Sheet, cell: BlankCell) -> bool:
    return any(
        (upper := sheet.covering.get((row, cell.place.column))) and not is_free(upper)
        for row in range(cell.place.row)
    )


def _has_left(sheet: Sheet, cell: BlankCell) -> bool:
    return any(
        (left := sheet.covering.get((cell.place.row, column))) and not is_free(left)
        for column in range(cell.place.column)
    )
