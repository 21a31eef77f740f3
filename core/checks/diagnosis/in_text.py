"""The text as a witness: what it says otherwise than the tables may be right.

A number in the text that agrees with the tables once a repair is carried out
speaks for that repair, and is then no problem of its own. One that agrees now
and would not any more speaks against it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.checks.claims.check import RULE_OF, judged_claims
from core.checks.claims.judge import Verdict, judge
from core.checks.diagnosis import ID
from core.checks.diagnosis.exchange import rank
from core.checks.diagnosis.likely_errors import MOST_SAID, in_words
from core.checks.diagnosis.search import Repair
from core.checks.finding import Action, Finding, Severity, Suggestion
from core.report.report import ABSENT, Report, Stored


def heard(report: Report, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, those about figures with the repair first that agrees with the text.

    Such a finding explains the ones about the text that its first repair resolves.
    """
    if not any(_is_open(finding) for finding in findings):
        return list(findings)
    text = _Text(report, findings)
    return [_heard(text, each) if _is_open(each) else each for each in findings]


def _is_open(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not finding.cause and not finding.narrative


@dataclass(frozen=True, slots=True)
class _Testimony:
    """What the text says to a repair: the keys of the findings it resolves, how many it makes."""

    resolved: tuple[str, ...] = ()
    created: int = 0

    @property
    def standing(self) -> tuple[bool, int]:
        """What to sort repairs by: whatever agrees now and would not any more weighs most."""
        return self.created > 0, self.created - len(self.resolved)


class _Text:
    """The numbers of the narratives that the clerk wants compared with the tables."""

    def __init__(self, report: Report, findings: Sequence[Finding]) -> None:
        self.report = report
        self._judged = [
            each
            for each in judged_claims(report)
            if RULE_OF[each.claim.kind] not in report.silenced
        ]
        self._keys = {
            (each.narrative.section, each.narrative.start): each.key
            for each in findings
            if each.narrative and each.cells
        }

    def on(self, changes: Mapping[str, Stored]) -> _Testimony:
        """Return what the text says to a repair."""
        changed = _with_totals(self.report, set(changes))
        concerned = [
            each
            for each in self._judged
            if any(
                not changed.isdisjoint(cells)
                for cells in (*each.claim.readings, *each.claim.wholes)
            )
        ]
        if not concerned:
            return _Testimony()
        repaired = self.report.copy()
        repaired.store(changes)
        resolved, created = [], 0
        for before in concerned:
            after = judge(before.section, before.claim, repaired)
            differs = after.verdict is Verdict.DIFFERS
            if before.verdict is Verdict.DIFFERS:
                key = self._keys.get((before.section, before.claim.start))
                resolved += [key] if key and not differs else []
            else:
                created += differs
        return _Testimony(tuple(resolved), created)


def _heard(text: _Text, finding: Finding) -> Finding:
    if finding.suggestions:
        return _with_best_first(text, finding)
    if finding.action is Action.COMPUTE_TOTALS:
        computed = dict.fromkeys(text.report.printed_totals, ABSENT)
        return replace(finding, explains=(*finding.explains, *text.on(computed).resolved))
    return finding


def _with_best_first(text: _Text, finding: Finding) -> Finding:
    said = {each: text.on(each.changes) for each in finding.suggestions}
    ranked = sorted(finding.suggestions, key=lambda each: said[each].standing)
    first = said[ranked[0]]
    best = [each for each in ranked if said[each].standing == first.standing]
    message = finding.message
    if len(best) < len(ranked):
        agreement = "差别最少" if first.created else "一致"
        message = _message(text.report, finding, best, agreement)
    return replace(
        finding,
        message=message,
        suggestions=tuple(ranked),
        explains=(*finding.explains, *first.resolved),
    )


def _message(report: Report, finding: Finding, best: Sequence[Suggestion], agreement: str) -> str:
    """Return the message of a finding of whose repairs the text prefers some."""
    repairs = [_repair(suggestion) for suggestion in best]
    said = [in_words(report, repair) for repair in repairs]
    is_diagnosis = finding.rule.endswith(ID)
    if len(best) == 1 or (is_diagnosis and rank(report, repairs[0]) < rank(report, repairs[1])):
        likeliest = f"最可能的错误：{said[0]}，改后与文中的数字{agreement}"
        if not is_diagnosis:
            return f"{finding.message}{likeliest}。"
        others = len(finding.suggestions) - 1
        return f"{likeliest}；另有{others}种可能，请对照原件。"
    if not is_diagnosis:
        return finding.message
    if len(best) > MOST_SAID:
        sheet = report.form.tables[finding.section].sheet
        return (
            f"“{sheet}”表有{len(repairs[0])}格不对，改后与文中的数字{agreement}的改法有{len(best)}种，"
            f"从数字上分不出是哪一种，请对照原件选一种。"
        )
    return (
        f"改后与文中的数字{agreement}的改法有{len(best)}种，"
        f"请对照原件选一种：{'；或者'.join(said)}。"
    )


def _repair(suggestion: Suggestion) -> Repair:
    cells = (suggestion, *suggestion.together)
    return {each.cell: each.value for each in cells if each.value is not None}


def _with_totals(report: Report, cells: set[str]) -> set[str]:
    """Return cells with the totals that follow from them."""
    for total, parts in report.form.totals.items():
        if not cells.isdisjoint(parts):
            cells = cells | {total}
    return cells
