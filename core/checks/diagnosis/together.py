"""Findings of several kinds that have one explanation: sums, text and last year together."""

import functools
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product

from core.checks.diagnosis import ID
from core.checks.diagnosis.changes import Change, Explanation, Joint, Residual
from core.checks.diagnosis.exchange import EXCHANGED, exchange, neighbours
from core.checks.diagnosis.likely_errors import MOST_SAID, in_words, suggestion
from core.checks.diagnosis.search import Repair, is_possible
from core.checks.diagnosis.slips_here import slip_at
from core.checks.diagnosis.system import Constraint, constraints
from core.checks.diagnosis.testimony import Testimony, Witnesses
from core.checks.finding import Finding, Severity
from core.checks.slips import Slip, unlikeliness
from core.report.report import Report

_UNHEARD = Testimony()
_MOST_ALIKE = 8  # cells of one change that are looked at beside those of others
_MOST_COMBINED = 400
_MOST_HEARD = 6  # repairs of which the whole text is asked
_MOST_OFFERED = 24


@dataclass(frozen=True, slots=True)
class _Option:
    """A repair of a number of changes, and what speaks for it.

    `size` counts what it leaves contradicted, too; `rank` is how unlikely its slips are.
    """

    repair: Repair
    changes: int
    size: int
    rank: int
    testimony: Testimony = _UNHEARD

    @property
    def unlikeliness(self) -> tuple[int, int]:
        """What to sort by: everything that has to be changed, in tables and text, then slips."""
        witnesses = self.testimony.created - len(self.testimony.resolved)
        return self.changes + witnesses, self.rank

    @property
    def extent(self) -> int:
        """What to sort equally likely ones by: few figures, and then those of the text alone."""
        return len(self.repair) or _MOST_OFFERED


