"""Last year's report → the draft of this year's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from core.errors import UserError
from core.form.across_years import year_links
from core.form.form import Form
from core.form.library import FormLibrary
from core.numbers import Number
from core.report.live_fields import follow
from core.report.marks import Mark, moved
from core.report.report import Heading, Report, default_date
from core.text import Difference

_BETWEEN = 8  # characters at most between the first and the last day of a period


def next_year(last: Report, forms: FormLibrary, today: date) -> Report:
    """Return a report of the year after `last`, with what can be taken from it.

    The narratives are last year's, but for the statistical period; a text that
    the form itself gave is the form's of the new year. Figures are blank, save
    those that are carried over; live fields follow them.
    """
    year = last.heading.year + 1
    form = forms.for_year(year)
    report = Report(
        form,
        _heading(last, form, year, today),
        previous=replace(last, marks={}, silenced={}, previous=None),
    )
    for section in form.narratives:
        if section.id in last.narratives:
            draft = _narrative(last, form, section.id)
            report.narratives[section.id] = draft.text
            report.set_marks(section.id, draft.marks)
    report.store(carried_figures(last, form))
    follow(report, report.figures.keys())
    return report


class PreviousError(UserError):
    """A report cannot be compared with one that is not of an earlier year."""


def with_previous(report: Report, last: Report) -> Report:
    """Return the report with `last` to compare it with. Raises PreviousError."""
    if last.heading.year >= report.heading.year:
        raise PreviousError(
            f"这份报告是{report.heading.year}年的，不能和{last.heading.year}年的报告比较；"
            "请选择更早一年的报告。"
        )
    copy = report.copy()
    copy.previous = replace(last, marks={}, silenced={}, previous=None)
    return copy


def carried_figures(last: Report, form: Form) -> dict[str, Number | None]:
    """Return the figures that last year's report hands on to one of `form`."""
    figures = ((link, last.figures.get(link.previous.address)) for link in year_links(form))
    return {
        link.cell.address: value
        for link, value in figures
        if link.is_carried and value is not None and link.cell.address not in form.totals
    }


def _heading(last: Report, form: Form, year: int, today: date) -> Heading:
    agency = last.heading.agency
    return Heading(
        year=year,
        agency=agency,
        title="".join(form.title_parts(agency, year)),
        signed_by=last.heading.signed_by,
        signed_on=default_date(form, year, today),
    )


@dataclass(frozen=True)
class _Draft:
    text: str
    marks: tuple[Mark, ...] = ()


def _narrative(last: Report, form: Form, section: str) -> _Draft:
    """Return a narrative for the new year; live fields of cells that are gone become text."""
    old = last.heading
    text = last.narrative(section)
    if text and text == last.form.template(last.form.section(section), old.agency, old.year):
        return _Draft(form.template(form.section(section), old.agency, old.year + 1))
    marks = last.marks.get(section, ())
    marks = tuple(mark for mark in marks if not mark.cell or mark.cell in form.cells)
    for change in reversed(list(_period_changes(last.form, text, old.year))):
        text = change.apply(text)
        marks = moved(marks, change)
    return _Draft(text, marks)


def drafted_text(last: Report, form: Form, section: str) -> str:
    """Return the narrative with which a report of the year after `last` begins."""
    return _narrative(last, form, section).text


def _period_changes(form: Form, text: str, year: int) -> Iterator[Difference]:
    """Yield the years of each statistical period in a text, to be counted up.

    The period is told by its first and last day, as the form words them.
    """
    days = (_day(number, year, words) for number, words in enumerate(form.period_days))
    pattern = rf".{{0,{_BETWEEN}}}?".join(days)
    for found in re.finditer(pattern, text):
        for name, digits in found.groupdict().items():
            if digits:
                yield Difference(found.start(name), digits, str(year + 1))


def _day(number: int, year: int, words: str) -> str:
    """Return a pattern for a day of a year, which may have been said before."""
    return rf"(?:(?P<year{number}>{year})\s*年\s*)?{_spaced(words)}"


def _spaced(words: str) -> str:
    """Return a pattern for words between whose characters there may be white space."""
    return r"\s*".join(map(re.escape, words))
