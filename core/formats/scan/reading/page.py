"""One flat page → its lines and tables, as `core.formats.pdf.reading` makes them of characters."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2

from core.document.document import Sighting
from core.formats.pdf.reading.flow import PageText
from core.formats.pdf.reading.grid import Grid, Place, grids
from core.formats.pdf.reading.lines import Line
from core.formats.pdf.reading.pages import Glyph, Rule
from core.formats.pdf.reading.parts import PartCell, TablePart
from core.formats.scan.reading.bands import Box, lines_in
from core.formats.scan.reading.ink import FlatPage, Grey
from core.formats.scan.reading.recognition import Recognised, Recogniser
from core.formats.scan.reading.ruling import Ruling, ruling_of, without_edges

PAPER = 595.0  # points, the shorter side of A4: what every page is taken for
_NARROWEST = 0.3  # of the page's width: less is no table but a frame, or a large character
_MARGIN = 0.012  # of the page's width at its edges, where the scanner's shadows are
_SMALLEST = 12  # pixels, the height of a line of text
_PICTURE_HIGH = 44  # pixels of a cell's picture for the review, at most
_HOPELESS = 0.3  # the confidence of a text that says nothing
_BESIDE, _ABOVE = 0.3, 0.12  # of a line's height, around it
_LATIN = 0.55  # of an ideograph's width


class PageReader:
    """Reads the pages of one file; `sightings` are those of all its cells, in order."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self.sightings: list[Sighting] = []

    def read(self, flat: FlatPage) -> PageText:
        """Return what stands on a page."""
        page = flat.ink
        high, wide = page.shape
        scale = PAPER / min(page.shape)
        ruling = ruling_of(flat)
        rules = [Rule(*(side * scale for side in rule)) for rule in ruling.rules]
        found = [grid for grid in grids(rules) if _is_table(grid, wide * scale)]
        parts = [self._part(grid, page, ruling, scale) for grid in found]
        areas = list(_between(found, wide, high, scale))
        lines = self._lines(page, areas, scale)
        return PageText(wide * scale, high * scale, lines, parts)

    def _lines(self, page: Grey, areas: Sequence[Box], scale: float) -> list[Line]:
        """Return the lines of text in some areas of a page."""
        boxes = [
            box
            for area in areas
            for box in lines_in(page, area)
            if box.y1 - box.y0 >= _SMALLEST or box.x1 - box.x0 >= 2 * _SMALLEST
        ]
        texts = self._recogniser.read([_with_edges(page, box) for box in boxes])
        lines = [_line(box, found.text, scale) for box, found in zip(boxes, texts, strict=True)]
        return [line for line in lines if line.text.strip()]

    def _part(self, grid: Grid, page: Grey, ruling: Ruling, scale: float) -> TablePart:
        """Return a table, each cell of it recognised alone."""
        areas = [_area(grid, place, scale) for place in grid.cells]
        page = without_edges(page, ruling, areas)
        boxes = [lines_in(page, area) for area in areas]
        texts = iter(self._recogniser.read([_with_edges(page, b) for cell in boxes for b in cell]))
        cells: list[PartCell] = []
        lines: list[Line] = []
        for place, area, inside in zip(grid.cells, areas, boxes, strict=True):
            found = [next(texts) for _ in inside]
            text, confidence = _said(found)
            cells.append(_cell(grid, place, text, len(self.sightings)))
            self.sightings.append(Sighting(confidence, _picture(page, area)))
            lines += [_line(b, each.text, scale) for b, each in zip(inside, found, strict=True)]
        rows = len(grid.ys) - 1
        return TablePart(grid.ys[0], grid.ys[-1], grid.xs, rows, tuple(cells), tuple(lines))


def _is_table(grid: Grid, width: float) -> bool:
    return len(grid.cells) > 1 and grid.xs[-1] - grid.xs[0] >= _NARROWEST * width


def _between(tables: Sequence[Grid], wide: int, high: int, scale: float) -> Iterator[Box]:
    """Yield the areas above, between and below tables."""
    margin = int(wide * _MARGIN)
    edges = [margin, *(int(y / scale) for grid in tables for y in (grid.ys[0], grid.ys[-1]))]
    for top, bottom in list(pairwise([*edges, high - margin]))[::2]:
        if bottom > top:
            yield Box(margin, top, wide - margin, bottom)


def _area(grid: Grid, place: Place, scale: float) -> Box:
    """Return where a cell is on the page, in pixels."""
    right, below = place.column + place.column_span, place.row + place.row_span
    sides = (grid.xs[place.column], grid.ys[place.row], grid.xs[right], grid.ys[below])
    return Box(*(round(side / scale) for side in sides))


def _cell(grid: Grid, place: Place, text: str, number: int) -> PartCell:
    x0, x1 = grid.xs[place.column], grid.xs[place.column + place.column_span]
    return PartCell(place.row, place.row_span, x0, x1, text, number)


def _cut(page: Grey, box: Box) -> Grey:
    return page[max(box.y0, 0) : box.y1, max(box.x0, 0) : box.x1]


def _with_edges(page: Grey, box: Box) -> Grey:
    """Return a line with a little of what is around it: thin strokes are fainter than ink."""
    high = box.y1 - box.y0
    beside, above = round(high * _BESIDE), round(high * _ABOVE)
    return _cut(page, Box(box.x0 - beside, box.y0 - above, box.x1 + beside, box.y1 + above))


def _picture(page: Grey, area: Box) -> bytes:
    """Return a cell's picture, small enough for a file with hundreds of them."""
    cut = _cut(page, area)
    shrink = min(1.0, _PICTURE_HIGH / max(cut.shape[0], 1))
    small = cv2.resize(cut, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    return bytes(cv2.imencode(".png", small)[1])


def _said(lines: Sequence[Recognised]) -> tuple[str, float]:
    """Return what a cell says, a figure where it has no ideographs, and how sure it is."""
    if not lines:
        return "", 1.0
    if all(line.figure and not line.is_worded for line in lines):
        figures = "".join(line.figure for line in lines)
        return figures, min(line.figure_confidence for line in lines)
    confidence = sum(line.confidence for line in lines) / len(lines)
    text = "".join(line.text for line in lines)
    return (text if confidence >= _HOPELESS else ""), confidence


def _line(box: Box, text: str, scale: float) -> Line:
    """Return a line of text whose characters fill its box, each as wide as its kind is."""
    x0, top, x1, bottom = (side * scale for side in box)
    shown = text.strip()
    widths = [1.0 if char >= "\u2e80" else _LATIN for char in shown]
    size = (x1 - x0) / max(sum(widths), 1.0)
    glyphs: list[Glyph] = []
    for char, width in zip(shown, widths, strict=True):
        glyphs.append(Glyph(char, x0, x0 + width * size, top, bottom, bottom))
        x0 += width * size
    return Line(shown, box.x0 * scale, x1, top, bottom, size, tuple(glyphs))
