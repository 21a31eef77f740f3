"""Fonts embedded in a PDF file: only the glyphs that were printed.

Every printed character gets a code of its own, counted from 1 in the order of
first use; tables in the file lead from the codes to glyphs, widths and Unicode.
"""

import functools
from collections.abc import Iterable, Iterator

from core.formats.pdf.objects import PdfFile, Reference, Value, name, pack, string
from core.formats.pdf.typefaces import Glyph, Typeface

_SYMBOLIC = 4  # flag of fonts with characters of their own
_BLOCK = 100  # entries in one block of a ToUnicode map, at most
_MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_MAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFont:
    """A typeface in a file: the codes of the glyphs printed with it."""

    def __init__(self, typeface: Typeface, label: str) -> None:
        self.label = label
        self._typeface = typeface
        self._codes: dict[Glyph, int] = {}

    def encode(self, glyphs: Iterable[Glyph]) -> str:
        """Return the codes of glyphs as a PDF string."""
        codes = self._codes
        parts = []
        for glyph in glyphs:
            code = codes.get(glyph)
            if code is None:
                code = codes[glyph] = len(codes) + 1
            parts.append(f"{code:04X}")
        return f"<{''.join(parts)}>"

    def add_to(self, file: PdfFile) -> Reference:
        """Add the font's objects to a file."""
        base = name(f"{self._tag()}+{self._typeface.postscript_name}")
        numbers = {glyph_id: number for number, glyph_id in enumerate((0, *self._glyph_ids()))}
        to_glyphs = b"".join(
            numbers[glyph_id].to_bytes(2, "big")
            for glyph_id in (0, *(glyph.id for glyph in self._codes))
        )
        widths: list[Value] = [round(glyph.width * 1000, 2) for glyph in self._codes]
        descendant: Value = {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": {"Registry": b"(Adobe)", "Ordering": b"(Identity)", "Supplement": 0},
            "FontDescriptor": self._descriptor(file, base),
            "DW": 1000,
            "W": [1, widths],
            "CIDToGIDMap": file.add_stream(to_glyphs),
        }
        return file.add(
            {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": base,
                "Encoding": name("Identity-H"),
                "DescendantFonts": [file.add(descendant)],
                "ToUnicode": file.add_stream("\n".join(self._to_unicode()).encode()),
            }
        )

    def _descriptor(self, file: PdfFile, base: bytes) -> Reference:
        font = self._typeface.font
        packed, length = _subset(self._typeface, self._glyph_ids())
        scale = 1000 / font.units
        bounds: list[Value] = [bound * scale for bound in font.bounds]
        return file.add(
            {
                "Type": name("FontDescriptor"),
                "FontName": base,
                "FontFamily": string(self._typeface.name),
                "Flags": _SYMBOLIC,
                "FontBBox": bounds,
                "ItalicAngle": 0,
                "Ascent": font.ascent * scale,
                "Descent": font.descent * scale,
                "CapHeight": font.ascent * scale,
                "StemV": 80,
                "FontFile2": file.add_packed_stream(packed, Length1=length),
            }
        )

    def _glyph_ids(self) -> tuple[int, ...]:
        """Return the printed glyphs; two characters may share one."""
        return tuple(dict.fromkeys(glyph.id for glyph in self._codes))

    def _tag(self) -> str:
        """Return the six letters that mark a subset, from the number in the label."""
        count = int(self.label[1:])
        return "".join(chr(ord("A") + count // 26**place % 26) for place in reversed(range(6)))

    def _to_unicode(self) -> Iterator[str]:
        """Yield the map by which readers copy and search text."""
        entries = [
            f"<{code:04X}> <{glyph.character.encode('utf-16-be').hex().upper()}>"
            for glyph, code in self._codes.items()
        ]
        yield _MAP_HEAD
        for start in range(0, len(entries), _BLOCK):
            block = entries[start : start + _BLOCK]
            yield f"{len(block)} beginbfchar"
            yield from block
            yield "endbfchar"
        yield _MAP_FOOT


@functools.lru_cache(maxsize=32)
def _subset(typeface: Typeface, glyph_ids: tuple[int, ...]) -> tuple[bytes, int]:
    """Return the compressed subset and its length before; kept for the next preview."""
    data = typeface.font.subset(glyph_ids)
    return pack(data), len(data)
