"""Title, headings, paragraphs and signature."""

from math import ceil

from core.document import Document, Paragraph, Signature, Table
from core.formats.title_lines import title_lines
from core.formats.word.measure import ems
from core.formats.word.page import (
    CHARACTER_PITCH,
    CHARACTERS,
    CLOSER,
    LINE_PITCH,
    MEASURE,
    TITLE_SIZE,
    twips,
)
from core.formats.word.styles import BODY, SIGNATURE, TITLE, TITLE_PITCH, heading, run_in
from core.formats.word.text import clean, paragraph, run

_SEAL_ROOM = 2 * LINE_PITCH  # above the signature
_TABLE_GAP = LINE_PITCH // 4  # between a table and the text below it
_DATE_INSET = 4 * CHARACTER_PITCH  # of the date, from the right
_NAME_INSET = 2 * CHARACTER_PITCH  # at least, of a name longer than the date
_INDENT = 2  # characters before the text of a heading
_SQUEEZED = 1.5  # characters that a heading is squeezed by rather than broken
_KEEP, _DO_NOT_KEEP = "<w:keepNext/>", '<w:keepNext w:val="0"/>'
# A paragraph that goes with the signature takes two of its lines along.
_KEEP_LAST = f'{_KEEP}<w:widowControl w:val="1"/>'


def title_block(document: Document) -> str:
    """Return the title; below it is a blank line, and the text stands on the grid again."""
    parts = [clean(part) for part in document.title_parts]
    em = twips(TITLE_SIZE)
    lines = title_lines(parts, MEASURE, lambda text: ems(text) * em, em)
    if not lines:
        return ""
    height = len(lines) * twips(TITLE_PITCH)
    after = -height % LINE_PITCH + LINE_PITCH
    spacing = f'<w:spacing w:after="{after}"/>'
    return paragraph(TITLE, run("\n".join(lines)), spacing)


def paragraph_block(document: Document, index: int, block: Paragraph) -> str:
    """Return a paragraph, which is the block of this index."""
    after_table = index > 0 and isinstance(document.blocks[index - 1], Table)
    gap = f'<w:spacing w:before="{_TABLE_GAP}"/>' if after_table else ""
    if _is_heading(block):
        keep = "" if _keeps_next(document, index) else _DO_NOT_KEEP
        head = run(block.text, closer=_squeezed(block.text))
        return paragraph(heading(block.level), head, keep + gap)
    keep = _KEEP_LAST if index == len(document.blocks) - 1 else ""
    return paragraph(BODY, _runs(block), keep + gap)


def _runs(block: Paragraph) -> str:
    head = block.text[: block.heading_length] if block.level else ""
    style = run_in(block.level) if block.level else ""
    return run(head, style=style) + run(block.text[len(head) :])


def _is_heading(block: Paragraph) -> bool:
    """Tell whether the whole paragraph is a heading."""
    return block.level > 0 and block.heading_length >= len(block.text.rstrip())


def _squeezed(text: str) -> int:
    """Return how many twips closer a heading is set that is a character too long for a line."""
    excess = ems(text) + _INDENT - CHARACTERS
    if not 0 < excess <= _SQUEEZED:
        return 0
    return CLOSER + ceil(excess * CHARACTER_PITCH / len(text))


def _keeps_next(document: Document, index: int) -> bool:
    """Tell whether a heading stands over the next block, and is not an item of a list."""
    block = document.blocks[index]
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    if isinstance(block, Paragraph) and block.level > 1 and isinstance(following, Paragraph):
        return not 0 < following.level <= block.level
    return True


def signature_block(signature: Signature) -> str:
    """Return name and date, centred over each other, with room for the seal above.

    The date stands four characters in from the right; a name too long for
    that keeps two characters in, the date under it.
    """
    texts = [text for text in map(clean, (signature.agency, signature.date)) if text.strip()]
    if not texts:
        return ""
    indent = _signature_indent(clean(signature.agency), clean(signature.date))
    first = f'{_KEEP if len(texts) > 1 else ""}<w:spacing w:before="{_SEAL_ROOM}"/>{indent}'
    properties = (first, indent)
    return "".join(
        paragraph(SIGNATURE, run(text), own) for text, own in zip(texts, properties, strict=False)
    )


def _signature_indent(name: str, date: str) -> str:
    """Return the indents between which name and date are centred."""
    half = CHARACTER_PITCH / 2
    from_right = max(_DATE_INSET + ems(date) * half, _NAME_INSET + ems(name) * half)
    centre = max(MEASURE - from_right, MEASURE / 2)
    left = round(2 * centre - MEASURE)
    if left:
        return f'<w:ind w:left="{left}"/>'
    inset = round(_NAME_INSET)
    return f'<w:ind w:left="{inset}" w:right="{inset}"/>'
