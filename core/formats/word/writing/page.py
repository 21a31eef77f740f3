"""The page of GB/T 9704-2012, in twips (twentieths of a point), in which Word measures."""

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Twips

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838  # A4
TOP, BOTTOM = 2098, 1984  # 37 and 35 mm
LEFT, RIGHT = 1587, 1474  # 28 and 26 mm
MEASURE = PAGE_WIDTH - LEFT - RIGHT  # 156 mm
DEPTH = PAGE_HEIGHT - TOP - BOTTOM  # 225 mm

LINES, CHARACTERS = 22, 28  # on a full page of text
LINE_PITCH = DEPTH // LINES
CHARACTER_PITCH = MEASURE / CHARACTERS
# By how much, in twips, characters of 16 points stand closer so that 28 fit a line. A
# grid of characters would do the same in Word alone: others give each two of its squares.
CLOSER = 5

BODY_SIZE = 16.0  # points, 三号
TITLE_SIZE = 22.0  # 二号
FOLIO_SIZE = 14.0  # 四号: page numbers
TABLE_SIZE = 10.5  # 五号
CODE_SIZE = 9.0  # 小五: the 校验码

HEADER_EDGE = 800  # 14 mm from the page's top edge to the header: the mark of a draft fits below
FOOTER_EDGE = 1440  # from the page's bottom edge: the dashes stand 7 mm below the text


def twips(points: float) -> int:
    """Return a length in twips."""
    return round(points * 20)


def set_up_page(file: WordFile) -> None:
    """Give a document this page with its grid of lines."""
    section = file.sections[0]
    section.page_width, section.page_height = Twips(PAGE_WIDTH), Twips(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Twips(TOP), Twips(BOTTOM)
    section.left_margin, section.right_margin = Twips(LEFT), Twips(RIGHT)
    section.header_distance, section.footer_distance = Twips(HEADER_EDGE), Twips(FOOTER_EDGE)
    grid = file.element.body.sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(LINE_PITCH))
