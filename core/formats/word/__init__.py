"""Document ⇄ Word (.docx); what is written is to GB/T 9704-2012, to go on working with."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.formats.word.writer import WordOptions, write

__all__ = ["WordOptions", "write"]


def __getattr__(name: str) -> object:
    """Load the writer when it is asked for: reading needs none of its libraries."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from core.formats.word import writer  # noqa: PLC0415

    return getattr(writer, name)
