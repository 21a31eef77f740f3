"""By which slip a wrong figure came about, where the table and last year's report tell."""

from functools import lru_cache

from core.checks.slips import Slip, slip_of
from core.form.form import Form
from core.numbers import Number
from core.report.report import Report

_LEAST_COPIED = 10  # smaller figures are alike by chance


def slip_at(report: Report, cell: str, right: Number) -> Slip:
    """Say by which slip the figure of a cell may have come to stand for the right one."""
    typed = report.figures[cell]
    slip = slip_of(typed, right)
    if not typed or slip in (Slip.SWAPPED, Slip.DOUBLED):
        return slip
    if typed == _last_years(report, cell):
        return Slip.LAST_YEARS
    if slip is not Slip.NONE:
        return slip
    if typed >= _LEAST_COPIED and typed in _beside(report, cell):
        return Slip.COPIED
    return Slip.MISPLACED if not right and _is_alone(report, cell) else Slip.NONE


@lru_cache(maxsize=1024)
def line(form: Form, cell: str, *, across: bool) -> tuple[str, ...]:
    """Return the cells of a cell's row, or of its column."""
    one = form.cells[cell]
    return tuple(
        each.address
        for each in form.cells_of(one.table)
        if (each.row == one.row if across else each.column == one.column)
    )


def _last_years(report: Report, cell: str) -> Number | None:
    last = report.previous
    return last.figures.get(cell) if last is not None else None


def _beside(report: Report, cell: str) -> set[Number | None]:
    """Return the figures of the cells beside one, in its row and in its column."""
    lines = (line(report.form, cell, across=across) for across in (True, False))
    return {report.figures[each] for cells in lines for each in _next_to(cells, cell)}


def _next_to(cells: tuple[str, ...], cell: str) -> tuple[str, ...]:
    place = cells.index(cell)
    return (*cells[max(0, place - 1) : place], *cells[place + 1 : place + 2])


def _is_alone(report: Report, cell: str) -> bool:
    """Say whether nothing else is written in the column of a cell."""
    cells = line(report.form, cell, across=False)
    totals = report.form.totals
    return not any(report.figures[each] for each in cells if each != cell and each not in totals)
