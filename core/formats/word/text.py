"""Text as Word can hold it: cleaned, escaped, in runs and paragraphs."""

import re
from xml.sax.saxutils import escape

DECLARATIONS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

# What XML 1.0 cannot carry: control characters, lone surrogates, non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT, _TEXT_END = '<w:t xml:space="preserve">', "</w:t>"
_TAB = f"{_TEXT_END}<w:tab/>{_TEXT}"
_BREAK = f"{_TEXT_END}<w:br/>{_TEXT}"


def clean(text: str) -> str:
    """Return the text without characters that would make the file unreadable."""
    if text.isprintable():
        return text
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Return the cleaned text as it stands inside an element."""
    return escape(clean(text))


def attribute(text: str) -> str:
    """Return the cleaned text as it stands in a quoted attribute."""
    return escape(clean(text), {'"': "&quot;", "\n": " ", "\t": " "})


def run(text: str, *, style: str = "", size: float | None = None, closer: int = 0) -> str:
    """Return a run; `size` in points, else that of the style.

    Its characters stand `closer` twips closer, where this is not 0.
    The hint makes Word take quotes, dashes and dots for Chinese ones, which
    are full-width. An empty text is no run.
    """
    if not text:
        return ""
    character_style = f'<w:rStyle w:val="{style}"/>' if style else ""
    height = f'<w:sz w:val="{size * 2:.0f}"/>' if size else ""
    spacing = f'<w:spacing w:val="-{closer}"/>' if closer else ""
    content = escaped(text).replace("\t", _TAB).replace("\n", _BREAK)
    return (
        f'<w:r><w:rPr>{character_style}<w:rFonts w:hint="eastAsia"/>{spacing}{height}</w:rPr>'
        f"{_TEXT}{content}{_TEXT_END}</w:r>"
    )


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """Return a paragraph; `properties` follow its style in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'
