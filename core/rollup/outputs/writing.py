"""Writes a document in a format."""

import importlib
from io import BytesIO
from pathlib import Path

from core.document.document import Document
from core.exporting import write_export
from core.formats.all_formats import FORMATS


def write_as(document: Document, format_id: str, path: Path) -> None:
    """Write a document whole or not at all. Raises FileWriteError."""
    file = BytesIO()
    importlib.import_module(FORMATS[format_id].writer).write(document, file)
    write_export(path, file.getvalue())
