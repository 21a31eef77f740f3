"""Paragraphs and the signature, set in lines."""

import functools
from dataclasses import replace
from math import inf

from core.document.document import Paragraph, Signature
from core.formats.pdf.writing.geometry import BODY_SIZE, CHARACTER_PITCH, MEASURE
from core.formats.pdf.writing.typefaces import GlyphTables
from core.formats.pdf.writing.typesetting import SetLine, clean, set_text
from core.formats.setting.fonts import FontRole
from core.formats.setting.linebreak import Fill
from core.formats.setting.title_lines import name_lines

INDENT = 2 * CHARACTER_PITCH
_HEADING_ROLES = {1: FontRole.HEADING, 2: FontRole.SUBHEADING}
_SIGNATURE_INSET = 4 * CHARACTER_PITCH  # of the date, from the right
_NAME_INSET = 2 * CHARACTER_PITCH  # at least, of a name longer than the date


@functools.lru_cache(maxsize=512)
def set_paragraph(
    paragraph: Paragraph, fonts: GlyphTables, *, tight: bool = False
) -> tuple[SetLine, ...]:
    """Return a paragraph's lines, justified to the type area.

    `tight` asks for closer lines where they are fewer. The result is kept, so that a preview
    sets only what has changed.
    """
    lines = _set_paragraph(paragraph, fonts, tight=False)
    closer = _set_paragraph(paragraph, fonts, tight=True) if tight else lines
    return closer if len(closer) < len(lines) else lines


def _set_paragraph(paragraph: Paragraph, fonts: GlyphTables, *, tight: bool) -> tuple[SetLine, ...]:
    body = fonts[FontRole.BODY]
    heading = fonts[_HEADING_ROLES.get(paragraph.level, FontRole.BODY)]
    head = heading_of(paragraph)
    text = clean(paragraph.text)
    glyphs = [heading[character] for character in head]
    glyphs += [body[character] for character in text[len(head) :]]
    lines = set_text(
        glyphs,
        BODY_SIZE,
        MEASURE,
        pitch=CHARACTER_PITCH,
        indent=INDENT,
        fill=Fill.TIGHT if tight else Fill.FULL,
    )
    return tuple(lines)


def heading_of(paragraph: Paragraph) -> str:
    """Return the heading a paragraph begins with, or is, as it is printed."""
    return clean(paragraph.text[: paragraph.heading_length])


def is_heading(paragraph: Paragraph) -> bool:
    """Tell whether the whole paragraph is a heading, so that text must follow it."""
    return paragraph.level > 0 and paragraph.heading_length >= len(paragraph.text.rstrip())


def set_signature(signature: Signature, fonts: GlyphTables) -> list[tuple[float, SetLine]]:
    """Return the lines of name and date with the x, in the type area, of each.

    The date stands four characters in from the right, the name centred over
    it; a name too long for that keeps two characters in, the date under it.
    """
    name = _signature_lines(signature.agency, fonts)
    date = _signature_lines(signature.date, fonts)
    name_width = max((line.width for line in name), default=0.0)
    date_width = max((line.width for line in date), default=0.0)
    centre = min(
        MEASURE - _SIGNATURE_INSET - date_width / 2, MEASURE - _NAME_INSET - name_width / 2
    )
    return [(centre - line.width / 2, line) for line in (*name, *date)]


def _signature_lines(text: str, fonts: GlyphTables) -> list[SetLine]:
    """Return the lines of a name, which is broken by meaning as in the title, or of the date."""
    table = fonts[FontRole.BODY]
    measure = MEASURE - 2 * _NAME_INSET

    def set_within(part: str, room: float) -> list[SetLine]:
        glyphs = [table[character] for character in part]
        return set_text(glyphs, BODY_SIZE, room, pitch=CHARACTER_PITCH)

    def width(part: str) -> float:
        return sum(line.width for line in set_within(part, inf))

    lines: list[SetLine] = []
    start = 0
    for part in name_lines(clean(text), measure, width, BODY_SIZE):
        lines += (replace(line, start=line.start + start) for line in set_within(part, measure))
        start += len(part)
    return lines
