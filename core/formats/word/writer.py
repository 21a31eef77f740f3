"""A report as a Word document, to be corrected by hand and sent upward."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from core.document import Document, Table
from core.formats.word.edges import even_footer_part, header_part, odd_footer_part
from core.formats.word.narrative import paragraph_block, signature_block, title_block
from core.formats.word.package import MAIN, Part, package
from core.formats.word.page import body_part
from core.formats.word.properties import application_part, core_part
from core.formats.word.settings import font_table_part, settings_part
from core.formats.word.styles import NORMAL, styles_part
from core.formats.word.tables import table_block
from core.formats.word.text import paragraph

_LAYING_OUT = 0.9  # the part of the time it takes; packing takes the rest


@dataclass(frozen=True, slots=True)
class WordOptions:
    """What the document does not say.

    `created` is the time in the document properties, now when None; a time
    without a zone is local. The same document and time give the same bytes.
    """

    created: datetime | None = None


def write(
    document: Document,
    file: BinaryIO,
    options: WordOptions = WordOptions(),
    progress: Callable[[float], None] | None = None,
) -> None:
    """Write a document as a .docx file.

    `progress` hears the finished part, 0 to 1, and may raise to cancel; then
    nothing has been written.
    """
    report = progress or _ignore
    blocks = _body(document, report)
    report(_LAYING_OUT)
    edges = list(_edges(document))
    parts = [
        Part(MAIN, "document", body_part(blocks, _references(edges))),
        Part("word/styles.xml", "styles", styles_part()),
        Part("word/settings.xml", "settings", settings_part()),
        Part("word/fontTable.xml", "fontTable", font_table_part()),
        *(part for _, part in edges),
        Part(
            "docProps/core.xml", "core", core_part(document, options.created or datetime.now(UTC))
        ),
        Part("docProps/app.xml", "app", application_part()),
    ]
    data = package(parts)
    report(1.0)
    file.write(data)


def _ignore(_: float) -> None:
    """Hear the progress when nobody else does."""


def _body(document: Document, progress: Callable[[float], None]) -> str:
    blocks = [title_block(document)]
    for index, block in enumerate(document.blocks):
        progress(_LAYING_OUT * index / len(document.blocks))
        if isinstance(block, Table):
            blocks += [_between_tables(document, index), table_block(block)]
        else:
            blocks.append(paragraph_block(document, index, block))
    signature = signature_block(document.signature)
    return "".join(blocks) + (signature or paragraph(NORMAL, ""))


def _between_tables(document: Document, index: int) -> str:
    """Return an empty paragraph between two tables, which else would become one."""
    follows = index > 0 and isinstance(document.blocks[index - 1], Table)
    return paragraph(NORMAL, "") if follows else ""


def _edges(document: Document) -> Iterator[tuple[str, Part]]:
    """Yield headers and footers with the pages they are for."""
    header = header_part(document)
    if header:
        yield "default", Part("word/header1.xml", "header", header)
        yield "even", Part("word/header2.xml", "header", header)
    yield "default", Part("word/footer1.xml", "footer", odd_footer_part(document))
    yield "even", Part("word/footer2.xml", "footer", even_footer_part(document))


def _references(edges: list[tuple[str, Part]]) -> str:
    return "".join(
        f'<w:{part.kind}Reference w:type="{pages}" r:id="{part.id}"/>' for pages, part in edges
    )
