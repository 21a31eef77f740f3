"""What paper says where nobody has written anything: a heading with nothing below it misleads."""

from dataclasses import replace

from core.document.document import Document, Paragraph, Table


def with_blanks(document: Document) -> Document:
    """Return the document with a line below each heading that stands for a text."""
    blocks: list[Paragraph | Table] = []
    for block in document.blocks:
        blocks.append(block)
        if isinstance(block, Paragraph) and block.if_blank:
            blocks.append(Paragraph(block.if_blank))
    return replace(document, blocks=tuple(blocks))
