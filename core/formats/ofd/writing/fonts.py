"""Fonts as an OFD has them: the glyphs that are used, found by their characters."""

import functools
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reportlab.pdfbase.ttfonts import TTFontMaker

from core.formats.pdf.writing.embedding import FONTS_IN_USE
from core.formats.pdf.writing.pages import Page
from core.formats.pdf.writing.typefaces import Typeface

_LAST_OF_PLANE = 0xFFFF
_MICROSOFT, _PLANE, _ALL = 3, 1, 10  # platform and its encodings of character maps
_FIRST_GLYPH = 24  # where the library's map of single bytes lists its glyphs

Mapping = Sequence[tuple[int, int]]
"""Characters in their order, each with its glyph."""


def characters_of(pages: Iterable[Page]) -> dict[Typeface, frozenset[str]]:
    """Return the characters that pages have of each font, in the order of their first use."""
    found: dict[Typeface, set[str]] = {}
    for page in pages:
        for run in page.runs:
            found.setdefault(run.typeface, set()).update(run.text)
    return {typeface: frozenset(characters) for typeface, characters in found.items()}


@functools.lru_cache(maxsize=64)
def subset(typeface: Typeface, characters: frozenset[str]) -> bytes:
    """Return a font file of the glyphs of some characters.

    The library makes one whose glyphs are found by single bytes, as PDF wants them; here
    they are found by Unicode. It reads from a font at a place that it keeps in the font.
    """
    codes = sorted(map(ord, characters))
    with FONTS_IN_USE:
        whole: bytes = typeface.font.face.makeSubset(codes)
    font = TTFontMaker()
    for tag, table in _tables(whole):
        if tag == "cmap":
            glyphs = struct.unpack_from(f">{len(codes)}H", table, _FIRST_GLYPH - 2)
            font.add(tag, _character_map(list(zip(codes, glyphs, strict=True))))
        else:
            font.add(tag, table)
    result: bytes = font.makeStream()
    return result


def _tables(font: bytes) -> Iterator[tuple[str, bytes]]:
    (count,) = struct.unpack_from(">H", font, 4)
    for entry in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * entry)
        yield tag.decode("ascii"), font[start : start + length]


def _character_map(glyphs: Mapping) -> bytes:
    """Return a table that maps the basic plane, and one for all characters where there are more."""
    plane = [(code, glyph) for code, glyph in glyphs if code < _LAST_OF_PLANE]
    maps = [(_PLANE, _segments(plane))]
    if len(plane) < len(glyphs):
        maps.append((_ALL, _groups(glyphs)))
    start = 4 + 8 * len(maps)
    head = struct.pack(">HH", 0, len(maps))
    for encoding, table in maps:
        head += struct.pack(">HHL", _MICROSOFT, encoding, start)
        start += len(table)
    return head + b"".join(table for _, table in maps)


def _segments(glyphs: Mapping) -> bytes:
    """Return a map of format 4: segments of characters whose glyphs follow on."""
    pieces = [(first, last, (glyph - first) & 0xFFFF) for first, last, glyph in _pieces(glyphs)]
    pieces.append((_LAST_OF_PLANE, _LAST_OF_PLANE, 1))  # which the format wants at the end
    firsts, lasts, deltas = zip(*pieces, strict=True)
    count = len(pieces)
    largest = 1 << (count.bit_length() - 1)
    search = (2 * count, 2 * largest, largest.bit_length() - 1, 2 * (count - largest))
    numbers = (*search, *lasts, 0, *firsts, *deltas, *([0] * count))
    return struct.pack(f">HHH{len(numbers)}H", 4, 6 + 2 * len(numbers), 0, *numbers)


def _groups(glyphs: Mapping) -> bytes:
    """Return a map of format 12: groups of a first and a last character and the first's glyph."""
    groups = [number for piece in _pieces(glyphs) for number in piece]
    return struct.pack(
        f">HHLLL{len(groups)}L", 12, 0, 16 + 4 * len(groups), 0, len(groups) // 3, *groups
    )


def _pieces(glyphs: Mapping) -> Iterator[tuple[int, int, int]]:
    """Yield first and last of characters and glyphs that follow on, with the first's glyph."""
    if not glyphs:
        return
    start = 0
    for place, (before, after) in enumerate(pairwise(glyphs), start=1):
        if (after[0] - before[0], after[1] - before[1]) != (1, 1):
            yield glyphs[start][0], before[0], glyphs[start][1]
            start = place
    yield glyphs[start][0], glyphs[-1][0], glyphs[start][1]
