"""The Excel workbook of a report."""

from core.formats.excel.writer import ExcelOptions, write

__all__ = ["ExcelOptions", "write"]
