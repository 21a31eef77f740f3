"""The title, set line by line."""

from collections.abc import Sequence

from core.formats.pdf.writing.geometry import MEASURE, TITLE_SIZE
from core.formats.pdf.writing.typefaces import GlyphTables
from core.formats.pdf.writing.typesetting import SetLine, clean, set_one_line, set_text
from core.formats.setting.fonts import FontRole
from core.formats.setting.title_lines import title_lines


def set_title(parts: Sequence[str], fonts: GlyphTables) -> list[SetLine]:
    """Return the title's lines, broken by meaning, to be centred."""
    table = fonts[FontRole.TITLE]

    def width(text: str) -> float:
        return sum(table[character].width for character in text) * TITLE_SIZE

    def set_line(text: str) -> list[SetLine]:
        if width(text) <= MEASURE:
            return [set_one_line(text, table, TITLE_SIZE)]
        return set_text([table[character] for character in text], TITLE_SIZE, MEASURE)

    lines = title_lines([clean(part) for part in parts], MEASURE, width, TITLE_SIZE)
    return [line for text in lines for line in set_line(text)]
