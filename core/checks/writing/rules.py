"""The rules about proper writing, in the order of a clerk's care; none of them finds errors."""

from core.checks.rule import Rule
from core.checks.writing import (
    aspects,
    copying,
    doubled,
    endings,
    fees,
    half_width,
    last_year,
    length,
    numbering,
    organ,
    pairs,
    placeholders,
    season,
    spaces,
)

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
    endings.RULE,
    pairs.RULE,
    numbering.RULE,
    spaces.RULE,
)
