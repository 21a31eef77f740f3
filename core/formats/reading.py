"""File → raw document: the one way in, whatever the file is called."""

import importlib
from pathlib import Path

from core.document import Document
from core.files import read_file
from core.formats.guard import Reader, guarded
from core.formats.raw import Progress, ReadError
from core.formats.recognition import Kind, recognise

_SIZE_LIMIT = 50 * 2**20  # bytes

# Each has `read`; none is loaded before a file needs it.
_READERS = {
    Kind.WORD: "core.formats.word.reader",
    Kind.OLD_WORD: "core.formats.word.converting",
    Kind.RICH_TEXT: "core.formats.word.converting",
    Kind.OPEN_TEXT: "core.formats.word.converting",
    Kind.EXCEL: "core.formats.excel.reader",
    Kind.OLD_EXCEL: "core.formats.excel.reader",
    Kind.OPEN_SHEET: "core.formats.excel.reader",
    Kind.PDF: "core.formats.pdf_reading.reader",
    Kind.WEB_PAGE: "core.formats.html.reader",
    Kind.WEB_ARCHIVE: "core.formats.html.reader",
    Kind.TEXT: "core.formats.text_reader",
}


def read_document(path: Path, progress: Progress | None = None) -> Document:
    """Read any file that may hold a report; its kind is told by its content.

    `progress` hears the finished part, 0 to 1, and may raise to cancel. Raises
    FileReadError or ReadError: one sentence with the file's name and what to do.
    """
    data = read_file(path, _SIZE_LIMIT)
    try:
        return guarded(_read)(data, progress)
    except ReadError as error:
        raise ReadError(f"无法读取“{path.name}”：{error}") from error


def _read(data: bytes, progress: Progress) -> Document:
    kind = recognise(data)
    read: Reader = importlib.import_module(_READERS[kind]).read
    document = read(data, progress)
    progress(1.0)
    return document
