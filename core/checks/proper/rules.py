"""The rules about completeness and proper writing, in the order of a clerk's care."""

from core.checks.proper import (
    aspects,
    copying,
    doubled,
    emptiness,
    fees,
    half_width,
    last_year,
    length,
    numbering,
    organ,
    pairs,
    period,
    placeholders,
    season,
    title_year,
)
from core.checks.rule import Rule

PROPER_RULES: tuple[Rule, ...] = (
    emptiness.SECTION_RULE,
    emptiness.HEADING_RULE,
    title_year.RULE,
    period.RULE,
    last_year.RULE,
    organ.RULE,
    season.RULE,
    aspects.RULE,
    length.RULE,
    copying.RULE,
    fees.RULE,
    placeholders.RULE,
    half_width.RULE,
    doubled.RULE,
    pairs.RULE,
    numbering.RULE,
)
