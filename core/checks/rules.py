"""All rules, errors first. A new one is a module with a `RULE` beside its check, listed here.

A module with several rules names them `…_RULE`.
"""

from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from core.checks import cells, equations, years
from core.checks.diagnosis import likely_errors
from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing import emptiness, period, title_year
from core.report.report import Report


def _listed() -> Iterator[Rule]:
    """Yield every rule, worst first and then in the order of a clerk's care.

    Every export asks for errors, and only for them: what comes after loads when it is reached.
    """
    yield from (
        likely_errors.RULE,
        equations.RULE,
        cells.FIGURE_RULE,
        cells.BLANK_RULE,
        years.CARRIED_RULE,
        emptiness.SECTION_RULE,
        emptiness.HEADING_RULE,
        title_year.RULE,
        period.RULE,
        years.CHANGE_RULE,
    )
    from core.checks.claims import check as claims  # noqa: PLC0415 (see above)
    from core.checks.writing import (  # noqa: PLC0415
        aspects,
        copying,
        doubled,
        endings,
        fees,
        half_width,
        impossible_dates,
        last_year,
        length,
        look_alikes,
        numbering,
        organ,
        pairs,
        placeholders,
        printable,
        season,
        spaces,
    )

    yield from (
        last_year.RULE,
        organ.RULE,
        season.RULE,
        aspects.RULE,
        length.RULE,
        copying.RULE,
        fees.RULE,
        placeholders.RULE,
        impossible_dates.RULE,
        half_width.RULE,
        look_alikes.RULE,
        doubled.RULE,
        endings.RULE,
        pairs.RULE,
        numbering.RULE,
        spaces.RULE,
        printable.RULE,
        claims.FIGURE_RULE,
        claims.GROWTH_RULE,
        claims.SHARE_RULE,
        claims.ENUMERATION_RULE,
    )


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order in which they are asked."""
    return tuple(_listed())


@cache
def error_rules() -> tuple[Rule, ...]:
    """Return the rules that find errors; the others are not loaded for it."""
    return tuple(takewhile(lambda rule: rule.severity is Severity.ERROR, _listed()))


def has_errors(report: Report) -> bool:
    """Say whether there is any finding with which the report must not be sent."""
    return any(
        finding.severity is Severity.ERROR
        for rule in error_rules()
        for finding in rule.check(report)
    )


def title_of(rule: str) -> str:
    """Return what the rule of a finding is called, or an empty string for one that is not known.

    A rule over every table finds under ids of the tables': applications.blank.
    """
    titles = {each.id: each.title for each in all_rules()}
    return titles.get(rule) or titles.get(rule.rpartition(".")[2], "")
