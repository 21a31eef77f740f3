"""Another wording in place of one, wherever the clerk may write: title, narratives, signature."""

import re
from dataclasses import replace
from typing import NamedTuple

from core.report.marks import Mark, moved
from core.report.report import Report
from core.text import Difference, clean_line


class Replaced(NamedTuple):
    """A report with the new wording, and in how many places it is new."""

    report: Report
    places: int


def wording(text: str) -> re.Pattern[str]:
    """Return the pattern that finds a wording; letters match in either case."""
    return re.compile(re.escape(text), re.IGNORECASE)


def replace_all(report: Report, old: str, new: str) -> Replaced:
    """Return the report with `new` for `old`; live fields stay what the tables say."""
    wanted, new = wording(old), clean_line(new)
    changed, count = report.copy(), 0
    for section in report.form.narratives:
        text, marks, found = _in_text(report, section.id, wanted, new)
        if found:
            changed.narratives[section.id] = text
            changed.set_marks(section.id, marks)
            count += found
    title, in_title = wanted.subn(lambda _: new, report.heading.title)
    signed_by, in_signature = wanted.subn(lambda _: new, report.heading.signed_by)
    changed.heading = replace(report.heading, title=title, signed_by=signed_by)
    return Replaced(changed, count + in_title + in_signature)


def _in_text(
    report: Report, section: str, wanted: re.Pattern[str], new: str
) -> tuple[str, tuple[Mark, ...], int]:
    """Return a narrative with the new wording, its marks, and in how many places it is new."""
    text = report.narrative(section)
    marks, count = report.marks.get(section, ()), 0
    for found in reversed(list(wanted.finditer(text))):  # from the end: places stay
        if any(m.cell and m.start < found.end() and found.start() < m.end for m in marks):
            continue
        change = Difference(found.start(), found.group(), new)
        text, marks, count = change.apply(text), moved(marks, change), count + 1
    return text, marks, count
