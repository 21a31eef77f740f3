"""Document → PDF, to GB/T 9704-2012: the report as it is printed, signed and sealed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import BinaryIO

from core.document.document import Document
from core.formats.pdf.writing.flow import lay_out
from core.formats.pdf.writing.painting import paint
from core.formats.pdf.writing.typefaces import glyph_tables
from core.formats.setting.fonts import FontSet, find_fonts
from core.formats.setting.moment import start_of_today

_LAYING_OUT = 0.6  # the part of the time it takes; painting takes the rest


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """What the caller may choose.

    `created` is the time in the properties, the start of today when None. Without
    `fonts` they are the machine's own before the shipped ones. `sign_off` adds
    a page for signatures and seal.
    """

    created: datetime | None = None
    fonts: FontSet | None = None
    sign_off: bool = False


_DEFAULT = PdfOptions()


@cache
def _machine_fonts() -> FontSet:
    """Search the machine once."""
    return find_fonts()


def write(
    document: Document,
    file: BinaryIO,
    options: PdfOptions = _DEFAULT,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Write a document as a PDF file.

    `progress` is called with the part done, 0 to 1, and may raise to cancel;
    then nothing has been written. Raises FontMissingError.
    """
    fonts = glyph_tables(options.fonts or _machine_fonts())
    report = progress or (lambda _: None)
    pages = lay_out(
        document,
        fonts,
        lambda done: report(done * _LAYING_OUT),
        sign_off=options.sign_off,
    )
    data = paint(
        pages,
        document,
        options.created or start_of_today(),
        lambda done: report(_LAYING_OUT + done * (1 - _LAYING_OUT)),
    )
    file.write(data)
    report(1.0)
