"""Document → Word (.docx), to GB/T 9704-2012: the report to go on working with."""

from core.formats.word.writer import WordOptions, write

__all__ = ["WordOptions", "write"]
