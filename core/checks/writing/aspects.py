"""The aspects that a narrative has to deal with."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.checks.finding import Excerpt, Finding, Severity
from core.checks.rule import Rule
from core.form.schema import Aspect
from core.report.report import Report

ID = "text.aspects"
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]")
_HEAD = re.compile("[。：:；]")  # ends what may head a paragraph
_LONGEST_HEAD = 40  # characters; of a longer first sentence only what stands before its comma


def check_aspects(report: Report) -> Iterator[Finding]:
    """Yield a finding for every narrative in which aspects are missing."""
    for section in report.form.narratives:
        text = report.narrative(section.id)
        if not text.strip():
            continue
        missing = _missing(text, section.aspects)
        if missing:
            names = "、".join(aspect.name for aspect in missing)
            yield Finding(
                rule=ID,
                severity=Severity.WARNING,
                message=f"“{section.name}”要写{len(section.aspects)}个方面，还没有写：{names}。",
                section=section.id,
                narrative=Excerpt(section.id, len(text), len(text), ""),
            )


@lru_cache(maxsize=16)
def _missing(text: str, aspects: tuple[Aspect, ...]) -> tuple[Aspect, ...]:
    """Return the aspects that no numbered paragraph is headed by.

    In a text without such paragraphs, an aspect that is mentioned is there.
    """
    numbered = [line for line in text.split("\n") if _NUMBERED.match(line)]
    heads = [_head(line) for line in numbered]
    missing = tuple(aspect for aspect in aspects if not _in_any(heads, aspect))
    return missing if len(missing) < len(aspects) else _unmentioned(text, aspects)


def _head(line: str) -> str:
    head = _HEAD.split(line, maxsplit=1)[0]
    return head if len(head) <= _LONGEST_HEAD else re.split("[，,]", head, maxsplit=1)[0]


def _unmentioned(text: str, aspects: tuple[Aspect, ...]) -> tuple[Aspect, ...]:
    return tuple(aspect for aspect in aspects if not _in_any([text], aspect))


def _in_any(texts: list[str], aspect: Aspect) -> bool:
    return any(wording in text for text in texts for wording in aspect.wordings)


RULE = Rule(
    id=ID,
    title="各部分要写的方面",
    severity=Severity.WARNING,
    source="《条例》第五十条；年度报告格式对总体情况的要求",
    example="总体情况只写了主动公开和依申请公开：还没有写政府信息管理、政府信息公开平台建设、监督保障。",
    check=check_aspects,
)
