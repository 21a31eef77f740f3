"""Punctuation written twice, or an ellipsis made of stops."""

import re

from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing.characters import CHINESE
from core.checks.writing.passages import Spot, by_paragraph, everywhere, quoted

ID = "text.doubled"
_MARKS = "，、；：。,;:"
_RUN = re.compile(
    f"(?P<ellipsis>。{{3,}}(?![{_MARKS}])"
    rf"|(?<=[{CHINESE}])\.{{3,}}(?!\.|请?填写))"  # ...填写 is a place that is not filled in
    f"|[，、；：。][{_MARKS}]+|[？！]?(?:？{{2,}}|！{{2,}})"
)  # …… and —— are single marks
_ELLIPSIS = "……"
_STRONGEST_FIRST = "。；：，、？！"


@by_paragraph
def find(text: str) -> tuple[Spot, ...]:
    """Find runs of marks of which one is meant, or an ellipsis."""
    return tuple(_spot(text, found) for found in _RUN.finditer(text))


def _spot(text: str, found: re.Match[str]) -> Spot:
    start, end = found.span()
    run = found[0]
    if found["ellipsis"]:
        message = f"{quoted(text, start, end)}里的省略号写成了“{run}”，请改为“{_ELLIPSIS}”"
        return Spot(start, end, message, _ELLIPSIS)
    kept = next(mark for mark in _STRONGEST_FIRST if mark in run)
    message = f"{quoted(text, start, end)}里标点重复，请只留一个“{kept}”"
    return Spot(start, end, message, kept)


RULE = Rule(
    id=ID,
    title="重复的标点和省略号",
    severity=Severity.WARNING,
    source="GB/T 15834-2011《标点符号用法》",
    example="“按时办结。。”：标点重复，请只留一个“。”。"
    "“栏目包括通知、公告...”：省略号写成了“...”，请改为“……”。",
    check=everywhere(ID, Severity.WARNING, find),
)
