"""What Word is told about the document as a whole, and about its fonts."""

from core.formats.word.styles import FANG, HEI, KAI, LATIN, SONG, TITLE_FONT
from core.formats.word.text import DECLARATIONS

# Fonts that stand in for one that a machine does not have, and their families.
_FONTS = (
    (TITLE_FONT, "方正小标宋_GBK", "86", "script"),
    (FANG, "仿宋", "86", "modern"),
    (KAI, "楷体", "86", "modern"),
    (HEI, "SimHei", "86", "modern"),
    (SONG, "SimSun", "86", "auto"),
    (LATIN, "", "00", "roman"),
)


def settings_part() -> str:
    """Return the settings: odd and even pages differ, and no compatibility mode."""
    return (
        f'<w:settings {DECLARATIONS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        "<w:evenAndOddHeaders/>"
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/>"
        '<w:useFELayout/><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table_part() -> str:
    """Return the table of fonts with their stand-ins."""
    fonts = "".join(
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{other}"/>' if other else "")
        + f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/></w:font>'
        for name, other, charset, family in _FONTS
    )
    return f"<w:fonts {DECLARATIONS}>{fonts}</w:fonts>"
