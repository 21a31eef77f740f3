"""The text as a witness: what it says otherwise than the tables may be right.

A number in the text that agrees with the tables once a repair is carried out
speaks for that repair, and is then no problem of its own. One that agrees now
and would not any more speaks against it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.checks.claims.check import RULE_OF
from core.checks.diagnosis import ID
from core.checks.diagnosis.exchange import rank
from core.checks.diagnosis.inputs import parts_of_totals
from core.checks.diagnosis.likely_errors import MOST_SAID, in_words
from core.checks.diagnosis.search import Repair
from core.checks.diagnosis.testimony import Testimony, Witnesses
from core.checks.diagnosis.together import together
from core.checks.finding import Action, Finding, Severity, Suggestion
from core.checks.slips import Slip, unlikeliness
from core.report.report import ABSENT, Report

_OF_CLAIMS = frozenset(RULE_OF.values())
_SEVERAL = 2  # numbers of the text that may have one explanation
_UNKNOWN = unlikeliness(Slip.NONE)  # nothing of typing speaks for it


def heard(report: Report, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, those about figures with the repair first that agrees with the text.

    Such a finding explains the ones about the text that its first repair resolves.
    """
    is_open = any(_is_open(finding) for finding in findings)
    if not is_open and sum(finding.rule in _OF_CLAIMS for finding in findings) < _SEVERAL:
        return list(findings)
    witnesses = Witnesses(report, findings)
    joint = list(together(witnesses, findings))
    explained = {key for finding in joint for key in finding.explains}
    told = [
        _heard(witnesses, each) if _is_open(each) and each.key not in explained else each
        for each in findings
    ]
    return _tables_first(report, [*joint, *told])


def _tables_first(report: Report, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, without a repair of the text where the tables themselves are off."""
    off = {each.section for each in findings if _is_open(each) and each.cells and not each.is_blank}

    def waiting(finding: Finding) -> Finding:
        if finding.rule not in _OF_CLAIMS or off.isdisjoint(_tables(report, finding)):
            return finding
        message = f"{finding.message}表格里还有错误，请先改表格。"
        return replace(finding, message=message, replacement=None)

    return [waiting(each) for each in findings]


def _tables(report: Report, finding: Finding) -> set[str]:
    return {report.form.cells[cell].table for cell in finding.cells}


def _is_open(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not finding.cause and not finding.narrative


def _heard(witnesses: Witnesses, finding: Finding) -> Finding:
    if finding.suggestions:
        return _with_best_first(witnesses, finding)
    if finding.action is Action.COMPUTE_TOTALS:
        computed = dict.fromkeys(witnesses.report.printed_totals, ABSENT)
        return replace(finding, explains=(*finding.explains, *witnesses.on(computed).resolved))
    return finding


@dataclass(frozen=True, slots=True)
class _Option:
    """A repair with all that makes it more or less likely than another."""

    suggestion: Suggestion
    testimony: Testimony
    rank: int
    is_offered: bool

    @property
    def likelihood(self) -> tuple[tuple[int, int], int]:
        """What to sort by, the likeliest first."""
        return self.testimony.standing, self.rank


def _with_best_first(witnesses: Witnesses, finding: Finding) -> Finding:
    options = _options(witnesses, finding)
    first = options[0].testimony
    explains = [key for key in first.resolved if key != finding.key]
    return replace(
        finding,
        message=_message(witnesses.report, finding, options),
        suggestions=tuple(each.suggestion for each in options),
        explains=(*finding.explains, *explains),
    )


def _options(witnesses: Witnesses, finding: Finding) -> list[_Option]:
    """Return the repairs of a finding, the likeliest first.

    One that the equation shows only within a computed total is among them when
    it is as likely as the best of the others, and something speaks for it. Where
    nobody has said anything and more are alike than one could look through, typing
    tells nothing either: then those that were offered stay first.
    """
    report = witnesses.report

    def option(each: Suggestion, *, is_offered: bool) -> _Option:
        repair = _repair(each)
        likely = rank(report, repair) if repair else _UNKNOWN
        return _Option(each, witnesses.on(each.changes), likely, is_offered)

    offered = [option(each, is_offered=True) for each in finding.suggestions]
    best = min(each.likelihood for each in offered)
    standing = min(each.testimony.standing for each in offered)
    within = [option(each, is_offered=False) for each in parts_of_totals(report, finding)]
    within = [
        each
        for each in within
        if each.likelihood <= best and (each.testimony.standing < standing or each.rank < _UNKNOWN)
    ]
    options = sorted((*offered, *within), key=lambda each: each.likelihood)
    return [*offered, *within] if _tell_nothing(options) else options


def _tell_nothing(options: Sequence[_Option]) -> bool:
    """Say whether nobody has said anything and more are alike than one could look through."""
    is_heard = len({each.testimony.standing for each in options}) > 1
    best = min(each.likelihood for each in options)
    alike = sum(each.likelihood == best for each in options)
    return alike > MOST_SAID and not is_heard and not all(each.is_offered for each in options)


def _message(report: Report, finding: Finding, options: Sequence[_Option]) -> str:
    """Return the message of a finding, with its likeliest repairs where they can be told."""
    first = options[0]
    best = [each for each in options if each.testimony.standing == first.testimony.standing]
    is_heard = len(best) < len(options)
    if finding.rule.endswith(ID):
        return _diagnosed(report, finding, options, best) if is_heard else finding.message
    likeliest = [each for each in best if each.rank == first.rank]
    is_told = all(each.is_offered for each in likeliest) and first.rank > 1
    if (not is_heard and is_told) or _tell_nothing(options):
        return finding.message
    if len(likeliest) > 1:
        whole = is_heard and first.testimony.agreement(report)
        return finding.message + _choice(report, likeliest, whole or "")
    agreement = f"，{first.testimony.agreement(report)}" if is_heard else ""
    return f"{finding.message}最可能的错误：{_in_words(report, first)}{agreement}。"


def _choice(report: Report, likeliest: Sequence[_Option], agreement: str) -> str:
    """Say that several repairs are equally likely."""
    count = len(likeliest)
    said = f"{agreement}的改法有{count}种" if agreement else f"最可能的错误有{count}种"
    if count > MOST_SAID:
        return f"{said}，从数字上分不出是哪一种，请对照原件选一种。"
    return f"{said}，请对照原件选一种：{'；或者'.join(_in_words(report, o) for o in likeliest)}。"


def _diagnosed(
    report: Report, finding: Finding, options: Sequence[_Option], best: Sequence[_Option]
) -> str:
    """Return the message of a diagnosis of whose repairs some are preferred."""
    agreement = best[0].testimony.agreement(report)
    if len(best) == 1 or best[0].rank < best[1].rank:
        return (
            f"最可能的错误：{_in_words(report, best[0])}，{agreement}；"
            f"另有{len(options) - 1}种可能，请对照原件。"
        )
    if len(best) > MOST_SAID:
        sheet = report.form.tables[finding.section].sheet
        return f"“{sheet}”表有{len(_repair(best[0].suggestion))}格不对，" + _choice(
            report, best, agreement
        )
    return _choice(report, best, agreement)


def _in_words(report: Report, option: _Option) -> str:
    return in_words(report, _repair(option.suggestion))


def _repair(suggestion: Suggestion) -> Repair:
    cells = (suggestion, *suggestion.together)
    return {each.cell: each.value for each in cells if each.value is not None}
