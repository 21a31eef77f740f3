"""A file and a report → what would go where, corrections of before included."""

from datetime import date
from pathlib import Path

from core.filling.fields import Person
from core.filling.memory import remembered
from core.filling.opening import open_blank
from core.filling.plan import Plan, plan_for
from core.form.library import official_forms
from core.report.report import Report


def prepare(path: Path, report: Report, someone: Person) -> tuple[Plan, str]:
    """Return the plan for a blank, and the suffix of its copies. Raises UserErrors."""
    blank, suffix = open_blank(path)
    today = date.today()  # noqa: DTZ011 (the clerk's calendar day)
    return remembered(plan_for(report, blank, official_forms(), someone, today)), suffix
