"""Text as HTML can hold it."""

from html import escape

from core.formats.setting.cleaning import clean
from core.formats.setting.title_lines import name_parts


def escaped(text: str) -> str:
    """Return the text for use between tags or in a quoted attribute."""
    return escape(clean(text))


def breakable(name: str) -> str:
    """Return an organ's name, which may be broken after the places and bodies it is made of."""
    return "<wbr>".join(map(escape, name_parts(clean(name))))
