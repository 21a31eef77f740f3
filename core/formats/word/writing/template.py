"""The empty document that every report is written into."""

from collections.abc import Container
from functools import cache
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from core.formats.word.writing.page import set_up_page
from core.formats.word.writing.runs import add
from core.formats.word.writing.styles import FANG, HEI, KAI, LATIN, SONG, TITLE_FONT, define_styles

# What is kept of python-docx's own template; the rest is a theme, a picture and the like.
_PARTS = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}

# Fonts that stand in for one that a machine does not have, and their families.
_FONTS = (
    (TITLE_FONT, "方正小标宋_GBK", "86", "script"),
    (FANG, "仿宋", "86", "modern"),
    (KAI, "楷体", "86", "modern"),
    (HEI, "SimHei", "86", "modern"),
    (SONG, "SimSun", "86", "auto"),
    (LATIN, "", "00", "roman"),
)


def new_file() -> WordFile:
    """Return an empty document with its page, styles and settings."""
    return docx.Document(BytesIO(_template()))


@cache
def _template() -> bytes:
    """Return the file made from python-docx's template, which is large and slow to read."""
    file = docx.Document()
    _keep_only(_PARTS, file.part.package.rels)
    _keep_only(_PARTS, file.part.rels)
    define_styles(file.styles)
    _set_up_settings(file.settings.element)
    file.settings.odd_and_even_pages_header_footer = True
    set_up_page(file)
    _add_font_table(file)
    data = BytesIO()
    file.save(data)
    return data.getvalue()


def _keep_only(kinds: Container[str], relationships: Relationships) -> None:
    for id_, relationship in list(relationships.items()):
        if relationship.reltype not in kinds:
            del relationships[id_]


def _set_up_settings(settings: BaseOxmlElement) -> None:
    """Replace the settings: Chinese punctuation, and no compatibility mode."""
    settings.clear()
    add(settings, "zoom", percent=100)
    add(settings, "defaultTabStop", val=420)
    add(settings, "characterSpacingControl", val="compressPunctuation")
    compatibility = add(settings, "compat")
    for switch in ("balanceSingleByteDoubleByteWidth", "doNotExpandShiftReturn", "useFELayout"):
        add(compatibility, switch)
    uri = "http://schemas.microsoft.com/office/word"
    add(compatibility, "compatSetting", name="compatibilityMode", uri=uri, val=15)
    add(settings, "themeFontLang", val="en-US", eastAsia="zh-CN")
    add(settings, "decimalSymbol", val=".")
    add(settings, "listSeparator", val=",")


def _add_font_table(file: WordFile) -> None:
    """Add the table of fonts with their stand-ins."""
    table = OxmlElement("w:fonts")
    for name, other, charset, family in _FONTS:
        font = add(table, "font", name=name)
        if other:
            add(font, "altName", val=other)
        add(font, "charset", val=charset)
        add(font, "family", val=family)
    name = PackURI("/word/fontTable.xml")
    part = XmlPart(name, CONTENT_TYPE.WML_FONT_TABLE, table, file.part.package)
    file.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
