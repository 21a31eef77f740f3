"""Punctuation written twice."""

import re

from core.checks.finding import Severity
from core.checks.proper.passages import Spot, by_paragraph, everywhere, quoted
from core.checks.rule import Rule

ID = "text.doubled"
_RUN = re.compile(
    "[，、；：。][，、；：。,;:]+|[？！]?(？{2,}|！{2,})"
)  # …… and —— are single marks
_STRONGEST_FIRST = "。；：，、？！"


@by_paragraph
def find(text: str) -> tuple[Spot, ...]:
    """Find runs of marks of which one is meant."""
    return tuple(_spot(text, *found.span()) for found in _RUN.finditer(text))


def _spot(text: str, start: int, end: int) -> Spot:
    run = text[start:end]
    kept = next(mark for mark in _STRONGEST_FIRST if mark in run)
    message = f"{quoted(text, start, end)}里标点重复，请只留一个“{kept}”"
    return Spot(start, end, message, kept)


RULE = Rule(
    id=ID,
    title="重复的标点",
    severity=Severity.WARNING,
    source="GB/T 15834-2011《标点符号用法》",
    example="“按时办结。。”：标点重复，请只留一个“。”。",
    check=everywhere(ID, Severity.WARNING, find),
)
