"""Document → PDF, to GB/T 9704-2012: the report as it is printed, signed and sealed."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import BinaryIO, TypedDict, Unpack

from core.document.document import Document
from core.formats.pdf.writing.flow import lay_out
from core.formats.pdf.writing.painting import paint
from core.formats.pdf.writing.typefaces import glyph_tables
from core.formats.setting.fonts import FontSet, find_fonts, shipped_fonts
from core.moments import start_of_today

_LAYING_OUT = 0.6  # the part of the time it takes; painting takes the rest


class PdfOptions(TypedDict, total=False):
    """What the caller may choose.

    `created` is the time in the properties, otherwise the start of today. `fonts` are
    those to set it in, otherwise the machine's own before the shipped ones, or with
    `shipped_fonts` these alone.
    """

    created: datetime
    fonts: FontSet
    shipped_fonts: bool


@cache
def _machine_fonts() -> FontSet:
    """Search the machine once."""
    return find_fonts()


def write(
    document: Document,
    file: BinaryIO,
    *,
    progress: Callable[[float], None] | None = None,
    **options: Unpack[PdfOptions],
) -> None:
    """Write a document as a PDF file.

    `progress` is called with the part done, 0 to 1, and may raise to cancel;
    then nothing has been written. Raises FontMissingError.
    """
    fonts = glyph_tables(fonts_of(options))
    report = progress or (lambda _: None)
    pages = lay_out(document, fonts, lambda done: report(done * _LAYING_OUT))
    data = paint(
        pages,
        document,
        options.get("created") or start_of_today(),
        lambda done: report(_LAYING_OUT + done * (1 - _LAYING_OUT)),
    )
    file.write(data)
    report(1.0)


def fonts_of(options: PdfOptions) -> FontSet:
    """Return the fonts that the caller chose."""
    if fonts := options.get("fonts"):
        return fonts
    return shipped_fonts() if options.get("shipped_fonts") else _machine_fonts()
