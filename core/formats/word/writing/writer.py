"""A report as a Word document, to be corrected by hand and sent upward."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordFile
from docx.opc.coreprops import CoreProperties

from core.document.document import Document, Table
from core.formats.setting.blanks import with_blanks
from core.formats.setting.cleaning import clean
from core.formats.word.writing.charts import add_chart
from core.formats.word.writing.edges import FIRST_REVISION, fill_edges
from core.formats.word.writing.narrative import add_paragraph, add_signature, add_title
from core.formats.word.writing.printed import printed
from core.formats.word.writing.tables import add_table
from core.formats.word.writing.template import new_file
from core.moments import start_of_today

_LONGEST = 255  # characters of a property
_LAYING_OUT = 0.9  # the part of the time it takes; packing takes the rest


def write(
    document: Document,
    file: BinaryIO,
    *,
    progress: Callable[[float], None] | None = None,
    created: datetime | None = None,
) -> None:
    """Write a document as a .docx file.

    `progress` hears the finished part, 0 to 1, and may raise to cancel; then
    nothing has been written. `created` is the time in the properties, the start of
    today when None; one without a zone is local. The same document and time give the
    same bytes.
    """
    report = progress or _ignore
    word_file = new_file()
    fill_edges(word_file.sections[0], document)
    _set_properties(word_file.core_properties, document, created or start_of_today())
    _add_body(word_file, with_blanks(document), report)
    report(_LAYING_OUT)
    data = _packed(word_file)
    report(1.0)
    file.write(data)


def _ignore(_: float) -> None:
    """Hear the progress when nobody else does."""


def _set_properties(properties: CoreProperties, document: Document, created: datetime) -> None:
    """Set what the file manager shows."""
    agency = clean(document.agency)[:_LONGEST]
    properties.title = clean(document.title)[:_LONGEST]
    properties.subject = f"{document.year}年度报告"
    properties.author = properties.last_modified_by = agency
    properties.comments = ""  # python-docx's own name
    properties.language = "zh-CN"
    properties.revision = FIRST_REVISION
    properties.created = properties.modified = created.astimezone(UTC)


def _add_body(file: WordFile, document: Document, progress: Callable[[float], None]) -> None:
    add_title(file, document)
    paper = printed(document)
    follows_table, charts = False, count(1)
    for index, block in enumerate(document.blocks):
        progress(_LAYING_OUT * index / len(document.blocks))
        if isinstance(block, Table):
            if follows_table:
                file.add_paragraph()  # or the two would become one
            add_table(file, block, paper.tables[index])
        elif block.chart:
            add_chart(file, block.chart, next(charts))
        else:
            add_paragraph(file, document, index, block, paper.lines[index])
        follows_table = isinstance(block, Table)
    add_signature(file, document.signature)


def _packed(file: WordFile) -> bytes:
    """Return the bytes of the file; the times in it are fixed: equal documents are equal."""
    saved, packed = BytesIO(), BytesIO()
    file.save(saved)
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return packed.getvalue()
