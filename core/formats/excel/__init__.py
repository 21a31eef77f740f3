"""The Excel workbook of a report, written and read."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.formats.excel.writer import ExcelOptions, write

__all__ = ["ExcelOptions", "write"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (whatever the writer has)
    """Load the writer when it is asked for: reading needs none of its libraries."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from core.formats.excel import writer  # noqa: PLC0415

    return getattr(writer, name)
