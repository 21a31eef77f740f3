"""The reader of PDF files, where the readers of other formats are; see `core.formats.pdf_reading`."""

from core.formats.pdf_reading.reader import read

__all__ = ["read"]
