"""The Excel workbook of a report, written and read."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.formats.excel.writer import ExcelOptions, write

__all__ = ["ExcelOptions", "write"]


def __getattr__(name: str) -> object:
    """Load the writer when it is asked for: reading needs none of its libraries."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from core.formats.excel import writer  # noqa: PLC0415

    return getattr(writer, name)
