"""What kind of file some bytes are, told by their content: names lie."""

import re

from core.formats.format import FileKind
from core.formats.reading import ole
from core.formats.reading.decoding import decoded
from core.formats.reading.guard import ENCRYPTED
from core.formats.reading.package import Package
from core.formats.reading.raw import PictureError, ReadError

_HEAD = 4096  # bytes in which a text format shows itself
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"II*\x00", b"MM\x00*")
_OTHER_PICTURES = (b"GIF8",)
_ARCHIVES = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|table|div|p|meta)\b", re.IGNORECASE)
_MIME = re.compile(rb"^mime-version:|^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."

_PICTURE = (
    "这是一张图片，请用看图软件把它另存为 .jpg 或 .png 再导入，或者找到原来的 Word、Excel 或网页。"
)
_ARCHIVE = "这是一个压缩包，请先解压，再导入里面的文件。"
_SLIDES = "这是演示文稿，不是年度报告，请检查是否选错文件。"
_BINARY_EXCEL = "这是二进制的 Excel 文件（.xlsb），请用 Excel 或 WPS 另存为 .xlsx，再导入。"
_OLD_XML = "这是 2003 版的 XML 文件，请用 Word、Excel 或 WPS 另存为 .docx 或 .xlsx，再导入。"
_WORKS = "这是旧的文档格式，请用 WPS 或 Word 打开它，另存为 .docx，再导入。"
_EMPTY = "文件是空的，请检查是否选错文件。"
_UNKNOWN = "认不出这是什么文件，请选择 Word、Excel、PDF、OFD、网页或文本文件。"


def recognise(data: bytes) -> FileKind:
    """Return the kind of a file. Raises ReadError when it is none that can be read."""
    head = data[:_HEAD]
    if not data.strip():
        raise ReadError(_EMPTY)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if head.startswith(ole.MAGIC):
        return _ole_kind(data)
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head.startswith(_PICTURES):
        return FileKind.PICTURE
    if is_picture(head):
        raise PictureError(_PICTURE)
    if head.startswith(_ARCHIVES):
        raise ReadError(_ARCHIVE)
    return _text_kind(head)


def is_picture(head: bytes) -> bool:
    """Tell a picture, a phone's (HEIC) among them, or a film."""
    web_picture = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return head.startswith((*_PICTURES, *_OTHER_PICTURES)) or web_picture or head[4:8] == b"ftyp"


def _zip_kind(data: bytes) -> FileKind:
    package = Package(data)
    names = package.names
    if "mimetype" in package and package.read("mimetype").startswith(_OPEN_DOCUMENT):
        return _open_document_kind(package)
    if "ofd.xml" in package:
        return FileKind.OFD
    if "xl/workbook.bin" in package:
        raise ReadError(_BINARY_EXCEL)
    for folder, kind in (("word/", FileKind.WORD), ("xl/", FileKind.EXCEL)):
        if any(name.startswith(folder) for name in names):
            return kind
    if any(name.startswith("ppt/") for name in names):
        raise ReadError(_SLIDES)
    raise ReadError(_ARCHIVE)


def _open_document_kind(package: Package) -> FileKind:
    kind = package.read("mimetype").removeprefix(_OPEN_DOCUMENT)
    manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
    if b"encryption-data" in manifest:
        raise ReadError(ENCRYPTED)
    if kind.startswith(b"spreadsheet"):
        return FileKind.OPEN_SHEET
    if kind.startswith(b"text"):
        return FileKind.OPEN_TEXT
    raise ReadError(_SLIDES if kind.startswith(b"presentation") else _UNKNOWN)


def _ole_kind(data: bytes) -> FileKind:
    streams = ole.streams(data)
    if streams & {"encryptedpackage", "encryptioninfo"}:
        raise ReadError(ENCRYPTED)
    if "worddocument" in streams:
        if ole.is_encrypted_word(data):
            raise ReadError(ENCRYPTED)
        return FileKind.OLD_WORD
    if streams & {"workbook", "book"}:
        return FileKind.OLD_EXCEL
    raise ReadError(_SLIDES if "powerpoint document" in streams else _WORKS)


def _text_kind(head: bytes) -> FileKind:
    if head.startswith(b"{\\rtf"):
        return FileKind.RICH_TEXT
    plain = head.replace(b"\x00", b"")  # of two bytes a character
    if b"progid=" in plain and plain.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        raise ReadError(_OLD_XML)
    if _MIME.search(plain):
        return FileKind.WEB_ARCHIVE
    if _HTML.search(plain):
        return FileKind.WEB_PAGE
    try:
        decoded(head)
    except ReadError as error:
        raise ReadError(_UNKNOWN) from error
    return FileKind.TEXT
