"""Text as HTML can hold it."""

from html import escape

from core.formats.setting.cleaning import clean


def escaped(text: str) -> str:
    """Return the text for use between tags or in a quoted attribute."""
    return escape(clean(text))
