"""Fees that were charged are told in the section that asks for them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.finding import Finding, Severity
from core.checks.rule import Rule
from core.checks.writing.passages import Spot, narratives_of
from core.report.report import Report

ID = "text.fees"
_DENIALS = ("未", "没有", "无", "不收", "免收", "免除")
_CHARGED = re.compile(r"收取|收费|收到|收入")
_AMOUNT = re.compile(r"(\d[\d,.]*)[ 　]*万?元")
_NUMBER = re.compile(r"\d+")
_NAMES = re.compile(r"《[^《》]*》")
_NEAR = 12  # characters before and after the fees
_SENTENCE = re.compile(r"[^。；！？\n]+")


def check_fees(report: Report) -> Iterator[Finding]:
    """Yield a finding where another section tells of fees that the proper one does not."""
    for section in report.form.narratives:
        if not section.fees or section.fees in report.narrative(section.id):
            continue
        for passage in narratives_of(report):
            for start, end in _charged(passage.text, section.fees)[:1]:
                message = f"这里写了收取{section.fees}，“{section.name}”却没有写，请在那里报告"
                yield passage.finding(ID, Severity.WARNING, Spot(start, end, message))


@lru_cache(maxsize=16)
def _charged(text: str, fees: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences that say with a number that fees were charged."""
    if fees not in text:
        return ()
    return tuple(found.span() for found in _SENTENCE.finditer(text) if _tells(found[0], fees))


def _tells(sentence: str, fees: str) -> bool:
    before, found, after = _NAMES.sub("", sentence).partition(fees)
    near = before[-_NEAR:] + after[:_NEAR]
    numbers = _AMOUNT.findall(sentence) or _NUMBER.findall(near)
    if not found or not any(number.strip("0,.") for number in numbers):
        return False
    return bool(_CHARGED.search(near)) and not any(word in near for word in _DENIALS)


RULE = Rule(
    id=ID,
    title="信息处理费没有报告",
    severity=Severity.WARNING,
    source="国办函〔2020〕109号；年度报告格式：收取信息处理费情况在其他需要报告的事项中报告",
    example="前面写“全年收取信息处理费300元”，应当报告收费的部分只写“无。”：请在那里报告。",
    check=check_fees,
)
