"""Causes with their consequences: a wrong cell is said once, what follows from it below it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.checks.finding import Finding, Severity


class Folded(NamedTuple):
    """A finding, and the findings that it explains."""

    finding: Finding
    consequences: tuple[Finding, ...] = ()

    @property
    def below(self) -> str:
        """Say what is folded under the finding: its consequences, or more of its kind."""
        count = len(self.consequences)
        if not count:
            return ""
        is_kind = all(each.rule == self.finding.rule for each in self.consequences)
        return f"{'同类' if is_kind else '由此引起'} {count} 处"


def with_causes(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, each one that another explains with that one as its cause."""
    listed = list(findings)
    causes = {key: finding.key for finding in listed for key in finding.explains}
    if not causes:
        return listed
    return [
        replace(finding, cause=causes[finding.key]) if finding.key in causes else finding
        for finding in listed
    ]


def fold(findings: Sequence[Finding]) -> tuple[Folded, ...]:
    """Return the findings without those that another one explains, which come with it."""
    keys = {finding.key for finding in findings}
    below: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.cause in keys:
            below.setdefault(finding.cause, []).append(finding)
    return tuple(
        Folded(finding, tuple(below.get(finding.key, ())))
        for finding in findings
        if finding.cause not in keys
    )


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many findings there are of each severity."""
    severities = [finding.severity for finding in findings]
    return {severity: severities.count(severity) for severity in Severity}
