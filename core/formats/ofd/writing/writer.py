"""Document → OFD: the very pages of the PDF, as GB/T 33190-2016 describes pages."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import BinaryIO, Unpack
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from core.document.document import Document, Paragraph, Table
from core.formats.ofd.writing.describing import (
    FOLDER,
    attachment_parts,
    document_part,
    entry_part,
    font_place,
    fonts_part,
    page_place,
)
from core.formats.ofd.writing.fonts import characters_of, subset
from core.formats.ofd.writing.painting import Painter
from core.formats.pdf.writing.flow import lay_out
from core.formats.pdf.writing.pages import Page
from core.formats.pdf.writing.typefaces import glyph_tables
from core.formats.pdf.writing.writer import PdfOptions, fonts_of
from core.moments import start_of_today

_LAYING_OUT = 0.6  # the part of the time it takes
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a fixed time: equal reports are equal bytes
_COMPRESSION = 6


def write(
    document: Document,
    file: BinaryIO,
    *,
    progress: Callable[[float], None] | None = None,
    **options: Unpack[PdfOptions],
) -> None:
    """Write a document as an OFD file, with the file that goes with it as an attachment.

    The options are those of a PDF. `progress` is called with the part done, 0 to 1, and
    may raise to cancel; then nothing has been written. Raises FontMissingError.
    """
    report = progress or (lambda _: None)
    fonts = glyph_tables(fonts_of(options))
    words = replace(document, blocks=tuple(map(_in_words, document.blocks)))
    pages = lay_out(words, fonts, lambda done: report(done * _LAYING_OUT))
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, part in _parts(pages, words, options.get("created") or start_of_today()):
            archive.writestr(ZipInfo(name, _EARLIEST), part, ZIP_DEFLATED, _COMPRESSION)
    report(_LAYING_OUT)
    file.write(data.getvalue())
    report(1.0)


def _in_words(block: Paragraph | Table) -> Paragraph | Table:
    """Return a chart as what it says in words."""
    return replace(block, chart=None) if isinstance(block, Paragraph) and block.chart else block


def _parts(pages: list[Page], document: Document, created: datetime) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of the file with their names, that which readers look for first being first.

    Numbers are given to fonts, pages and what is on them, each but once.
    """
    ids = count(1)
    characters = characters_of(pages)
    fonts = {typeface: next(ids) for typeface in characters}
    page_ids = [next(ids) for _ in pages]
    painter = Painter(ids, fonts)
    contents = [painter.page(page) for page in pages]
    attachment = document.attachment
    yield "OFD.xml", entry_part(document, created)
    yield f"{FOLDER}/Document.xml", document_part(pages, page_ids, next(ids) - 1, attachment)
    yield f"{FOLDER}/PublicRes.xml", fonts_part(fonts)
    for index, content in enumerate(contents):
        yield f"{FOLDER}/{page_place(index)}", content
    for typeface, id_ in fonts.items():
        yield f"{FOLDER}/Res/{font_place(id_)}", subset(typeface, characters[typeface])
    if attachment:
        yield from attachment_parts(attachment, created)
