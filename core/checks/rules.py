"""All rules, errors first. A new one is a module with a `RULE` beside its check, listed here.

A module with several rules names them `…_RULE`.
"""

from functools import cache

from core.checks import cells, equations, years
from core.checks.diagnosis import likely_errors
from core.checks.finding import Severity
from core.checks.rule import Rule
from core.checks.writing import emptiness, period, title_year
from core.report.report import Report

_FIRST = (
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
"""The rules that find errors, and what is at hand with them: every export asks for these alone."""


def _about_writing() -> tuple[Rule, ...]:
    """Return the rules about the texts, in the order of a clerk's care."""
    from core.checks.writing import (  # noqa: PLC0415 (not loaded to look for errors)
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

    modules = (
        *(last_year, organ, season, aspects, length, copying, fees, placeholders),
        *(impossible_dates, half_width, look_alikes, doubled, endings, pairs, numbering),
        *(spaces, printable),
    )
    return tuple(module.RULE for module in modules)


def _about_claims() -> tuple[Rule, ...]:
    """Return the rules about figures that the texts state."""
    from core.checks.claims import check  # noqa: PLC0415 (not loaded to look for errors)

    return (check.FIGURE_RULE, check.GROWTH_RULE, check.SHARE_RULE, check.ENUMERATION_RULE)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order in which they are asked: what finds errors comes first."""
    from core.checks import registers  # noqa: PLC0415 (not loaded to look for errors)

    return (*_FIRST, registers.RULE, *_about_writing(), *_about_claims())


@cache
def error_rules() -> tuple[Rule, ...]:
    """Return the rules that find errors; the others are not loaded for it."""
    return tuple(rule for rule in _FIRST if rule.severity is Severity.ERROR)


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
