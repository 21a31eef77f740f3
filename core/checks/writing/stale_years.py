"""Places that name the same other year are one finding: they have one cause and one repair."""

from collections import Counter
from collections.abc import Sequence

from core.checks.finding import Action, Finding, Severity
from core.checks.places import place_name
from core.checks.writing import last_year, period, title_year
from core.checks.writing.dates_in_text import YEAR, year_of
from core.report.report import Report

_RULES = {last_year.ID, period.ID, title_year.ID}
_FEWEST = 2  # places that are worth being gathered


def stale_years(report: Report, findings: Sequence[Finding]) -> list[Finding]:
    """Return the finding that gathers all places with the other year met most; none for a single.

    It stands where the first of the worst does, under whose rule it is silenced with it.
    """
    years = {finding.key: _wrong_year(report, finding) for finding in findings}
    met = Counter(year for year in years.values() if year)
    if not met or max(met.values()) < _FEWEST:
        return []
    year = met.most_common(1)[0][0]
    found = [finding for finding in findings if years[finding.key] == year]
    first = min(found, key=lambda finding: list(Severity).index(finding.severity))
    return [
        Finding(
            rule=first.rule,
            severity=first.severity,
            message=_message(report, year, found),
            section=first.section,
            narrative=first.narrative,
            heading=first.heading,
            explains=tuple(finding.key for finding in found),
            action=Action.CORRECT_YEARS,
            gathers=True,
        )
    ]


def _wrong_year(report: Report, finding: Finding) -> int | None:
    """Return the one other year that a finding wants to have replaced."""
    if finding.rule not in _RULES or finding.replacement is None:
        return None
    old = finding.narrative.text if finding.narrative else report.heading.title
    named = {year_of(found[1]) for found in YEAR.finditer(f"{old}年")}
    wrong = named - {report.heading.year}
    return wrong.pop() if len(wrong) == 1 else None


def _message(report: Report, year: int, found: Sequence[Finding]) -> str:
    places = Counter(place_name(report.form, finding) for finding in found)
    named = "、".join(f"“{name}”{f'{n}处' if n > 1 else ''}" for name, n in places.items())
    return f"{len(found)}处写的还是{year}年（{named}），这份报告是{report.heading.year}年的。"
