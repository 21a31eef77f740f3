"""The styles of an official document; nothing else decides how text looks."""

from core.formats.word.page import (
    BODY_SIZE,
    CLOSER,
    CODE_SIZE,
    FOLIO_SIZE,
    MEASURE,
    TABLE_SIZE,
    TITLE_SIZE,
    twips,
)
from core.formats.word.text import DECLARATIONS

SONG, HEI, KAI, FANG = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312"
TITLE_FONT = "方正小标宋简体"
LATIN = "Times New Roman"

NORMAL, TITLE, BODY, SIGNATURE = "Normal", "Title", "BodyText", "Signature"
HEADER, FOOTER, FOLIO, DRAFT = "Header", "Footer", "PageNumber", "Draft"
TABLE, TABLE_TEXT, TABLE_LABEL = "TableGrid", "TableText", "TableLabel"

TITLE_PITCH = 36.0  # points from line to line of the title
CELL_PITCH = 1.25  # ems from line to line in a table cell
CELL_PADDING = 40  # twips at the left and the right of a cell's text
_DRAFT_COLOR = "C00000"
_HEADING_FONTS = ((HEI, HEI), (KAI, LATIN), (FANG, LATIN), (FANG, LATIN))
_INDENT = f'<w:ind w:firstLineChars="200" w:firstLine="{twips(2 * BODY_SIZE)}"/>'
_CLOSER = f'<w:spacing w:val="-{CLOSER}"/>'
_OFF_GRID = '<w:snapToGrid w:val="0"/>'


def heading(level: int) -> str:
    """Return the style of a paragraph that is a heading of `level` 1 to 4."""
    return f"Heading{level}"


def run_in(level: int) -> str:
    """Return the style of a heading that runs into its paragraph.

    It is linked to the paragraph's, so that a table of contents lists it.
    """
    return f"Heading{level}Char"


def fonts(chinese: str, latin: str) -> str:
    """Return the fonts of Chinese characters and of letters and digits."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{LATIN}"/>'


def size(points: float) -> str:
    """Return the size of the text."""
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def exact(points: float) -> str:
    """Return a fixed distance from line to line, whatever font stands in."""
    return f'<w:spacing w:line="{twips(points)}" w:lineRule="exact"/>'


def styles_part() -> str:
    """Return the style sheet."""
    headings = "".join(_heading(level) for level in range(1, 5))
    return (
        f"<w:styles {DECLARATIONS}>{_defaults()}{_text()}{headings}{_edges()}{_tables()}</w:styles>"
    )


def _style(
    id_: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    based_on: str = NORMAL,
    more: str = "",
) -> str:
    """Return a paragraph style; `more` stands between its base and its looks."""
    custom = "" if name.isascii() else ' w:customStyle="1"'  # Word's own names are English
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{more}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _defaults() -> str:
    """Return what holds where no style says otherwise, and the style that all are based on.

    Pages are filled to the last line, so no widow is avoided; nothing is put
    between Chinese and Latin characters, which would push them off the grid.
    """
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANG, LATIN)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{NORMAL}">'
        '<w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid/><w:jc w:val="both"/>'
        f"</w:pPr><w:rPr>{size(BODY_SIZE)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        "</w:tblPr></w:style>"
    )


def _text() -> str:
    title = f'{_OFF_GRID}{exact(TITLE_PITCH)}<w:jc w:val="center"/>'
    title_run = fonts(TITLE_FONT, TITLE_FONT) + size(TITLE_SIZE)
    following = f'<w:next w:val="{BODY}"/>'
    return (
        _style(TITLE, "Title", title, title_run, more=following)
        + _style(BODY, "Body Text", _INDENT, _CLOSER)
        + _style(SIGNATURE, "Signature", '<w:keepLines/><w:jc w:val="center"/>', _CLOSER)
    )


def _heading(level: int) -> str:
    """Return the style of a heading on its own and the one of a run-in heading."""
    id_, run = heading(level), fonts(*_HEADING_FONTS[level - 1])
    paragraph = f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="{level - 1}"/>'
    more = f'<w:next w:val="{BODY}"/><w:link w:val="{run_in(level)}"/>'
    return _style(id_, f"heading {level}", paragraph, run + _CLOSER, more=more) + (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{run_in(level)}">'
        f'<w:name w:val="标题 {level} 字符"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:link w:val="{id_}"/><w:rPr>{run}</w:rPr></w:style>'
    )


def _edges() -> str:
    """Return the styles of headers and footers."""
    inset = twips(FOLIO_SIZE)  # one character of the page number
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{MEASURE - inset}"/></w:tabs>'
    footer = f'{tabs}{_OFF_GRID}<w:ind w:left="{inset}"/><w:jc w:val="left"/>'
    small = fonts(SONG, SONG) + size(CODE_SIZE)
    draft = f'{fonts(HEI, HEI)}<w:color w:val="{_DRAFT_COLOR}"/>{size(TITLE_SIZE)}'
    return (
        _style(HEADER, "header", f'{_OFF_GRID}<w:jc w:val="center"/>', small)
        + _style(DRAFT, "草稿标记", "", draft, based_on=HEADER)
        + _style(FOOTER, "footer", footer, small)
        + f'<w:style w:type="character" w:styleId="{FOLIO}"><w:name w:val="page number"/>'
        f"<w:rPr>{fonts(SONG, SONG)}{size(FOLIO_SIZE)}</w:rPr></w:style>"
    )


def _tables() -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    cell = f'{_OFF_GRID}{exact(TABLE_SIZE * CELL_PITCH)}<w:jc w:val="center"/>'
    return (
        _style(TABLE_TEXT, "表格文字", cell, fonts(SONG, SONG) + size(TABLE_SIZE))
        + _style(TABLE_LABEL, "表格项目", '<w:jc w:val="left"/>', based_on=TABLE_TEXT)
        + f'<w:style w:type="table" w:styleId="{TABLE}"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblCellMar><w:left w:w="{CELL_PADDING}" w:type="dxa"/>'
        f'<w:right w:w="{CELL_PADDING}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
