"""File → raw document: the one way in, whatever the file is called."""

import importlib
from pathlib import Path

from core.document.document import Document
from core.formats.all_formats import READERS
from core.formats.reading.guard import Reader, guarded
from core.formats.reading.raw import PictureError, Progress, ReadError
from core.formats.reading.recognition import recognise
from core.storage.files import read_file

_SIZE_LIMIT = 50 * 2**20  # bytes


def read_document(path: Path, progress: Progress | None = None) -> Document:
    """Read any file that may hold a report; its kind is told by its content.

    `progress` hears the finished part, 0 to 1, and may raise to cancel. Raises
    FileReadError or ReadError: one sentence with the file's name and what to do; a
    PictureError for a scan.
    """
    data = read_file(path, _SIZE_LIMIT)
    try:
        return read_bytes(data, progress)
    except ReadError as error:
        kind = PictureError if isinstance(error, PictureError) else ReadError
        raise kind(f"无法读取“{path.name}”：{error}") from error


def read_bytes(data: bytes, progress: Progress | None = None) -> Document:
    """Read what is in such a file. Raises ReadError, without the file's name."""
    return guarded(_read)(data, progress)


def _read(data: bytes, progress: Progress) -> Document:
    kind = recognise(data)
    read: Reader = importlib.import_module(READERS[kind]).read
    document = read(data, progress)
    progress(1.0)
    return document
