"""Fonts as they are printed, and the glyph for every character."""

import functools
import unicodedata
from collections.abc import Iterator
from itertools import chain, repeat

from core.errors import UserError
from core.formats.pdf.writing.embedding import EmbeddedFont, FontFormatError
from core.formats.setting.fonts import FontFile, FontRole, FontSet

MISSING = "〓"  # printed for a character that no font holds
_OWN_LATIN = frozenset({FontRole.TITLE, FontRole.HEADING, FontRole.DIGITS})
_BOLD = frozenset({FontRole.TITLE, FontRole.HEADING})
_STROKE = 0.03  # ems, around rare characters among bold ones


class FontMissingError(UserError):
    """Not even the fonts that come with the program can be read."""


class Typeface:
    """A font that was opened; `name` is what people call it."""

    def __init__(self, file: FontFile) -> None:
        self.name = file.name
        self.font = EmbeddedFont(file.path, file.index)


class Glyph:
    """What is printed for one character; `width` is in ems.

    `stroke` is the width of a line drawn around the outline, in ems, by which
    a light glyph suits a bold font; mostly 0. There is one object for a
    character of a role, so that glyphs are told apart by identity.
    """

    __slots__ = ("character", "stroke", "typeface", "width")

    def __init__(self, character: str, typeface: Typeface, stroke: float = 0.0) -> None:
        self.character = character
        self.typeface = typeface
        self.stroke = stroke
        self.width = typeface.font.width(character)


@functools.cache
def load(file: FontFile) -> Typeface | None:
    """Open a font once; return None when it cannot be embedded."""
    try:
        return Typeface(file)
    except (FontFormatError, OSError):
        return None


@functools.lru_cache(maxsize=8)
def glyph_tables(fonts: FontSet) -> "GlyphTables":
    """Return the glyphs of a font set; the same object again for the same fonts."""
    return GlyphTables(fonts)


class GlyphTables:
    """The glyphs of every role of Chinese text.

    Compared by identity, so that it is a cheap key of a cache.
    """

    def __init__(self, fonts: FontSet) -> None:
        roles = (role for role in FontRole if role is not FontRole.LATIN)
        self._tables: dict[FontRole, GlyphTable] = {role: GlyphTable(fonts, role) for role in roles}

    def __getitem__(self, role: FontRole) -> "GlyphTable":
        return self._tables[role]


class GlyphTable(dict[str, Glyph]):
    """The glyphs of one role by character, looked up when first asked for."""

    def __init__(self, fonts: FontSet, role: FontRole) -> None:
        super().__init__()
        self._files = fonts.files(role)
        self._latin = () if role in _OWN_LATIN else fonts.latin
        self._fallbacks = fonts.fallbacks
        self._stroke = _STROKE if role in _BOLD else 0.0

    def __missing__(self, character: str) -> Glyph:
        glyph = self._find(character) or self._find(MISSING)
        if glyph is None:
            folder = self._files[-1].path.parent
            raise FontMissingError(f"找不到程序自带的字体（{folder}），请重新安装本程序。")
        self[character] = glyph
        return glyph

    def _find(self, character: str) -> Glyph | None:
        """Return the glyph from the first font that holds the character."""
        for typeface, stroke in self._typefaces(character):
            if typeface.font.holds(character):
                return Glyph(character, typeface, stroke)
        return None

    def _typefaces(self, character: str) -> Iterator[tuple[Typeface, float]]:
        """Yield the fonts in which to look for a character, opening them in turn.

        With each comes the stroke that its glyphs need here.
        """
        own = chain(_best(self._latin) if is_latin(character) else (), _best(self._files))
        yield from zip(own, repeat(0.0))
        rare = (load(file) for file in self._fallbacks if ord(character) in file.block)
        yield from zip(filter(None, rare), repeat(self._stroke))


def _best(files: tuple[FontFile, ...]) -> Iterator[Typeface]:
    """Yield the best font that can be read, and the shipped one behind it."""
    best = next(filter(None, map(load, files)), None)
    if best is not None:
        yield best
        shipped = load(files[-1])
        if shipped is not None and shipped is not best:
            yield shipped


def is_latin(character: str) -> bool:
    """Tell whether a character looks best in a Latin font."""
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN")
