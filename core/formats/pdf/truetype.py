"""TrueType font files: looking glyphs up and cutting a font down to those used.

Read straight from the mapped file, a few bytes for every glyph that is asked
for, so that opening a font of thousands of glyphs takes no time or memory.
"""

import mmap
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from core.formats.pdf.character_map import CharacterMap, FontFormatError

_REQUIRED = ("head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap", "OS/2")
_HINTING = ("cvt ", "fpgm", "prep")
_NO_EMBEDDING = 0x0002 | 0x0100 | 0x0200  # fsType: restricted, no subsets, bitmaps only
_COMPOSITE_MORE, _COMPOSITE_WORDS = 0x0020, 0x0001
_COMPOSITE_SCALES = ((0x0008, 2), (0x0040, 4), (0x0080, 8))  # flag, bytes


class TrueTypeFont:
    """One font of a file; lengths are in its own units, `units` to an em."""

    def __init__(self, path: Path, index: int = 0) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._tables = self._read_directory(index)
        if not self._tables.keys() >= set(_REQUIRED):
            raise FontFormatError(f"{path}: not a TrueType font with glyf outlines")
        if self._read(">H", "OS/2", 8)[0] & _NO_EMBEDDING:
            raise FontFormatError(f"{path}: may not be embedded")
        (self.units,) = self._read(">H", "head", 18)
        self.bounds: tuple[int, ...] = self._read(">4h", "head", 36)
        self._long_offsets = bool(self._read(">h", "head", 50)[0])
        self.ascent, self.descent = self._read(">2h", "hhea", 4)
        (self._metrics,) = self._read(">H", "hhea", 34)
        (self.glyph_count,) = self._read(">H", "maxp", 4)
        self._map = CharacterMap(self._table("cmap"))

    def glyph(self, code: int) -> int:
        """Return the number of the glyph for a code point, 0 if there is none."""
        return self._map.glyph(code)

    def advance(self, glyph: int) -> int:
        """Return how far a glyph advances."""
        advance: int
        (advance,) = self._read(">H", "hmtx", 4 * min(glyph, self._metrics - 1))
        return advance

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """Return a font file of glyph 0 and these glyphs, numbered in their order."""
        kept = self._with_components(glyphs)
        numbers = {glyph: number for number, glyph in enumerate(kept)}
        offsets, outlines, position = [0], [], 0
        for glyph in kept:
            outline = _renumbered(self._outline(glyph), numbers)
            outlines.append(outline + b"\0" * (-len(outline) % 4))
            position += len(outlines[-1])
            offsets.append(position)
        tables = {tag: self._table(tag) for tag in _HINTING if tag in self._tables}
        tables["glyf"] = b"".join(outlines)
        tables["loca"] = struct.pack(f">{len(offsets)}L", *offsets)
        tables["hmtx"] = b"".join(map(self._metric, kept))
        tables["head"] = _patched(self._table("head"), 50, 1)
        tables["hhea"] = _patched(self._table("hhea"), 34, len(kept))
        tables["maxp"] = _patched(self._table("maxp"), 4, len(kept))
        return _font_file(tables)

    def _metric(self, glyph: int) -> bytes:
        if glyph < self._metrics:
            bearing = 4 * glyph + 2
        else:
            bearing = 4 * self._metrics + 2 * (glyph - self._metrics)
        return struct.pack(">Hh", self.advance(glyph), *self._read(">h", "hmtx", bearing))

    def _with_components(self, glyphs: Iterable[int]) -> list[int]:
        """Return glyph 0, the glyphs, and then those that composite ones are made of."""
        kept = dict.fromkeys((0, *glyphs))
        waiting = list(kept)
        while waiting:
            for _, component in _components(self._outline(waiting.pop())):
                if component not in kept:
                    kept[component] = None
                    waiting.append(component)
        return list(kept)

    def _outline(self, glyph: int) -> bytes:
        if self._long_offsets:
            start, end = self._read(">2L", "loca", 4 * glyph)
        else:
            start, end = (2 * half for half in self._read(">2H", "loca", 2 * glyph))
        base = self._tables["glyf"][0]
        return self._data[base + start : base + end]

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def _read(self, layout: str, tag: str, offset: int) -> tuple[int, ...]:
        start, length = self._tables[tag]
        if offset + struct.calcsize(layout) > length:
            raise FontFormatError(f"table {tag} is too short")
        return struct.unpack_from(layout, self._data, start + offset)

    def _read_directory(self, index: int) -> dict[str, tuple[int, int]]:
        """Map the tags of the font's tables to their offsets and lengths."""
        start = 0
        if self._data[:4] == b"ttcf":
            (start,) = struct.unpack_from(">L", self._data, 12 + 4 * index)
        (count,) = struct.unpack_from(">H", self._data, start + 4)
        entries = struct.iter_unpack(">4sLLL", self._data[start + 12 : start + 12 + 16 * count])
        return {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in entries}


def _components(outline: bytes) -> Iterator[tuple[int, int]]:
    """Yield where a composite outline names a glyph, and which; a simple one has none."""
    if len(outline) < 10 or outline[0] < 0x80:
        return
    position, flags = 10, _COMPOSITE_MORE
    while flags & _COMPOSITE_MORE:
        flags, glyph = struct.unpack_from(">HH", outline, position)
        yield position + 2, glyph
        position += 8 if flags & _COMPOSITE_WORDS else 6
        position += sum(size for flag, size in _COMPOSITE_SCALES if flags & flag)


def _renumbered(outline: bytes, numbers: Mapping[int, int]) -> bytes:
    """Return an outline whose components have their new numbers."""
    for position, glyph in _components(outline):
        outline = _patched(outline, position, numbers[glyph])
    return outline


def _patched(table: bytes, offset: int, value: int) -> bytes:
    return table[:offset] + struct.pack(">H", value) + table[offset + 2 :]


def _font_file(tables: dict[str, bytes]) -> bytes:
    """Put tables together to a font file."""
    power = 1 << (len(tables).bit_length() - 1)
    header = struct.pack(
        ">LHHHH", 0x00010000, len(tables), 16 * power, power.bit_length() - 1,
        16 * (len(tables) - power),
    )  # fmt: skip
    position = len(header) + 16 * len(tables)
    entries, bodies = [], []
    for tag, data in sorted(tables.items()):
        body = data + b"\0" * (-len(data) % 4)
        checksum = sum(struct.unpack(f">{len(body) // 4}L", body)) & 0xFFFFFFFF
        entries.append(struct.pack(">4sLLL", tag.encode("latin-1"), checksum, position, len(data)))
        bodies.append(body)
        position += len(body)
    return b"".join((header, *entries, *bodies))
