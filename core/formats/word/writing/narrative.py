"""Title, headings, paragraphs and signature."""

from math import ceil

from docx.document import Document as WordFile
from docx.shared import Twips
from docx.text.paragraph import Paragraph as WordParagraph

from core.document.document import Document, Paragraph, Signature, Table
from core.formats.setting.cleaning import clean
from core.formats.setting.title_lines import name_lines, title_lines
from core.formats.word.writing.closeness import closer_by
from core.formats.word.writing.measure import ems
from core.formats.word.writing.page import (
    CHARACTER_PITCH,
    CHARACTERS,
    CLOSER,
    LINE_PITCH,
    MEASURE,
    TITLE_SIZE,
    twips,
)
from core.formats.word.writing.runs import add, add_run, append_paragraph
from core.formats.word.writing.styles import BODY, SIGNATURE, TITLE, TITLE_PITCH, heading

_SEAL_ROOM = 2 * LINE_PITCH  # above the signature
_TABLE_GAP = LINE_PITCH // 4  # between a table and the text below it
_DATE_INSET = 4 * CHARACTER_PITCH  # of the date, from the right
_NAME_INSET = 2 * CHARACTER_PITCH  # at least, of a name longer than the date
_INDENT = 2  # characters before the text of a heading
_SQUEEZED = 1.5  # characters that a heading is squeezed by rather than broken


def add_title(file: WordFile, document: Document) -> None:
    """Add the title; below it is a blank line, and the text stands on the grid again."""
    parts = [clean(part) for part in document.title_parts]
    em = twips(TITLE_SIZE)
    lines = title_lines(parts, MEASURE, lambda text: ems(text) * em, em)
    if not lines:
        return
    title = append_paragraph(file, TITLE)
    add_run(title, "\n".join(lines))
    height = len(lines) * twips(TITLE_PITCH)
    title.paragraph_format.space_after = Twips(-height % LINE_PITCH + LINE_PITCH)


def add_paragraph(
    file: WordFile, document: Document, index: int, block: Paragraph, lines: int
) -> None:
    """Add a paragraph, which is the block of this index and takes `lines` lines in print."""
    if _is_heading(block):
        paragraph = append_paragraph(file, heading(block.level))
        _add_text(paragraph, block.text, _squeezed(block.text) or CLOSER)
        if not _keeps_next(document, index):
            paragraph.paragraph_format.keep_with_next = False
        _begin(paragraph, document, index, block)
        return
    closer = closer_by(block.text, lines)
    length = block.heading_length if block.level else 0
    if length:
        head = _add_run_in(file, block, closer)
        _begin(head, document, index, block)
    paragraph = append_paragraph(file, BODY)
    _add_text(paragraph, block.text[length:], closer)
    layout = paragraph.paragraph_format
    if index == len(document.blocks) - 1:
        # It goes with the signature, and takes two of its lines along.
        layout.keep_with_next = layout.widow_control = True
    if not length:
        _begin(paragraph, document, index, block)


def _begin(paragraph: WordParagraph, document: Document, index: int, block: Paragraph) -> None:
    """Let a block begin: on a new page, or with air below a table."""
    if block.new_page:
        paragraph.paragraph_format.page_break_before = True
    if index > 0 and isinstance(document.blocks[index - 1], Table):
        paragraph.paragraph_format.space_before = Twips(_TABLE_GAP)


def _add_text(paragraph: WordParagraph, text: str, closer: int) -> None:
    """Add text whose characters stand closer by so many twips."""
    run = add_run(paragraph, text)
    if closer != CLOSER:
        add(run.element.get_or_add_rPr(), "spacing", val=-closer)


def _add_run_in(file: WordFile, block: Paragraph, closer: int) -> WordParagraph:
    """Add the heading that a paragraph begins with, so that it stands in the outline.

    What office programs call a style separator: a paragraph whose end is not shown, so that
    the next one goes on in its line.
    """
    head = append_paragraph(file, heading(block.level))
    mark = add(head.paragraph_format.element.get_or_add_pPr(), "rPr")
    add(mark, "vanish")
    add(mark, "specVanish")
    _add_text(head, block.text[: block.heading_length], closer)
    return head


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


def add_signature(file: WordFile, signature: Signature) -> None:
    """Add name and date, centred over each other, with room for the seal above.

    The date stands four characters in from the right; a name too long for
    that keeps two characters in, the date under it. Without both an empty line
    ends the document, for a table may not.
    """
    half = CHARACTER_PITCH / 2
    room = MEASURE - 2 * _NAME_INSET
    parts = name_lines(clean(signature.agency), room, lambda text: ems(text) * half * 2, half * 2)
    name, date = "\n".join(parts), clean(signature.date)
    left, right = _signature_indents(max(parts, key=ems, default=""), date)
    texts = [text for text in (name, date) if text.strip()]
    for index, text in enumerate(texts):
        line = append_paragraph(file, SIGNATURE)
        add_run(line, text)
        layout = line.paragraph_format
        layout.left_indent, layout.right_indent = left, right
        if index == 0:
            layout.space_before = Twips(_SEAL_ROOM)
        if index < len(texts) - 1:
            layout.keep_with_next = True
    if not texts:
        append_paragraph(file)


def _signature_indents(name: str, date: str) -> tuple[Twips, Twips | None]:
    """Return the indents between which name and date are centred."""
    half = CHARACTER_PITCH / 2
    from_right = max(_DATE_INSET + ems(date) * half, _NAME_INSET + ems(name) * half)
    centre = max(MEASURE - from_right, MEASURE / 2)
    left = round(2 * centre - MEASURE)
    if left:
        return Twips(left), None
    return Twips(_NAME_INSET), Twips(_NAME_INSET)
