"""The text as a witness: what it says otherwise than the tables may be right.

A number in the text that agrees with the tables once a repair is carried out
speaks for that repair. It is then no problem of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.checks.claims.rules import CLAIM_RULES
from core.checks.diagnosis import RULE
from core.checks.diagnosis.likely_errors import in_words
from core.checks.finding import Action, Finding, Severity
from core.report import ABSENT, Report, Stored


def heard(report: Report, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, those about figures with the repair first that agrees with the text.

    Such a finding explains the ones about the text that its first repair resolves.
    """
    doubts = [finding for finding in findings if finding.narrative and finding.cells]
    if not doubts:
        return list(findings)
    return [_heard(report, each, doubts) if _is_open(each) else each for each in findings]


def _is_open(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not finding.cause and not finding.narrative


def _heard(report: Report, finding: Finding, doubts: Sequence[Finding]) -> Finding:
    if finding.suggestions:
        return _with_best_first(report, finding, doubts)
    if finding.action is Action.COMPUTE_TOTALS:
        computed = dict.fromkeys(report.printed_totals, ABSENT)
        resolved = _resolved(report, computed, doubts)
        return replace(finding, explains=(*finding.explains, *resolved))
    return finding


def _with_best_first(report: Report, finding: Finding, doubts: Sequence[Finding]) -> Finding:
    resolved = {s: _resolved(report, s.changes, doubts) for s in finding.suggestions}
    most = max(len(keys) for keys in resolved.values())
    best = [suggestion for suggestion, keys in resolved.items() if len(keys) == most]
    if not most:
        return finding
    others = [suggestion for suggestion in finding.suggestions if suggestion not in best]
    message = finding.message
    if others and len(best) == 1 and finding.rule.endswith(RULE):
        cells = (best[0], *best[0].together)
        said = in_words(report, {c.cell: c.value for c in cells if c.value is not None})
        message = (
            f"最可能的错误：{said}，改后与文中的数字一致；另有{len(others)}种可能，请对照原件。"
        )
    return replace(
        finding,
        message=message,
        suggestions=(*best, *others),
        explains=(*finding.explains, *resolved[best[0]]),
    )


def _resolved(
    report: Report, changes: Mapping[str, Stored], doubts: Sequence[Finding]
) -> tuple[str, ...]:
    """Return the keys of the findings about the text that a repair resolves."""
    changed = _with_totals(report, set(changes))
    if all(changed.isdisjoint(doubt.cells) for doubt in doubts):
        return ()
    repaired = report.copy()
    repaired.store(changes)
    left = {finding.key for rule in CLAIM_RULES for finding in rule.check(repaired)}
    return tuple(doubt.key for doubt in doubts if doubt.key not in left)


def _with_totals(report: Report, cells: set[str]) -> set[str]:
    """Return cells with the totals that follow from them."""
    for total, parts in report.form.totals.items():
        if not cells.isdisjoint(parts):
            cells = cells | {total}
    return cells
