"""Font files as the PDF library reads and embeds them."""

import re
import struct
import threading
from pathlib import Path
from weakref import WeakKeyDictionary
from zlib import crc32

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont

from core.formats.pdf.writing.face import LazyFace

_NO_EMBEDDING = 0x0002 | 0x0100 | 0x0200  # fsType: restricted, no subsets, bitmaps only
_BEYOND = re.compile(r"<([0-9A-F]{5,6})>")  # a character outside the basic plane
FONTS_IN_USE = threading.Lock()
"""Held while fonts are embedded: the library reads at a place that it keeps in the font."""
_holders: dict[bytes, str] = {}  # PostScript names by the font that has them


class FontFormatError(Exception):
    """The file is no TrueType font that may be embedded in part."""


class EmbeddedFont(TTFont):
    """A font, registered in the library by its path and index."""

    def __init__(self, path: Path, index: int = 0) -> None:
        # As the library's own would, which does not let one choose the face.
        self.fontName = f"{path}#{index}"
        self.face: LazyFace = _open(path, index)
        self.encoding = TTEncoding()
        self.state = WeakKeyDictionary()
        self.shapable = self._asciiReadable = False
        # The library takes fonts of one PostScript name for one and the same.
        if _holders.setdefault(self.face.name, self.fontName) != self.fontName:
            self.face.name += b"-%08X" % crc32(self.fontName.encode(errors="replace"))
        pdfmetrics.registerFont(self)

    def holds(self, character: str) -> bool:
        """Tell whether the font has a glyph for a character."""
        return ord(character) in self.face.charToGlyph

    def width(self, character: str) -> float:
        """Return how far a character advances, in ems; one without a glyph, as its stand-in."""
        return self.face.getCharWidth(ord(character)) / 1000

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 (the library's name)
        """Add the font to a file, with maps by which all characters can be copied.

        The library writes code points as they are, but the maps are in UTF-16.
        """
        super().addObjects(doc)
        for name, item in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(item, PDFStream):
                item.content = _BEYOND.sub(_in_utf16, item.content)


def _open(path: Path, index: int) -> LazyFace:
    """Open a font that may be embedded. Raises FontFormatError or OSError."""
    try:
        face = LazyFace(path, index)
    except (TTFError, LookupError, ValueError, ArithmeticError, struct.error) as error:
        raise FontFormatError(f"{path}: {error}") from error
    _refuse_if_unfit(face, path)
    return face


def _refuse_if_unfit(face: LazyFace, path: Path) -> None:
    """Raise FontFormatError for what the library lets pass."""
    tables, size = face.table, path.stat().st_size
    if not tables.keys() >= {"glyf", "OS/2"}:
        raise FontFormatError(f"{path}: no TrueType outlines")
    if any(table["offset"] + table["length"] > size for table in tables.values()):
        raise FontFormatError(f"{path}: cut short")
    if face.get_ushort(tables["OS/2"]["offset"] + 8) & _NO_EMBEDDING:
        raise FontFormatError(f"{path}: may not be embedded")


def _in_utf16(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"
