"""What the numbers of the text and last year's report say to a repair."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.checks.claims.check import RULE_OF, judged_claims
from core.checks.claims.judge import Judged, Verdict, judge
from core.checks.finding import Finding
from core.checks.years import check_carried
from core.form.across_years import year_links
from core.report.report import Report, Stored


@dataclass(frozen=True, slots=True)
class Testimony:
    """What speaks for a repair and against it: the findings it resolves, how many it makes."""

    resolved: tuple[str, ...] = ()
    created: int = 0

    def agreement(self, report: Report) -> str:
        """Say with what the figures agree once the repair is carried out."""
        of_years = {link.rule for link in year_links(report.form)}
        is_of_years = any(key.split(" ")[0] in of_years for key in self.resolved)
        whom = "文中、上年的数字" if is_of_years else "文中的数字"
        return f"改后与{whom}{'差别最少' if self.created else '一致'}"

    @property
    def standing(self) -> tuple[bool, int]:
        """What to sort repairs by: whatever agrees now and would not any more weighs most."""
        return self.created > 0, self.created - len(self.resolved)


class Witnesses:
    """The numbers of the narratives that the clerk wants compared, and last year's report."""

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
        self._broken_links = self._links(report)
        self._linked = {c.cell.address for c in year_links(report.form) if report.previous}

    def on(self, changes: Mapping[str, Stored]) -> Testimony:
        """Return what they say to a repair."""
        changed = _with_totals(self.report, set(changes))
        concerned = [each for each in self._judged if not changed.isdisjoint(_cells(each))]
        is_linked = not changed.isdisjoint(self._linked)
        if not concerned and not is_linked:
            return Testimony()
        repaired = self.report.copy()
        repaired.store(changes)
        resolved, created = self._of_text(concerned, repaired)
        if is_linked:
            broken = self._links(repaired)
            resolved += sorted(self._broken_links - broken)
            created += len(broken - self._broken_links)
        return Testimony(tuple(resolved), created)

    def _of_text(self, concerned: Sequence[Judged], repaired: Report) -> tuple[list[str], int]:
        resolved, created = [], 0
        for before in concerned:
            differs = judge(before.section, before.claim, repaired).verdict is Verdict.DIFFERS
            if before.verdict is Verdict.DIFFERS:
                key = self._keys.get((before.section, before.claim.start))
                resolved += [key] if key and not differs else []
            else:
                created += differs
        return resolved, created

    def _links(self, report: Report) -> set[str]:
        """Return what does not follow from last year's report."""
        silenced = self.report.silenced
        return {each.key for each in check_carried(report) if each.rule not in silenced}


def _cells(judged: Judged) -> Iterator[str]:
    for cells in (*judged.claim.readings, *judged.claim.wholes):
        yield from cells


def _with_totals(report: Report, cells: set[str]) -> set[str]:
    """Return cells with the totals that follow from them."""
    for total, parts in report.form.totals.items():
        if not cells.isdisjoint(parts):
            cells = cells | {total}
    return cells