def together(witnesses: Witnesses, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield a finding for each smallest set of changes that explains several findings at once.

    One wrong figure behind a single equation is told by the equation's own finding.
    """
    report = witnesses.report
    system = constraints(report, witnesses.judged, findings)
    for group in _connected(system):
        off: Residual = {n: each.excess for n, each in enumerate(group) if each.excess}
        if _has_to_be_heard_together(group, off):
            found = _smallest(_Question(_key(report, group), report, group, off))
            yield from _findings(witnesses, group, off, found)


@dataclass(frozen=True)
class _Question:
    """What is searched for explanations; equal wherever in the text its numbers stand."""

    key: Hashable
    report: Report = field(compare=False)
    group: Sequence[Constraint] = field(compare=False)
    off: Residual = field(compare=False)


def _key(report: Report, group: Sequence[Constraint]) -> Hashable:
    system = tuple((tuple(c.signs.items()), c.excess, c.must_hold) for c in group)
    return report.form, tuple(report.figures.values()), system


@functools.lru_cache(maxsize=16)
def _smallest(question: _Question) -> Sequence[Explanation]:
    joint = Joint(question.report, question.group, neighbours(question.report.form))
    return joint.smallest(question.off)


def _has_to_be_heard_together(group: Sequence[Constraint], off: Residual) -> bool:
    """Say whether the findings of a group may say less, each by itself, than all together.

    A single number of the text may be wrong itself: its own finding tells. What was
    carried over is in sums, too, that may hold.
    """
    witnesses = [group[number] for number in off if not group[number].must_hold]
    return (len(off) > 1 and bool(witnesses)) or any(each.is_of_years for each in witnesses)


def _connected(system: Sequence[Constraint]) -> list[list[Constraint]]:
    """Group the constraints that share figures, directly or through others."""
    groups: list[tuple[set[str], list[Constraint]]] = []
    for each in system:
        cells, members = set(each.signs), [each]
        apart = [group for group in groups if cells.isdisjoint(group[0])]
        for group in groups:
            if group not in apart:
                cells |= group[0]
                members = group[1] + members
        groups = [*apart, (cells, members)]
    return [members for _, members in groups]


def _findings(
    witnesses: Witnesses, group: Sequence[Constraint], off: Residual, found: Iterable[Explanation]
) -> Iterator[Finding]:
    report = witnesses.report
    options = _options(witnesses, group, found)
    if not options or not options[0].repair:
        return
    first = options[0]
    sums = [group[number].key for number in off if group[number].must_hold]
    if len(first.repair) == 1 and len(sums or off) == 1:
        return
    if first.size >= len(off) and first.rank >= unlikeliness(Slip.NONE) * first.size:
        return  # as many changes as there are findings, and nothing speaks for them
    best = [each for each in options if each.unlikeliness == first.unlikeliness]
    repairs = [each.repair for each in options if each.repair]
    of_text = [each for each in best if not each.repair]
    table = report.form.cells[next(iter(first.repair))].table
    is_error = bool(sums) or not all(key.startswith("text.") for key in first.testimony.resolved)
    yield Finding(
        rule=f"{table}.{ID}",
        severity=Severity.ERROR if is_error else Severity.WARNING,
        message=_message(report, options, best),
        section=table,
        cells=tuple(dict.fromkeys(cell for repair in repairs for cell in repair)),
        suggestions=tuple(suggestion(each) for each in repairs[:_MOST_OFFERED]),
        explains=() if of_text else (*sums, *first.testimony.resolved),
    )


def _options(
    witnesses: Witnesses, group: Sequence[Constraint], found: Iterable[Explanation]
) -> list[_Option]:
    """Return the repairs of all explanations, the likeliest first."""
    report = witnesses.report
    options: dict[frozenset[tuple[str, object]], _Option] = {}
    for changes, left in found:
        doubt = sum(group[number].doubt for number in left)
        ways = [_ways(report, change, len(changes)) for change in sorted(changes)]
        for chosen in islice(product(*ways), _MOST_COMBINED):
            repair = {cell: value for _, cells in chosen for cell, value in cells.items()}
            rank = doubt + sum(rank for rank, _ in chosen)
            options[frozenset(repair.items())] = _Option(
                repair, len(changes), len(changes) + len(left), rank
            )
    likeliest = sorted(options.values(), key=lambda each: (each.rank, each.extent))
    heard = [replace(e, testimony=witnesses.on(dict(e.repair))) for e in likeliest[:_MOST_HEARD]]
    return [*sorted(heard, key=lambda e: (e.unlikeliness, e.extent)), *likeliest[_MOST_HEARD:]]


def _ways(report: Report, change: Change, count: int) -> list[tuple[int, Repair]]:
    """Return the repairs that a change may be, with how unlikely the slip is, likeliest first."""
    figures = report.figures
    if change.is_exchange:
        return [(EXCHANGED, exchange(report, *change.cells))]
    values = {cell: (figures[cell] or 0) - change.error for cell in change.cells}
    values = {c: v for c, v in values.items() if is_possible(report.form.cells[c], v)}
    ways = [(unlikeliness(slip_at(report, c, value)), {c: value}) for c, value in values.items()]
    ways.sort(key=lambda way: way[0])
    return ways if count == 1 else ways[:_MOST_ALIKE]


def _message(report: Report, options: Sequence[_Option], best: Sequence[_Option]) -> str:
    agreement = options[0].testimony.agreement(report)
    said = [in_words(report, each.repair) if each.repair else "文中的数字写错" for each in best]
    if len(best) == 1:
        rest = len(options) - 1
        others = f"；另有{rest}种可能，请对照原件" if rest else ""
        return f"最可能的错误：{said[0]}，{agreement}{others}。"
    if len(best) > MOST_SAID:
        sheet = report.form.tables[_table(report, best[0])].sheet
        return (
            f"“{sheet}”表有{len(best[0].repair)}格不对，"
            f"{agreement}的改法有{len(best)}种，从数字上分不出是哪一种，请对照原件选一种。"
        )
    return f"最可能的错误有{len(best)}种，请对照原件选一种：{'；或者'.join(said)}。"


def _table(report: Report, option: _Option) -> str:
    return report.form.cells[next(iter(option.repair))].table
