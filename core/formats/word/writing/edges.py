"""Header and footer: the mark of a draft, the page number, the 校验码."""

from docx.section import Section
from docx.text.paragraph import Paragraph

from core.document.document import Document
from core.formats.setting.draft import DRAFT_MARK
from core.formats.word.writing.runs import add, add_run
from core.formats.word.writing.styles import DRAFT, FOLIO


def fill_edges(section: Section, document: Document) -> None:
    """Fill the footers of right-hand and left-hand pages, and the header of a draft.

    The page number stands at the outer edge; no other report has a header.
    """
    code = f"校验码：{document.code}" if document.code else ""
    odd, even = (edge.paragraphs[0] for edge in (section.footer, section.even_page_footer))
    add_run(odd, f"{code}\t")
    _add_page_number(odd)
    _add_page_number(even)
    if code:
        add_run(even, f"\t{code}")
    if document.draft:
        for header in (section.header, section.even_page_header):
            header.paragraphs[0].style = DRAFT
            add_run(header.paragraphs[0], DRAFT_MARK)


def _add_page_number(paragraph: Paragraph) -> None:
    add_run(paragraph, "— ", FOLIO)
    _add_field_mark(paragraph, "begin")
    add(paragraph.add_run(style=FOLIO).element, "instrText").text = " PAGE "
    _add_field_mark(paragraph, "separate")
    paragraph.add_run("1", FOLIO)
    _add_field_mark(paragraph, "end")
    add_run(paragraph, " —", FOLIO)


def _add_field_mark(paragraph: Paragraph, kind: str) -> None:
    add(paragraph.add_run(style=FOLIO).element, "fldChar", fldCharType=kind)
