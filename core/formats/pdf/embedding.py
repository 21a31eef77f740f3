"""Font files as the PDF library reads and embeds them."""

import re
import struct
from pathlib import Path
from zlib import crc32

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFError, TTFont

_NO_EMBEDDING = 0x0002 | 0x0100 | 0x0200  # fsType: restricted, no subsets, bitmaps only
_BEYOND = re.compile(r"<([0-9A-F]{5,6})>")  # a character outside the basic plane
_holders: dict[bytes, str] = {}  # PostScript names by the font that has them


class FontFormatError(Exception):
    """The file is no TrueType font that may be embedded in part."""


class EmbeddedFont(TTFont):
    """A font, registered in the library by its path and index."""

    def __init__(self, path: Path, index: int = 0) -> None:
        name = f"{path}#{index}"
        try:
            super().__init__(name, str(path), subfontIndex=index, asciiReadable=False)
        except (TTFError, LookupError, ValueError, ArithmeticError, struct.error) as error:
            raise FontFormatError(f"{path}: {error}") from error
        self._refuse_if_unfit(path)
        # The library takes fonts of one PostScript name for one and the same.
        if _holders.setdefault(self.face.name, name) != name:
            self.face.name += b"-%08X" % crc32(name.encode(errors="replace"))
        # Nothing here needs the way back, whose many small lists slow the whole program down.
        self.face.glyphToChar.clear()  # type: ignore[attr-defined]
        pdfmetrics.registerFont(self)

    def _refuse_if_unfit(self, path: Path) -> None:
        """Raise FontFormatError for what the library lets pass."""
        tables, size = self.face.table, path.stat().st_size
        if not tables.keys() >= {"glyf", "OS/2"}:
            raise FontFormatError(f"{path}: no TrueType outlines")
        if any(table["offset"] + table["length"] > size for table in tables.values()):
            raise FontFormatError(f"{path}: cut short")
        if self.face.get_ushort(tables["OS/2"]["offset"] + 8) & _NO_EMBEDDING:
            raise FontFormatError(f"{path}: may not be embedded")

    def holds(self, character: str) -> bool:
        """Tell whether the font has a glyph for a character."""
        return bool(self.face.charToGlyph.get(ord(character)))

    def width(self, character: str) -> float:
        """Return how far a character advances, in ems."""
        width: float = self.face.charWidths[ord(character)]
        return width / 1000

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 (the library's name)
        """Add the font to a file, with maps by which all characters can be copied.

        The library writes code points as they are, but the maps are in UTF-16.
        """
        super().addObjects(doc)
        for name, item in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(item, PDFStream):
                item.content = _BEYOND.sub(_in_utf16, item.content)


def _in_utf16(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"
