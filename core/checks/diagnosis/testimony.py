"""What the numbers of the text and last year's report say to a repair."""

import functools
from collections.abc import Hashable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from core.checks.claims.check import RULE_OF, judged_claims
from core.checks.claims.judge import Judged, Verdict, judge
from core.checks.finding import Finding
from core.checks.years import check_carried
from core.form.across_years import year_links
from core.form.form import Form
from core.report.report import ABSENT, Report, Stored


@dataclass(frozen=True, slots=True)
class Testimony:
    """What speaks for a repair and against it: the findings it resolves, how many it makes.

    `left` are the numbers of the text that concern it and differ before and after.
    """

    resolved: tuple[str, ...] = ()
    created: int = 0
    left: int = 0

    def agreement(self, report: Report) -> str:
        """Say with what the figures agree once the repair is carried out."""
        of_years = {link.rule for link in year_links(report.form)}
        is_of_years = any(key.split(" ")[0] in of_years for key in self.resolved)
        whom = "文中、上年的数字" if is_of_years else "文中的数字"
        if not any(report.narratives.values()):
            whom = "上年的数字"
        return f"改后与{whom}{'差别最少' if self.created or self.left else '一致'}"

    @property
    def standing(self) -> tuple[int, int]:
        """What to sort repairs by: how much contradicts them, and of that what agrees now."""
        return self.created - len(self.resolved), self.created


class Witnesses:
    """The numbers of the narratives that the clerk wants compared, and last year's report."""

    def __init__(self, report: Report, findings: Sequence[Finding]) -> None:
        self.report = report
        self.judged = [
            each
            for each in judged_claims(report)
            if RULE_OF[each.claim.kind] not in report.silenced
        ]
        self._keys = {
            (each.narrative.section, each.narrative.start): each.key
            for each in findings
            if each.narrative and each.cells
        }
        self._broken_links = self._links(report)
        self._linked = {
            cell for link in year_links(report.form) if report.previous for cell in link.cells
        }
        self._places = _places(self.judged)
        self._heard: dict[Hashable, Testimony] = {}

    def on(self, changes: Mapping[str, Stored]) -> Testimony:
        """Return what they say to a repair."""
        alike = self._alike(changes)
        if alike is None:
            return self._on(changes)
        if alike not in self._heard:
            self._heard[alike] = self._on(changes)
        return self._heard[alike]

    def _alike(self, changes: Mapping[str, Stored]) -> Hashable | None:
        """Return what is the same for repairs to which all witnesses say the same."""
        report = self.report
        if report.printed_totals or not self._linked.isdisjoint(changes):
            return None
        above = _totals_above(report.form)
        alike = []
        for cell, value in changes.items():
            if value is ABSENT or value is None:
                return None
            places = [n for c in (cell, *above[cell]) for n in self._places.get(c, ())]
            alike.append((value - (report.figures[cell] or 0), tuple(places)))
        return tuple(sorted(alike))

    def _on(self, changes: Mapping[str, Stored]) -> Testimony:
        changed = _with_totals(self.report, set(changes))
        concerned = [each for each in self.judged if not changed.isdisjoint(_cells(each))]
        is_linked = not changed.isdisjoint(self._linked)
        if not concerned and not is_linked:
            return Testimony()
        repaired = self._with(changes)
        resolved, created, left = self._of_text(concerned, repaired)
        if is_linked:
            broken = self._links(repaired)
            resolved += sorted(self._broken_links - broken)
            created += len(broken - self._broken_links)
        return Testimony(tuple(resolved), created, left)

    def _with(self, changes: Mapping[str, Stored]) -> Report:
        """Return the report with other figures, as far as witnesses look at it.

        Storing takes longer than asking all of them: inputs are added to the totals above.
        """
        report = self.report
        inputs = {c: v for c, v in changes.items() if isinstance(v, int)}
        if report.printed_totals or len(inputs.keys() - report.form.totals.keys()) < len(changes):
            repaired = report.copy()
            repaired.store(changes)
            return repaired
        repaired, above = copy(report), _totals_above(report.form)
        figures = repaired.figures = dict(report.figures)
        for cell, value in inputs.items():
            more = value - (figures[cell] or 0)
            for each in (cell, *above[cell]):
                figures[each] = (figures[each] or 0) + more
        return repaired

    def _of_text(self, concerned: Sequence[Judged], repaired: Report) -> tuple[list[str], int, int]:
        resolved, created, left = [], 0, 0
        for before in concerned:
            differs = judge(before.section, before.claim, repaired).verdict is Verdict.DIFFERS
            if before.verdict is Verdict.DIFFERS:
                key = self._keys.get((before.section, before.claim.start))
                resolved += [key] if key and not differs else []
                left += differs
            else:
                created += differs
        return resolved, created, left

    def _links(self, report: Report) -> set[str]:
        """Return what does not follow from last year's report."""
        silenced = self.report.silenced
        return {each.key for each in check_carried(report) if each.rule not in silenced}


def _cells(judged: Judged) -> Iterator[str]:
    for cells in (*judged.claim.readings, *judged.claim.wholes):
        yield from cells


def _places(judged: Sequence[Judged]) -> dict[str, list[tuple[int, int]]]:
    """Return for each cell in which claims it is meant, and in which of their readings."""
    places: dict[str, list[tuple[int, int]]] = {}
    for number, each in enumerate(judged):
        for reading, cells in enumerate((*each.claim.readings, *each.claim.wholes)):
            for cell in cells:
                places.setdefault(cell, []).append((number, reading))
    return places


@functools.lru_cache(maxsize=16)
def _totals_above(form: Form) -> dict[str, tuple[str, ...]]:
    """Return for each cell the totals that follow from it."""
    above: dict[str, tuple[str, ...]] = dict.fromkeys(form.cells, ())
    for total, parts in reversed(form.totals.items()):
        for part in parts:
            above[part] = (*above[part], total, *above[total])
    return above


def _with_totals(report: Report, cells: set[str]) -> set[str]:
    """Return cells with the totals that follow from them."""
    for total, parts in report.form.totals.items():
        if not cells.isdisjoint(parts):
            cells = cells | {total}
    return cells
