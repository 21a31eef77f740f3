"""Live fields: stretches of a narrative that show a figure of the tables and follow it."""

from collections.abc import Set
from dataclasses import replace

from core.numbers import Number, format_number
from core.report.marks import Mark
from core.report.report import Report

BLANK = "＿＿"
"""What a live field shows while its cell is blank; a rule tells of it."""


def shown(value: Number | None) -> str:
    """Return the text of a live field."""
    return format_number(value) or BLANK


def is_true(report: Report, section: str, mark: Mark) -> bool:
    """Say whether a mark shows its cell's figure; one without a cell need not."""
    if not mark.cell:
        return True
    field = report.narrative(section)[mark.start : mark.end]
    return mark.cell in report.figures and field == shown(report.figures[mark.cell])


def follow(report: Report, changed: Set[str]) -> tuple[str, ...]:
    """Write the figures of the `changed` cells into their live fields.

    Return the sections whose text changed.
    """
    sections = [
        section
        for section, marks in report.marks.items()
        if any(mark.cell in changed for mark in marks)
    ]
    return tuple(section for section in sections if _rewrite(report, section, changed))


def _rewrite(report: Report, section: str, changed: Set[str]) -> bool:
    text = report.narrative(section)
    pieces: list[str] = []
    marks: list[Mark] = []
    done = length = 0  # in the old text, and of the new one
    for mark in report.marks[section]:
        field = text[mark.start : mark.end]
        if mark.cell in changed:
            field = shown(report.figures[mark.cell])
        pieces += text[done : mark.start], field
        start = length + mark.start - done
        length = start + len(field)
        done = mark.end
        marks.append(replace(mark, start=start, end=length))
    report.narratives[section] = "".join([*pieces, text[done:]])
    report.marks[section] = tuple(marks)
    return report.narratives[section] != text
