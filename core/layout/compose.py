"""Form and report → document."""

import re
from dataclasses import replace
from datetime import date

from core.document.document import (
    NOT_WRITTEN,
    NOTHING,
    Balance,
    Cell,
    Document,
    Entry,
    Paragraph,
    Signature,
    Table,
)
from core.form.schema import Section
from core.layout.table_layout import blank_table
from core.numbers import format_number
from core.report.check_code import check_codes
from core.report.report import Report

# Numbering of official documents, GB/T 9704-2012, 7.3.3: 一、（一） 1. （1）
_NUMBERING = (
    (2, re.compile(r"[（(][一二三四五六七八九十]+[）)]")),
    (3, re.compile(r"\d{1,2}[.．、](?!\d)", re.ASCII)),
    (4, re.compile(r"[（(]\d{1,2}[）)]", re.ASCII)),
)
_LONGEST_HEADING = 40  # characters; a longer first sentence is text, not a heading


def compose(report: Report, *, draft: bool = False) -> Document:
    """Lay out a report as the official form has it; empty sections keep their heading.

    A `draft` is marked as one.
    """
    form, heading = report.form, report.heading
    return Document(
        title_parts=title_parts(report),
        agency=heading.agency,
        year=heading.year,
        blocks=tuple(block for section in form.sections for block in _section(report, section)),
        signature=Signature(heading.signed_by, format_date(heading.signed_on)),
        balances=_balances(report),
        code=check_codes(report),
        draft=draft,
    )


def title_parts(report: Report) -> tuple[str, ...]:
    """Split the title where it may be broken: as the form does, else after the organ's name."""
    heading = report.heading
    official = report.form.title_parts(heading.agency, heading.year)
    if heading.title == "".join(official):
        return tuple(part for part in official if part)
    if heading.agency and heading.title.startswith(heading.agency):
        rest = heading.title.removeprefix(heading.agency)
        return (heading.agency, rest) if rest else (heading.agency,)
    return (heading.title,)


def format_date(day: date | None) -> str:
    """Return a date as official documents print it: 2022年1月15日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def compose_table(report: Report, table_id: str) -> Table:
    """Return one table with the report's figures."""
    blank = blank_table(report.form, table_id)
    return replace(blank, cells=tuple(_filled(cell, report) for cell in blank.cells))


def _filled(cell: Cell, report: Report) -> Cell:
    entry = cell.entry
    if entry is None:
        return cell
    value = report.figures[entry.address]
    # Written out: `replace` takes four times as long, and there are 200 cells.
    filled = Entry(entry.address, entry.name, value, entry.decimals, entry.signed, entry.unit)
    text = format_number(value)
    return Cell(cell.row, cell.column, text, cell.role, cell.row_span, cell.column_span, filled)


def _section(report: Report, section: Section) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    if section.heading:
        heading = Paragraph(section.heading, 1, len(section.heading), section.id)
        if section.kind == "narrative" and not report.narrative(section.id).strip():
            return [replace(heading, if_blank=NOTHING if section.nothing else NOT_WRITTEN)]
        blocks.append(heading)
    if section.kind == "table":
        return [*blocks, compose_table(report, section.id)]
    lines = report.narrative(section.id).split("\n")
    return blocks + [paragraph(line.strip()) for line in lines if line.strip()]


def paragraph(text: str) -> Paragraph:
    """Recognise a heading at the start of a paragraph by its numbering."""
    for level, pattern in _NUMBERING:
        if pattern.match(text):
            sentence, stop, _ = text.partition("。")
            length = len(sentence + stop)
            if length <= _LONGEST_HEADING:
                return Paragraph(text, level, length)
    return Paragraph(text)


def _balances(report: Report) -> tuple[Balance, ...]:
    return tuple(
        Balance(
            table=equation.table,
            name=equation.name,
            left=tuple(cell.address for cell in equation.left),
            right=tuple(cell.address for cell in equation.right),
        )
        for equation in report.form.equations
    )
