"""A document as it is printed: what the Word file is to break like."""

from collections import Counter
from dataclasses import dataclass, field

from core.document.document import Document
from core.formats.pdf.writing.flow import plan_pages
from core.formats.pdf.writing.plan import PlacedLine, PlacedTable
from core.formats.pdf.writing.tables import SetTable
from core.formats.pdf.writing.typefaces import glyph_tables
from core.formats.setting.fonts import shipped_fonts


@dataclass(frozen=True, slots=True)
class Printed:
    """By block: how many lines a paragraph takes, and the parts of a table, page by page."""

    lines: Counter[int] = field(default_factory=Counter)
    tables: dict[int, list[SetTable]] = field(default_factory=dict)


def printed(document: Document) -> Printed:
    """Plan the pages in the shipped fonts, so that equal documents give equal files."""
    found = Printed()
    pages = plan_pages(document, glyph_tables(shipped_fonts()), lambda _: None)
    for placed in (each for page in pages for each in page):
        if isinstance(placed, PlacedLine):
            found.lines[placed.block] += 1
        elif isinstance(placed, PlacedTable):
            found.tables.setdefault(placed.block, []).append(placed.table)
    return found
