"""Header and footer: the mark of a draft, the page number, the 校验码."""

from core.document import Document
from core.formats.word.styles import DRAFT, FOLIO, FOOTER
from core.formats.word.text import DECLARATIONS, paragraph, run

_DRAFT_MARK = "草稿"


def _field_run(content: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{FOLIO}"/></w:rPr>{content}</w:r>'


_FIELD = (
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>1</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)
_PAGE_NUMBER = run("— ", style=FOLIO) + "".join(map(_field_run, _FIELD)) + run(" —", style=FOLIO)
_TAB = "<w:r><w:tab/></w:r>"


def header_part(document: Document) -> str | None:
    """Return the header that marks a draft; no other report has one."""
    if not document.draft:
        return None
    return f"<w:hdr {DECLARATIONS}>{paragraph(DRAFT, run(_DRAFT_MARK))}</w:hdr>"


def odd_footer_part(document: Document) -> str:
    """Return the footer of a right-hand page: the number at the right."""
    return _footer(_code(document) + _TAB + _PAGE_NUMBER)


def even_footer_part(document: Document) -> str:
    """Return the footer of a left-hand page: the number at the left."""
    code = _code(document)
    return _footer(_PAGE_NUMBER + (_TAB + code if code else ""))


def _footer(runs: str) -> str:
    return f"<w:ftr {DECLARATIONS}>{paragraph(FOOTER, runs)}</w:ftr>"


def _code(document: Document) -> str:
    return run(f"校验码：{document.code}") if document.code else ""
