"""Places that were to be filled in and were not."""

import re
from collections.abc import Iterator
from functools import cache

from core.checks.finding import Finding, Severity
from core.checks.rule import Rule
from core.checks.writing.characters import HAN, UNITS
from core.checks.writing.passages import Find, Spot, by_paragraph, everywhere, quoted
from core.report.live_fields import BLANK
from core.report.report import Report

ID = "text.placeholder"
_PLACES = re.compile(
    "|".join(
        (
            r"(?<![A-Za-z./_＠@-])[XxＸｘ]{2,}(?![A-Za-z0-9._@-])",  # XX县, 20XX年; no Latin word
            r"(?<![A-Za-z0-9])[XＸ×](?=[年月日件条次县乡镇市省])",
            r"[×✕╳]{2,}",
            r"[＊*]{2,}",
            r"(?<![A-Za-z0-9])[＿_]{2,}",
            r"[○◯□△●■]{2,}",
            r"（(?:请|此处|待填|待补|待定|待核|填写|略）)[^（）\n]{0,30}）?",
            r"(?:…+|\.{3,})请?填写",
            r"[〔［（【《“(\[][ 　]*[〕］）】》”)\]]",
            rf"(?<=[{HAN}])[ 　]{{2,}}(?=[{UNITS}])",
        )
    )
)
_BRACKETED = r"（[^（）\n]*?(?:{})[^（）\n]*?）"


def check_placeholders(report: Report) -> Iterator[Finding]:
    """Yield a finding for every place that still has to be filled in."""
    find = _finder(report.form.definition.placeholders)
    return everywhere(ID, Severity.WARNING, find)(report)


@cache
def _finder(words: tuple[str, ...]) -> Find:
    """Return what finds the places, those with the words of the printed form too."""
    return by_paragraph(lambda text: _find(text, words))


def _find(text: str, words: tuple[str, ...]) -> tuple[Spot, ...]:
    spans = [found.span() for found in _PLACES.finditer(text)]
    if words and any(word in text for word in words):
        form = re.compile(_BRACKETED.format("|".join(map(re.escape, words))))
        spans += [found.span() for found in form.finditer(text)]
    return tuple(Spot(*span, _message(text, *span)) for span in sorted(spans))


def _message(text: str, start: int, end: int) -> str:
    if text[start:end] == BLANK:
        return f"{quoted(text, start, end)}中的数还没有填，请在表格里填好或者直接写上"
    return f"{quoted(text, start, end)}还有没填写的地方，请补填"


RULE = Rule(
    id=ID,
    title="没有填写的地方",
    severity=Severity.WARNING,
    source="年度报告格式",
    example="“全年收到申请XX件”：还有没填写的地方，请补填。",
    check=check_placeholders,
)
