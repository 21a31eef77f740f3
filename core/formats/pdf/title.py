"""The title, broken into lines by meaning."""

import re
from collections.abc import Sequence

from core.fonts import FontRole
from core.formats.pdf.geometry import MEASURE, TITLE_SIZE
from core.formats.pdf.typefaces import GlyphTable, GlyphTables
from core.formats.pdf.typesetting import SetLine, clean, set_one_line, set_text

# An organ's name may be broken after the places and bodies it is made of.
_NAMES = re.compile(
    r".*?(?:自治[区州县旗]|[省县区镇乡]|市(?!场)|街道|人民政府|委员会|办事处|[局厅]|$)", re.DOTALL
)


def set_title(parts: Sequence[str], fonts: GlyphTables) -> list[SetLine]:
    """Return the title's lines, to be centred.

    A title too long for one line is broken after its first part, the organ's
    name, and then between the others where they do not fit one line.
    """
    table = fonts[FontRole.TITLE]
    pieces = [text for text in map(clean, parts) if text]
    if _width("".join(pieces), table) <= MEASURE:
        pieces = ["".join(pieces)] if pieces else []
    else:
        pieces = [pieces[0], *_fill(pieces[1:], MEASURE, table)]
    return [line for text in pieces for line in _set_part(text, table)]


def _set_part(text: str, table: GlyphTable) -> list[SetLine]:
    """Set a part of the title on one line, or on several of like length if it is too long."""
    if _width(text, table) <= MEASURE:
        return [set_one_line(text, table, TITLE_SIZE)]
    names = [name for name in _NAMES.findall(text) if name]
    if max(_width(name, table) for name in names) > MEASURE:
        return set_text([table[character] for character in text], TITLE_SIZE, MEASURE)
    lines = _fill(names, MEASURE, table)
    measure = MEASURE - TITLE_SIZE
    while len(narrower := _fill(names, measure, table)) == len(lines):
        lines, measure = narrower, measure - TITLE_SIZE
    return [set_one_line(line, table, TITLE_SIZE) for line in lines]


def _fill(names: Sequence[str], measure: float, table: GlyphTable) -> list[str]:
    """Join names to lines no wider than `measure`; a name that is wider stands alone."""
    lines: list[str] = []
    for name in names:
        if lines and _width(lines[-1] + name, table) <= measure:
            lines[-1] += name
        else:
            lines.append(name)
    return lines


def _width(text: str, table: GlyphTable) -> float:
    return sum(table[character].width for character in text) * TITLE_SIZE
