"""Paper that was scanned: pictures, and PDF files of nothing but pictures.

Reading needs the extra `scan` (`uv run --extra scan`); without it a file is refused
with a sentence that says so. There is nothing to write.
"""

from collections.abc import Mapping
from types import MappingProxyType

from core.formats.format import FileKind

NAME = "扫描件、图片"
SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
READERS: Mapping[FileKind, str] = MappingProxyType(
    {FileKind.PICTURE: "core.formats.scan.reading.reader"}
)
