"""Header and footer: the mark of a draft, the page number, the 校验码."""

from docx.section import Section
from docx.text.paragraph import Paragraph

from core.document.document import Document
from core.formats.setting.draft import DRAFT_MARK
from core.formats.word.writing.runs import add, add_run
from core.formats.word.writing.styles import DRAFT, FOLIO

FIRST_REVISION = 1


def fill_edges(section: Section, document: Document) -> None:
    """Fill the footers of right-hand and left-hand pages, and the header of a draft.

    The page number stands at the outer edge; no other report has a header.
    """
    odd, even = (edge.paragraphs[0] for edge in (section.footer, section.even_page_footer))
    _add_code(odd, document.code)
    add_run(odd, "\t")
    _add_page_number(odd)
    _add_page_number(even)
    if document.code:
        add_run(even, "\t")
        _add_code(even, document.code)
    if document.draft:
        for header in (section.header, section.even_page_header):
            header.paragraphs[0].style = DRAFT
            add_run(header.paragraphs[0], DRAFT_MARK)


def _add_code(paragraph: Paragraph, code: str) -> None:
    """Add the 校验码, and a field by which one sees whether it still holds.

    Office programs count how often a file was saved with changes. Word could compare that
    number in a field around this one, but others then show the number alone, and no code.
    """
    if not code:
        return
    add_run(paragraph, f"校验码：{code}（第{FIRST_REVISION}次保存时有效，现为第")
    _add_field(paragraph, " REVNUM ", str(FIRST_REVISION), None)
    add_run(paragraph, "次保存）")


def _add_page_number(paragraph: Paragraph) -> None:
    add_run(paragraph, "— ", FOLIO)
    _add_field(paragraph, " PAGE ", "1", FOLIO)
    add_run(paragraph, " —", FOLIO)


def _add_field(paragraph: Paragraph, instruction: str, result: str, style: str | None) -> None:
    _add_field_mark(paragraph, "begin", style)
    _add_instruction(paragraph, instruction, style)
    _add_field_mark(paragraph, "separate", style)
    paragraph.add_run(result, style)
    _add_field_mark(paragraph, "end", style)


def _add_instruction(paragraph: Paragraph, text: str, style: str | None) -> None:
    instruction = add(paragraph.add_run(style=style).element, "instrText")
    instruction.text = text
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _add_field_mark(paragraph: Paragraph, kind: str, style: str | None) -> None:
    add(paragraph.add_run(style=style).element, "fldChar", fldCharType=kind)
