"""Runs of text, and the elements for which python-docx has no method."""

from typing import cast

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import SubElement  # type: ignore[import-untyped]

from core.formats.setting.cleaning import clean

_WORD = qn("w:p").removesuffix("p")  # the namespace, in braces


def add(parent: BaseOxmlElement, name: str, /, **attributes: str | int) -> BaseOxmlElement:
    """Add an element of Word's at the end of another, and return it.

    This is many times quicker than python-docx, and knows no order of elements.
    """
    named = {_WORD + key: str(value) for key, value in attributes.items()}
    return cast("BaseOxmlElement", SubElement(parent, _WORD + name, named))


def add_run(paragraph: Paragraph, text: str, style: str | None = None) -> Run:
    """Add a run to a paragraph, and return it."""
    run = paragraph.add_run(clean(text), style)
    take_for_chinese(run.element.get_or_add_rPr())
    return run


def take_for_chinese(properties: BaseOxmlElement) -> None:
    """Make Word take the quotes, dashes and dots of a run for Chinese ones: full-width."""
    add(properties, "rFonts", hint="eastAsia")
