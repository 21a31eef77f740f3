"""The pages' lines and tables in their order, as blocks of a document."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from core.formats.pdf.reading.alignment import with_tables
from core.formats.pdf.reading.furniture import code_on, is_draft_mark, without_furniture
from core.formats.pdf.reading.grid import grids
from core.formats.pdf.reading.joining import Cell, cells_of, continues, joined_parts
from core.formats.pdf.reading.lines import Line, joined, lines_of
from core.formats.pdf.reading.pages import SourcePage
from core.formats.pdf.reading.paragraphs import Measure, goes_on, measures_of
from core.formats.pdf.reading.parts import TablePart, is_inside, part_of

Block: TypeAlias = str | list[Cell]  # a paragraph, or the cells of a table


@dataclass(slots=True)
class PageText:
    """The lines outside tables, and the tables, of one page."""

    width: float
    height: float
    lines: list[Line]
    parts: list[TablePart]


def page_text(page: SourcePage) -> PageText:
    """Return what stands on a page."""
    rest = page.glyphs
    parts: list[TablePart] = []
    for grid in grids(page.rules):
        inside = [glyph for glyph in rest if is_inside(grid, glyph)]
        if inside and not is_draft_mark("".join(glyph.text for glyph in inside)):
            rest = [glyph for glyph in rest if not is_inside(grid, glyph)]
            parts.append(part_of(grid, inside))
    return PageText(page.width, page.height, lines_of(rest), parts)


def blocks_of(pages: Sequence[PageText]) -> list[Block]:
    """Return the paragraphs and tables of all pages."""
    kept = without_furniture([(page.height, page.lines) for page in pages])
    items: list[list[Line | TablePart]] = [
        sorted([*with_tables(lines, page.width), *page.parts], key=lambda item: item.top)
        for page, lines in zip(pages, kept, strict=True)
    ]
    _join_tables(items)
    _dissolve_frames(items)
    lines = [[item for item in page if isinstance(item, Line)] for page in items]
    width = min((page.width for page in pages), default=0.0)
    blocks = _Writer(measures_of(lines, width)).blocks(items)
    code = code_on(page.lines for page in pages)
    return [*blocks, code] if code and code not in blocks else blocks


def _join_tables(pages: list[list[Line | TablePart]]) -> None:
    """Join the table that ends a page with the one that begins the next."""
    last: list[Line | TablePart] = []
    for page in pages:
        if last and page:
            above, below = last[-1], page[0]
            if (
                isinstance(above, TablePart)
                and isinstance(below, TablePart)
                and (above.is_table or below.is_table)
                and continues(above, below)
            ):
                last[-1] = joined_parts(above, below)
                del page[0]
        last = page or last


def _dissolve_frames(pages: list[list[Line | TablePart]]) -> None:
    """Put the text of what is no table back among the lines."""
    for page in pages:
        page[:] = [
            part
            for item in page
            for part in (
                item.lines if isinstance(item, TablePart) and not item.is_table else (item,)
            )
        ]


class _Writer:
    """Joins lines to paragraphs on the way."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self._measures = measures
        self._blocks: list[Block] = []
        self._lines: list[Line] = []
        self._page = 0  # of the last line

    def blocks(self, pages: Sequence[Sequence[Line | TablePart]]) -> list[Block]:
        """Return the blocks of all pages."""
        for number, page in enumerate(pages):
            for item in page:
                if isinstance(item, Line):
                    self._add(item, number)
                else:
                    self._end_paragraph()
                    self._blocks.append(cells_of(item))
        self._end_paragraph()
        return self._blocks

    def _add(self, line: Line, page: int) -> None:
        if self._lines:
            of, at = self._measures[self._page], self._measures[page]
            is_same = self._page == page
            if not goes_on(self._lines, of, line, at, same_page=is_same):
                self._end_paragraph()
        self._lines.append(line)
        self._page = page

    def _end_paragraph(self) -> None:
        if self._lines:
            self._blocks.append(joined(self._lines).strip(" \u3000"))
            self._lines = []
