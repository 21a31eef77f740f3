"""What a rule is: a small function over a report, with what a person may read about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.checks.finding import Finding
from core.report import Report


@dataclass(frozen=True)
class Rule:
    """A check. `title`, `source` and `example` stand in the clerk's guide.

    `source` says what the rule rests on (an article, the form, a notice);
    `example` shows a wrong text or figure and what is said about it.
    """

    title: str
    source: str
    example: str
    check: Callable[[Report], Iterator[Finding]]
