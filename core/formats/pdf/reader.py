"""The reader of PDF files, where other formats have theirs; see `core.formats.pdf_reading`."""

from core.formats.pdf_reading.reader import read

__all__ = ["read"]
