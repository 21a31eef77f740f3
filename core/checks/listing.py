"""Findings as the command line prints them: JSON for scripts, Chinese for people."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from core.checks.finding import Finding, Severity, Suggestion
from core.checks.folding import Folded, counts, fold
from core.checks.places import place_name
from core.form.form import Form

_MOST_CONSEQUENCES = 3  # lines below a cause


def as_json(findings: Sequence[Finding]) -> str:
    """Return all findings as JSON, those that another one explains included."""
    result: dict[str, object] = {f"{each}s": count for each, count in counts(findings).items()}
    data = msgspec.json.encode(result | {"findings": [_record(each) for each in findings]})
    return msgspec.json.format(data, indent=2).decode("utf-8")


def _record(finding: Finding) -> dict[str, object]:
    keys = ("rule", "severity", "message", "cells", "narrative")
    suggestions = [_suggestion(each) for each in finding.suggestions]
    return {key: getattr(finding, key) for key in keys} | {"suggestions": suggestions}


def _suggestion(suggestion: Suggestion) -> dict[str, object]:
    """Return a suggestion; only one of several cells says what is changed together."""
    record: dict[str, object] = {"cell": suggestion.cell, "value": suggestion.value}
    if suggestion.together:
        record["together"] = [_suggestion(each) for each in suggestion.together]
    return record


def as_text(form: Form, findings: Sequence[Finding]) -> str:
    """Return the findings section by section, what follows from a cause folded under it."""
    folded = fold(findings)
    lines: list[str] = []
    for place, group in groupby(folded, lambda each: place_name(form, each.finding)):
        members = sorted(group, key=_severity)
        lines.append(f"{place}（{_counted(members)}）")
        lines += [line for each in members for line in _lines(each)]
    if not findings:
        return "核对通过，没有发现问题。"
    return "\n".join([*lines, f"共 {_summary(findings)}。{_folded_away(findings, folded)}"])


def _severity(folded: Folded) -> int:
    return list(Severity).index(folded.finding.severity)


def _counted(members: Sequence[Folded]) -> str:
    """Return how many there are of the severities that occur: 错误 1 处，警告 2 处."""
    found = counts(each.finding for each in members)
    return "，".join(f"{each.word} {count} 处" for each, count in found.items() if count)


def _summary(findings: Sequence[Finding]) -> str:
    return "，".join(f"{each.word} {count} 处" for each, count in counts(findings).items())


def _folded_away(findings: Sequence[Finding], folded: Sequence[Folded]) -> str:
    hidden = len(findings) - len(folded)
    return f"其中 {hidden} 处收在别的问题下面。" if hidden else ""


def _lines(folded: Folded) -> Iterator[str]:
    finding, consequences = folded
    yield f"  {finding.severity.word}　{finding.message}"
    if not consequences:
        return
    yield f"      {folded.below}："
    for each in consequences[:_MOST_CONSEQUENCES]:
        yield f"      · {each.message}"
    if len(consequences) > _MOST_CONSEQUENCES:
        yield f"      · ……另有 {len(consequences) - _MOST_CONSEQUENCES} 处"
