"""Changing a report's year or organ, with the texts that follow from them."""

from dataclasses import dataclass, replace
from datetime import date

from core.report.report import Heading, Report
from core.text import Difference, difference


@dataclass(frozen=True)
class Revision:
    """A new heading, and the changes of narratives that follow from it, by section."""

    heading: Heading
    narratives: dict[str, Difference]


def revise(report: Report, year: int, agency: str) -> Revision:
    """Return what changes when the report is of another year or organ.

    The title, the signature and the texts of the form's templates follow, unless
    somebody has written something else in their place.
    """
    form, old = report.form, report.heading
    heading = replace(old, year=year, agency=agency)
    if old.title == "".join(form.title_parts(old.agency, old.year)):
        heading = replace(heading, title="".join(form.title_parts(agency, year)))
    if old.signed_by == old.agency:
        heading = replace(heading, signed_by=agency)
    if old.signed_on and old.signed_on.year == old.year + 1:
        heading = replace(heading, signed_on=_in_year(old.signed_on, year + 1))
    narratives: dict[str, Difference] = {}
    for section in form.narratives:
        text = report.narrative(section.id)
        before = form.template(section, old.agency, old.year)
        after = form.template(section, agency, year)
        if text == before and text != after:
            narratives[section.id] = difference(text, after)
    return Revision(heading, narratives)


def _in_year(day: date, year: int) -> date:
    """Return the same day of another year; 28 February for a leap day."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
