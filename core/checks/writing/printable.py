"""Characters that no font at hand has: on paper another sign stands in for them."""

import re
from collections.abc import Iterator
from functools import cache

from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing.passages import Spot, by_paragraph, everywhere, quoted
from core.report.report import Report

ID = "text.printable"
# All but what every font for Chinese has; only then the fonts are asked, which loads much.
_UNCOMMON = re.compile("[^\t -~·—‘’“”…　-〕一-龥！-～]")


@by_paragraph
def find(text: str) -> tuple[Spot, ...]:
    """Find the characters that cannot be printed."""
    return tuple(
        _spot(text, found.start())
        for found in _UNCOMMON.finditer(text)
        if not _is_printed(found[0])
    )


def _spot(text: str, at: int) -> Spot:
    character = text[at]
    message = (
        f"{quoted(text, at, at + 1)}里的“{character}”（U+{ord(character):04X}）字库里没有，"
        "打印和导出 PDF 时会成为“〓”，请换一个字"
    )
    return Spot(at, at + 1, message)


@cache
def _is_printed(character: str) -> bool:
    """Say whether a font of the machine or of the program has a character."""
    from core.formats.pdf.writing.typefaces import FontMissingError, glyph_tables  # noqa: PLC0415 (see above)
    from core.formats.setting.fonts import FontRole, find_fonts  # noqa: PLC0415

    try:
        return glyph_tables(find_fonts())[FontRole.BODY][character].character == character
    except FontMissingError:
        return True  # which the export itself tells


_check = everywhere(ID, Severity.WARNING, find)


def told_of_missing(report: Report) -> Iterator[str]:
    """Yield a sentence for every place at which an export to paper has another sign."""
    yield from (finding.message for finding in _check(report))


RULE = Rule(
    id=ID,
    title="字库里没有的字",
    severity=Severity.WARNING,
    source="GB/T 9704-2012 第5.2.2条：版面的字体",
    example="文中有一个表情符号：字库里没有，打印和导出 PDF 时会成为“〓”，请换一个字。",
    check=_check,
)
