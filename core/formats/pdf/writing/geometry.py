"""The page of GB/T 9704-2012, in points from the page's bottom left corner."""

from math import ceil

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM

LEFT, TOP = 28 * MM, PAGE_HEIGHT - 37 * MM  # of the type area (版心)
MEASURE, DEPTH = 156 * MM, 225 * MM
RIGHT, BOTTOM = LEFT + MEASURE, TOP - DEPTH

LINES, CHARACTERS = 22, 28  # on a full page of text
LINE_PITCH = DEPTH / LINES
CHARACTER_PITCH = MEASURE / CHARACTERS  # a little less than the 16 points of a character

BODY_SIZE = 16  # 三号
TITLE_SIZE = 22  # 二号
TITLE_PITCH = 36  # points from line to line of the title
FOLIO_SIZE = 14  # 四号: page numbers
CODE_SIZE = 9  # 小五: the 校验码
FOLIO_DROP = 7 * MM  # from the type area down to the dashes of the page number

ASCENT = 0.88  # of a Chinese character's square, in ems above the baseline
DASH_RISE = 0.38  # of a dash, in ems above the baseline


def baseline(depth: float, height: float, size: float) -> float:
    """Return the baseline that centres text of `size` in a strip of the page.

    The strip begins `depth` points below the top of the type area and is
    `height` points high.
    """
    return TOP - depth - (height - size) / 2 - ASCENT * size


def next_line(depth: float) -> float:
    """Return the depth of the first grid line that begins at `depth` or below."""
    return ceil(depth / LINE_PITCH - 1e-6) * LINE_PITCH
