"""Reports of one organ in several years."""

import random
from collections.abc import Sequence
from dataclasses import replace

from core.form.library import official_forms
from core.report.report import Report
from tests.factories import AGENCY, balance, blank_report


def report_of(year: int, most: int = 60, seed: int = 0) -> Report:
    """A balanced report of a year, with figures below `most`."""
    form, chance = official_forms().for_year(year), random.Random(year + seed)
    report = blank_report(form)
    title = "".join(form.title_parts(AGENCY, year))
    report.heading = replace(report.heading, year=year, title=title)
    inputs = (cell for cell in form.cells.values() if cell.address not in form.totals)
    report.store({cell.address: chance.randrange(most) for cell in inputs})
    balance(report)
    return report


def reports_of(years: Sequence[int], most: int = 60) -> tuple[Report, ...]:
    """One report a year."""
    return tuple(report_of(year, most) for year in years)
