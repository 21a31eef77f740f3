"""Page numbers."""

from core.fonts import FontRole
from core.formats.pdf.geometry import BOTTOM, DASH_RISE, FOLIO_DROP, FOLIO_SIZE, LEFT, RIGHT
from core.formats.pdf.pages import Page
from core.formats.pdf.typefaces import GlyphTables
from core.formats.pdf.typesetting import set_one_line


def number_page(page: Page, number: int, fonts: GlyphTables) -> None:
    """Print `— 3 —` at the outer edge, one character in from it."""
    line = set_one_line(f"— {number} —", fonts[FontRole.DIGITS], FOLIO_SIZE)
    odd = number % 2 == 1
    left = RIGHT - FOLIO_SIZE - line.width if odd else LEFT + FOLIO_SIZE
    page.runs.extend(line.runs(left, BOTTOM - FOLIO_DROP - DASH_RISE * FOLIO_SIZE))
