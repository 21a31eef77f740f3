"""Spaces within Chinese text, as they come along from web pages and old files."""

import functools
import re

from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing.characters import CHINESE, UNITS
from core.checks.writing.passages import Spot, by_paragraph, everywhere, quoted

ID = "text.spaces"

# Several before a unit are a place to be filled in. Latin words keep their spaces, and so
# do two numbers beside each other.
_GAP = rf"(?:[ \u3000]|[ \u3000]{{2,}}(?![{UNITS}]))"
_BLANKS = (" ", "\u3000")


@by_paragraph
def find(text: str) -> tuple[Spot, ...]:
    """Find the spaces that should not be there."""
    if not any(blank in text for blank in _BLANKS):
        return ()
    return tuple(
        Spot(*found.span(), f"{quoted(text, *found.span())}里有多余的空格，请删去", "")
        for found in _spaces().finditer(text)
    )


@functools.cache
def _spaces() -> re.Pattern[str]:
    """Return what finds them; few texts have any, and compiling it takes a while."""
    return re.compile(
        rf"(?<=[{CHINESE}]){_GAP}(?=[{CHINESE}0-9])|(?<=[0-9%％]){_GAP}(?=[{CHINESE}])"
    )


RULE = Rule(
    id=ID,
    title="多余的空格",
    severity=Severity.NOTE,
    source="GB/T 15834-2011《标点符号用法》；公文里汉字、数字、标点之间不空格的习惯",
    example="“主动公开政府信息 356 条 。”：有多余的空格，请删去。",
    check=everywhere(ID, Severity.NOTE, find),
)
