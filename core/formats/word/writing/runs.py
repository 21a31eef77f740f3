"""Paragraphs and runs of text, and the elements for which python-docx has no method."""

import re
from typing import cast

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import SubElement  # type: ignore[import-untyped]

from core.formats.setting.cleaning import clean

_IN_NUMBERS = re.compile(r"(?<=\d)-(?=\d)", re.ASCII)
_WORD = qn("w:p").removesuffix("p")  # the namespace, in braces


def add(parent: BaseOxmlElement, name: str, /, **attributes: str | int) -> BaseOxmlElement:
    """Add an element of Word's at the end of another, and return it.

    This is many times quicker than python-docx, and knows no order of elements.
    """
    named = {_WORD + key: str(value) for key, value in attributes.items()}
    return cast("BaseOxmlElement", SubElement(parent, _WORD + name, named))


def append(file: WordFile, element: BaseOxmlElement) -> None:
    """Add an element at the end of the text, before the last one, which describes the page.

    python-docx looks through the whole text for that one, so that a text twice as long would
    take four times as long.
    """
    file.element.body[-1].addprevious(element)


def append_paragraph(file: WordFile, style: str | None = None) -> Paragraph:
    """Add an empty paragraph at the end of the text, and return it.

    The id of a style is its name without spaces, for Word's own styles and for ours:
    python-docx would look through all styles for it, at every paragraph.
    """
    element = cast("CT_P", OxmlElement("w:p"))
    append(file, element)
    if style:
        element.style = style.replace(" ", "")
    return Paragraph(element, file)


def add_run(paragraph: Paragraph, text: str, style: str | None = None) -> Run:
    """Add a run to a paragraph, and return it; no line ends within a telephone number."""
    first, *others = _IN_NUMBERS.split(clean(text))
    run = paragraph.add_run(first, style)
    take_for_chinese(run.element.get_or_add_rPr())
    for part in others:
        add(run.element, "noBreakHyphen")
        run.add_text(part)
    return run


def take_for_chinese(properties: BaseOxmlElement) -> None:
    """Make Word take the quotes, dashes and dots of a run for Chinese ones: full-width."""
    add(properties, "rFonts", hint="eastAsia")
