"""What other programs put into a document: a sheet of Excel, a web page."""

import importlib

from core.document.document import Document, Paragraph, Table
from core.formats.all_formats import READERS
from core.formats.format import FileKind
from core.formats.reading.guard import Reader, guarded
from core.formats.reading.package import Package
from core.formats.reading.raw import Progress, ReadError, raw_document
from core.formats.reading.recognition import recognise

_EMBEDDED = {
    FileKind.EXCEL,
    FileKind.OLD_EXCEL,
    FileKind.WEB_PAGE,
    FileKind.WEB_ARCHIVE,
    FileKind.TEXT,
}


class Embedded:
    """Files inside a document, by the ids with which it refers to them."""

    def __init__(self, package: Package, names: dict[str, str]) -> None:
        self._package = package
        self._names = names
        self._read: set[str] = set()

    def blocks(self, id_: str) -> list[Paragraph | Table]:
        """Return what is in a file, once; nothing of a file of a kind that has no report."""
        name = self._names.get(id_, "")
        if name not in self._package or name in self._read:
            return []
        self._read.add(name)
        try:
            return list(_read(self._package.read(name)).blocks)
        except ReadError:  # a drawing, a formula: what is around it counts
            return []


@guarded
def _read(data: bytes, progress: Progress) -> Document:
    kind = recognise(data)
    if kind not in _EMBEDDED:
        return raw_document(())
    read: Reader = importlib.import_module(READERS[kind]).read
    return read(data, progress)
