"""Narratives that repeat last year's, sentence by sentence."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from core.checks.finding import Excerpt, Finding, Severity
from core.checks.rule import Rule
from core.report.report import Report

ID = "text.copied"
_ALIKE = 0.85  # of two sentences that are the same but for a few words
_TOO_MUCH = 0.6  # of a narrative's characters
_SHORTEST = 8  # characters; shorter sentences are everybody's
_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_PASSING = re.compile(r"\d+|[（(]?[一二三四五六七八九十]+[）)、是]|[\s，、：]")


class Copied(NamedTuple):
    """A sentence (`start` to `end`), the one of last year it repeats, and how alike they are."""

    start: int
    end: int
    text: str
    before: str
    likeness: float


def check_copying(report: Report) -> Iterator[Finding]:
    """Yield a finding for every narrative that should be new and is last year's."""
    if report.previous is None:
        return
    for section in report.form.narratives:
        text, before = report.narrative(section.id), report.previous.narrative(section.id)
        if not section.fresh or not text.strip() or not before:
            continue
        copied = copied_sentences(text, before)
        share = sum(len(pair.text) for pair in copied) / len("".join(text.split("\n")))
        if copied and share >= _TOO_MUCH:
            first = copied[0]
            yield Finding(
                rule=ID,
                severity=Severity.WARNING,
                message=f"“{section.name}”有{share:.0%}与上年的报告相同或几乎相同"
                f"（{len(copied)}句），请写本年度的具体情况。",
                section=section.id,
                narrative=Excerpt(section.id, first.start, first.end, first.text),
            )


@lru_cache(maxsize=8)
def copied_sentences(text: str, before: str) -> tuple[Copied, ...]:
    """Return the sentences that stand in `before` too, or nearly so."""
    pairs = (
        (found, _closest(found[0], before))
        for found in _SENTENCE.finditer(text)
        if len(found[0]) >= _SHORTEST
    )
    return tuple(Copied(*found.span(), found[0], *closest) for found, closest in pairs if closest)


@lru_cache(maxsize=512)
def _closest(sentence: str, before: str) -> tuple[str, float] | None:
    """Return the sentence of `before` that is most like this one, if it is alike, and how much."""
    plain = _PASSING.sub("", sentence)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(plain)
    best: tuple[str, float] | None = None
    for other, plain_other in _sentences(before):
        if plain == plain_other:
            return other, 1.0
        matcher.set_seq1(plain_other)
        least = best[1] if best else _ALIKE
        if matcher.real_quick_ratio() > least and matcher.quick_ratio() > least:
            ratio = matcher.ratio()
            best = (other, ratio) if ratio > least else best
    return best


@lru_cache(maxsize=8)
def _sentences(text: str) -> tuple[tuple[str, str], ...]:
    """Return the sentences of a text, each with what is left without numbers and marks."""
    return tuple((found, _PASSING.sub("", found)) for found in _SENTENCE.findall(text))


RULE = Rule(
    id=ID,
    title="照抄上年的内容",
    severity=Severity.WARNING,
    source="《条例》第五十条第（四）项；各地编制年度报告的通知：问题要具体，不得与上年雷同",
    example="“存在的主要问题及改进情况”有90%与上年的报告相同或几乎相同（5句），请写本年度的具体情况。",
    check=check_copying,
)
