"""What stands on a page beside the text: page number, 校验码, 草稿."""

from core.document.document import Document
from core.formats.pdf.writing.geometry import (
    ASCENT,
    BOTTOM,
    CODE_SIZE,
    DASH_RISE,
    FOLIO_DROP,
    FOLIO_SIZE,
    LEFT,
    PAGE_HEIGHT,
    RIGHT,
)
from core.formats.pdf.writing.pages import Page, Rule
from core.formats.pdf.writing.typefaces import GlyphTables
from core.formats.pdf.writing.typesetting import SetLine, set_one_line
from core.formats.setting.draft import DRAFT_COLOR, DRAFT_MARK, DRAFT_SIZE
from core.formats.setting.fonts import FontRole

_HEAD = 36.0  # points from the page's top to the frame around 草稿
_AIR = 8.0  # points between the mark and its frame
_SIDE_AIR = 24.0


def mark_page(page: Page, number: int, document: Document, fonts: GlyphTables) -> None:
    """Print the page number at the outer edge, the code at the inner, 草稿 at the head."""
    odd = number % 2 == 1
    folio = set_one_line(f"— {number} —", fonts[FontRole.DIGITS], FOLIO_SIZE)
    _print_foot(page, folio, FOLIO_SIZE, at_right=odd)
    if document.code:
        code = set_one_line(f"校验码：{document.code}", fonts[FontRole.TABLE], CODE_SIZE)
        _print_foot(page, code, CODE_SIZE, at_right=not odd)
    mark_draft(page, document, fonts)


def mark_draft(page: Page, document: Document, fonts: GlyphTables) -> None:
    """Print 草稿 at the head of a page of a draft, in a frame and in red, clear of the text."""
    if not document.draft:
        return
    mark = set_one_line(DRAFT_MARK, fonts[FontRole.HEADING], DRAFT_SIZE)
    left = (LEFT + RIGHT - mark.width) / 2
    height = DRAFT_SIZE + 2 * _AIR
    foot = PAGE_HEIGHT - _HEAD - height
    x1, x2 = left - _SIDE_AIR, left + mark.width + _SIDE_AIR
    page.frame += (Rule(x1, y, x2, y) for y in (foot, foot + height))
    page.frame += (Rule(x, foot, x, foot + height) for x in (x1, x2))
    baseline = foot + _AIR + (1 - ASCENT) * DRAFT_SIZE
    page.runs.extend(run._replace(color=DRAFT_COLOR) for run in mark.runs(left, baseline))


def _print_foot(page: Page, line: SetLine, size: float, *, at_right: bool) -> None:
    """Print a line in the foot, one character of the page number in from an edge."""
    left = RIGHT - FOLIO_SIZE - line.width if at_right else LEFT + FOLIO_SIZE
    page.runs.extend(line.runs(left, BOTTOM - FOLIO_DROP - DASH_RISE * size))
