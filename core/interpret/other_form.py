"""What was read as a report of one form, as far as it goes into another."""

from collections.abc import Iterator
from dataclasses import replace

from core.form.form import Form
from core.interpret.result import CellReading, Certainty, Interpretation, Leftover
from core.numbers import format_number
from core.report.report import Report

_NOT_IN_FORM = "读到的表格里没有这一格"


def for_form(read: Interpretation, form: Form) -> Interpretation:
    """Return what was read as a report of `form`.

    Cells and sections that both forms have stay as they were read; what only
    the form read has becomes a leftover, what only `form` has is missing.
    """
    old = read.report
    if form == old.form:
        return read
    report = Report(
        form,
        old.heading,
        {s.id: old.narratives[s.id] for s in form.narratives if s.id in old.narratives},
        {address: value for address, value in old.values.items() if address in form.cells},
    )
    cells = {address: read.cells.get(address, _MISSING) for address in form.cells}
    return replace(
        read,
        report=report,
        cells=cells,
        missing_tables=tuple(id_ for id_ in form.tables if _is_missing(form, id_, cells)),
        leftovers=(*read.leftovers, *_texts_left(old, form), *_figures_left(old, form)),
    )


_MISSING = CellReading(None, Certainty.MISSING, reason=_NOT_IN_FORM)


def _is_missing(form: Form, table: str, cells: dict[str, CellReading]) -> bool:
    """Say whether nothing of a table was found."""
    return all(cells[c.address].certainty is Certainty.MISSING for c in form.cells_of(table))


def _texts_left(old: Report, form: Form) -> Iterator[Leftover]:
    kept = {section.id for section in form.narratives}
    for section in old.form.narratives:
        if section.id not in kept and old.narrative(section.id):
            yield Leftover(section.name, old.narrative(section.id))


def _figures_left(old: Report, form: Form) -> Iterator[Leftover]:
    for address, value in old.figures.items():
        if address not in form.cells and value is not None:
            spec = old.form.cells[address]
            sheet = old.form.tables[spec.table].sheet
            yield Leftover(f"{sheet}·{spec.name}", format_number(value))
