"""The page of GB/T 9704-2012, in twips (twentieths of a point), in which Word measures."""

from core.formats.word.text import DECLARATIONS

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

HEADER_EDGE = 1020  # 18 mm from the page's top edge to the header
FOOTER_EDGE = 1440  # from the page's bottom edge: the dashes stand 7 mm below the text


def twips(points: float) -> int:
    """Return a length in twips."""
    return round(points * 20)


def section(references: str) -> str:
    """Return the page set-up, which ends the body; `references` name headers and footers."""
    return (
        f"<w:sectPr>{references}"
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}"'
        f' w:header="{HEADER_EDGE}" w:footer="{FOOTER_EDGE}" w:gutter="0"/>'
        '<w:cols w:space="425"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE_PITCH}"/></w:sectPr>'
    )


def body_part(blocks: str, references: str) -> str:
    """Return the main part of the package."""
    return f"<w:document {DECLARATIONS}><w:body>{blocks}{section(references)}</w:body></w:document>"
