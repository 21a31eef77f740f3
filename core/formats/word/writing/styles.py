"""The styles of an official document; nothing else decides how text looks.

The names are those that python-docx takes; tables are made of elements and need
ids. What python-docx has no method for is added first, as it alone keeps the order
of the elements.
"""

from typing import TypeVar

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.styles.styles import Styles

from core.formats.setting.draft import DRAFT_COLOR, DRAFT_FRAME, DRAFT_SIZE
from core.formats.word.writing.page import (
    BODY_SIZE,
    CLOSER,
    CODE_SIZE,
    FOLIO_SIZE,
    MEASURE,
    TABLE_SIZE,
    TITLE_SIZE,
    twips,
)
from core.formats.word.writing.runs import add

SONG, HEI, KAI, FANG = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312"
TITLE_FONT = "方正小标宋简体"
LATIN = "Times New Roman"

TITLE, BODY, SIGNATURE = "Title", "Body Text", "Signature"
FOLIO, DRAFT = "page number", "草稿标记"
TABLE_ID, TABLE_TEXT_ID, TABLE_LABEL_ID = "TableGrid", "TableText", "TableLabel"
_NORMAL, _HEADER, _FOOTER, _TABLE_TEXT = "Normal", "Header", "Footer", "表格文字"
_PLAIN, _TABLE = "Default Paragraph Font", "Table Grid"
_KEPT = (_NORMAL, _PLAIN, "Normal Table", _TABLE)  # of python-docx's template

TITLE_PITCH = 36.0  # points from line to line of the title
CELL_PITCH = 1.25  # ems from line to line in a table cell
CELL_PADDING = 40  # twips at the left and the right of a cell's text
_DRAFT_INSET = round((MEASURE - twips(2 * DRAFT_SIZE + 48)) / 2)
_HEADING_FONTS = ((HEI, HEI), (KAI, LATIN), (FANG, LATIN), (FANG, LATIN))
_Kind = TypeVar("_Kind", bound=CharacterStyle)
_CENTER, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


def heading(level: int) -> str:
    """Return the style of a paragraph that is a heading of `level` 1 to 4."""
    return f"Heading {level}"


def run_in(level: int) -> str:
    """Return the style of characters that look like a heading, linked to the paragraph's."""
    return f"标题 {level} 字符"


def define_styles(styles: Styles) -> None:
    """Make these the only styles."""
    for style in list(styles):
        if style.name not in _KEPT:
            style.delete()
    styles.element.remove(styles.element.latentStyles)
    _define_defaults(styles)
    _define_text(styles)
    for level, fonts in enumerate(_HEADING_FONTS, start=1):
        _define_heading(styles, level, fonts)
    _define_edges(styles)
    _define_tables(styles)


