"""What an open report keeps when another reading of the same report takes its place."""

from dataclasses import replace

from core.report.live_fields import follow
from core.report.report import Report


def keep_unread(report: Report, before: Report) -> None:
    """Complete `report`, which was read, by what `before` says and nothing was read of.

    A workbook holds the tables only, a text perhaps none: the rest stays as it
    is. What belongs to another year stays with it; texts and figures of another
    organ or form do, too.
    """
    if report.heading.year != before.heading.year:
        return
    report.previous = report.previous or before.previous
    report.silenced = report.silenced or dict(before.silenced)
    if (report.form, report.heading.agency) == (before.form, before.heading.agency):
        report.ledgers = report.ledgers or dict(before.ledgers)
        _keep_tables(report, before)
        _keep_texts(report, before)
        if report.heading.signed_on is None:
            report.heading = replace(report.heading, signed_on=before.heading.signed_on)


def replaced_sections(report: Report, before: Report) -> tuple[str, ...]:
    """Return the ids of the sections of `before` whose content is lost to `report`."""
    after = report.copy()
    keep_unread(after, before)
    return tuple(
        section.id
        for section in before.form.sections
        if (said := _said(before, section.id)) and said != _said(after, section.id)
    )


def _said(report: Report, section: str) -> object:
    """Return what a section says; of a table what was written, not its computed totals."""
    if section not in report.form.tables:
        return report.narrative(section)
    cells = report.form.cells
    values = report.values.items()
    return {a: value for a, value in values if value is not None and cells[a].table == section}


def _keep_tables(report: Report, before: Report) -> None:
    cells = report.form.cells
    read = {cells[address].table for address in report.values}
    report.store({a: value for a, value in before.values.items() if cells[a].table not in read})


def _keep_texts(report: Report, before: Report) -> None:
    for section in (each.id for each in report.form.narratives):
        if not report.narrative(section) and before.narrative(section):
            report.narratives[section] = before.narrative(section)
            report.set_marks(section, before.marks.get(section, ()))
    follow(report, report.form.cells.keys())
