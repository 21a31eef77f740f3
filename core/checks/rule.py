"""What a rule is: a small function over a report, with what a person may read about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.checks.finding import Finding, Severity
from core.report.report import Report


@dataclass(frozen=True)
class Rule:
    """A check. All but `check` stand in the clerk's guide.

    `id` is what its findings call it, and what is silenced; rules over every
    table or equation find under ids of the form's, and have one for all here.
    `severity` is that of its findings, the worst if they differ. `source` says
    what the rule rests on (an article, the form, a notice);
    `example` shows a wrong text or figure and what is said about it.
    """

    id: str
    title: str
    severity: Severity
    source: str
    example: str
    check: Callable[[Report], Iterator[Finding]]
