"""The rules about proper writing, in the order of a clerk's care; none of them finds errors."""

from core.checks.proper import (
    aspects,
    copying,
    doubled,
    fees,
    half_width,
    last_year,
    length,
    numbering,
    organ,
    pairs,
    placeholders,
    season,
)
from core.checks.rule import Rule

PROPER_RULES: tuple[Rule, ...] = (
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
