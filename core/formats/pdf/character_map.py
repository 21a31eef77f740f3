"""Which glyph of a TrueType font shows which character."""

import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence


class FontFormatError(Exception):
    """The file is no TrueType font that may be embedded in part."""


class CharacterMap:
    """The cmap table, in format 4 or 12."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        subtables = sorted(self._subtables(), key=lambda entry: entry[0])
        if not subtables:
            raise FontFormatError("no Unicode character map")
        self._format, self._offset = subtables[-1]
        self._ends: Sequence[int]
        if self._format == 12:
            (count,) = struct.unpack_from(">L", data, self._offset + 12)
            groups = struct.unpack_from(f">{3 * count}L", data, self._offset + 16)
            self._starts, self._ends, self._glyphs = groups[0::3], groups[1::3], groups[2::3]
        else:
            (double,) = struct.unpack_from(">H", data, self._offset + 6)
            count, self._arrays = double // 2, self._offset + 14
            self._ends = struct.unpack_from(f">{count}H", data, self._arrays)

    def glyph(self, code: int) -> int:
        """Return the number of the glyph for a code point, 0 if there is none."""
        index = bisect_left(self._ends, code)
        if index == len(self._ends):
            return 0
        if self._format == 12:
            start = self._starts[index]
            return self._glyphs[index] + code - start if code >= start else 0
        return self._glyph_by_segment(index, code)

    def _glyph_by_segment(self, index: int, code: int) -> int:
        """Look a code point up in segment `index` of format 4."""
        size = 2 * len(self._ends)
        place = self._arrays + size + 2 + 2 * index
        start, delta, shift = (
            struct.unpack_from(">H", self._data, place + part * size)[0] for part in range(3)
        )
        if code < start:
            return 0
        if not shift:
            return int(code + delta) & 0xFFFF
        place += 2 * size + shift + 2 * (code - start)
        (glyph,) = struct.unpack_from(">H", self._data, place)
        return int(glyph + delta) & 0xFFFF if glyph else 0

    def _subtables(self) -> Iterator[tuple[int, int]]:
        """Yield format and offset of the Unicode subtables that can be read."""
        (count,) = struct.unpack_from(">H", self._data, 2)
        for platform, encoding, offset in struct.iter_unpack(">HHL", self._data[4 : 4 + 8 * count]):
            (layout,) = struct.unpack_from(">H", self._data, offset)
            unicode = platform == 0 or (platform == 3 and encoding in (1, 10))
            if unicode and layout in (4, 12):
                yield layout, offset