def _define_defaults(styles: Styles) -> None:
    """Define what holds where no style says otherwise, and the style that all are based on.

    Pages are filled to the last line, so no widow is avoided; between Chinese and Latin
    characters there is a quarter of an em, as in print.
    """
    run, paragraph = styles.element.xpath("w:docDefaults//w:rPr | w:docDefaults//w:pPr")
    run.clear()
    paragraph.clear()
    _set_fonts(run, FANG, LATIN)
    add(run, "lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    normal = styles[_NORMAL]
    properties = normal.element.get_or_add_pPr()
    for switch in ("kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid"):
        add(properties, switch)
    normal.paragraph_format.widow_control = False
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _set_size(normal, BODY_SIZE)


def _define_text(styles: Styles) -> None:
    body = _add_text_style(styles, BODY, "BodyText")
    _indent(body)
    signature = _add_text_style(styles, SIGNATURE, "Signature")
    signature.paragraph_format.keep_together = True
    signature.paragraph_format.alignment = _CENTER
    title = _add_style_off_grid(styles, TITLE, "Title", TITLE_FONT, TITLE_SIZE)
    title.next_paragraph_style = body
    title.paragraph_format.line_spacing = Pt(TITLE_PITCH)
    title.paragraph_format.alignment = _CENTER


def _define_heading(styles: Styles, level: int, fonts: tuple[str, str]) -> None:
    """Define the style of a heading on its own and the one of a run-in heading."""
    style = _add_text_style(styles, heading(level), f"Heading{level}")
    style.next_paragraph_style = styles[BODY]
    style.paragraph_format.keep_with_next = True
    style.element.pPr.get_or_add_outlineLvl().val = level - 1
    _indent(style)
    inner = _add_style(styles, CharacterStyle, run_in(level), f"Heading{level}Char", _PLAIN)
    for one, other in ((style, inner), (inner, style)):
        _set_fonts(one.element.get_or_add_rPr(), *fonts)
        link = OxmlElement("w:link", {qn("w:val"): other.style_id})
        one.element.insert_element_before(link, "w:qFormat", "w:rPr")


def _define_edges(styles: Styles) -> None:
    """Define the styles of headers and footers."""
    inset = twips(FOLIO_SIZE)  # one character of the page number
    header = _add_style_off_grid(styles, _HEADER, "Header", SONG, CODE_SIZE)
    header.paragraph_format.alignment = _CENTER
    _define_draft(styles)
    footer = _add_style_off_grid(styles, _FOOTER, "Footer", SONG, CODE_SIZE).paragraph_format
    footer.tab_stops.add_tab_stop(Twips(MEASURE - inset), WD_TAB_ALIGNMENT.RIGHT)
    footer.left_indent, footer.alignment = Twips(inset), _LEFT
    folio = _add_style(styles, CharacterStyle, FOLIO, "PageNumber", _PLAIN)
    _set_fonts(folio.element.get_or_add_rPr(), SONG, SONG)
    _set_size(folio, FOLIO_SIZE)


def _define_draft(styles: Styles) -> None:
    """Define the style of the mark of a draft, in a frame as narrow as in print."""
    draft = _add_style_off_grid(styles, DRAFT, "Draft", HEI, DRAFT_SIZE, _HEADER)
    draft.font.color.rgb = RGBColor(*DRAFT_COLOR)
    borders = OxmlElement("w:pBdr")
    draft.element.get_or_add_pPr().insert(0, borders)  # before the grid, as Word wants it
    color, width = str(RGBColor(*DRAFT_COLOR)), round(DRAFT_FRAME * 8)
    for side in ("top", "left", "bottom", "right"):
        add(borders, side, val="single", sz=width, space=4, color=color)
    inset = Twips(_DRAFT_INSET)
    draft.paragraph_format.left_indent = draft.paragraph_format.right_indent = inset


def _define_tables(styles: Styles) -> None:
    text = _add_style_off_grid(styles, _TABLE_TEXT, TABLE_TEXT_ID, SONG, TABLE_SIZE)
    text.paragraph_format.line_spacing = Pt(TABLE_SIZE * CELL_PITCH)
    text.paragraph_format.alignment = _CENTER
    label = _add_style(styles, ParagraphStyle, "表格项目", TABLE_LABEL_ID, _TABLE_TEXT)
    label.paragraph_format.alignment = _LEFT
    for side in styles[_TABLE].element.xpath(".//w:tblCellMar/w:left | .//w:tblCellMar/w:right"):
        side.set(qn("w:w"), str(CELL_PADDING))


def _add_style(styles: Styles, kind: type[_Kind], name: str, id_: str, base: str) -> _Kind:
    """Add a style; those with an English name are Word's own."""
    type_ = WD_STYLE_TYPE.PARAGRAPH if kind is ParagraphStyle else WD_STYLE_TYPE.CHARACTER
    style: _Kind = styles.add_style(name, type_, name.isascii())  # type: ignore[no-untyped-call]
    style.style_id = id_
    style.base_style = styles[base]
    style.quick_style = kind is ParagraphStyle
    return style


def _add_text_style(styles: Styles, name: str, id_: str) -> ParagraphStyle:
    """Add a style of text, whose characters stand closer."""
    style = _add_style(styles, ParagraphStyle, name, id_, _NORMAL)
    add(style.element.get_or_add_rPr(), "spacing", val=-CLOSER)
    return style


def _add_style_off_grid(
    styles: Styles, name: str, id_: str, font: str, points: float, base: str = _NORMAL
) -> ParagraphStyle:
    """Add a style of another font and size than the text, which stands on the grid."""
    style = _add_style(styles, ParagraphStyle, name, id_, base)
    add(style.element.get_or_add_pPr(), "snapToGrid", val=0)
    _set_fonts(style.element.get_or_add_rPr(), font, font)
    _set_size(style, points)
    return style


def _set_fonts(run: BaseOxmlElement, chinese: str, latin: str) -> None:
    """Set the fonts of Chinese characters and of letters and digits."""
    fonts = run.get_or_add_rFonts()
    named = {"ascii": latin, "hAnsi": latin, "eastAsia": chinese, "cs": LATIN}
    for script, name in named.items():
        fonts.set(qn(f"w:{script}"), name)


def _set_size(style: CharacterStyle, points: float) -> None:
    """Set the size, and that of Tibetan and Uyghur letters, which have their own."""
    style.font.size = Pt(points)
    add(style.element.rPr, "szCs", val=round(points * 2))


def _indent(style: ParagraphStyle) -> None:
    """Indent the first line by two characters."""
    style.paragraph_format.first_line_indent = Pt(2 * BODY_SIZE)
    style.element.pPr.ind.set(qn("w:firstLineChars"), "200")
