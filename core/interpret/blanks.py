"""Blank cells of a file: 0 where balances and sums bear it out, else what nobody knows.

Many offices leave a cell blank that is 0, others have not come to it yet. So a
blank is never sure, but in a table that is blank as a whole: a form to fill in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from core.form.equations import Equation, NamedCell
from core.form.form import Form
from core.interpret.result import CellReading, Certainty, Interpretation
from core.numbers import Number

_ZERO = CellReading(0, Certainty.GUESSED, "", "原文这一格空着，按0读入后勾稽关系都成立")
_OPEN = "原文这一格空着，是0还是没有填，请核对"


def judge_blanks(reading: Interpretation) -> Interpretation:
    """Return a reading whose blanks are guessed, 0 where that makes a table's sums hold."""
    cells = dict(reading.cells)
    zeros: set[str] = set()
    form = reading.report.form
    is_complete = _is_balanced(form, reading.cells)
    for table in form.tables:
        addresses = [cell.address for cell in form.cells_of(table)]
        blanks = [address for address in addresses if _is_blank(reading, address)]
        if blanks and is_complete and _all_hold(form, table, reading.cells):
            zeros.update(blanks)
        elif any(cells[address].value is not None for address in addresses):
            cells |= {a: _doubted(cells[a]) for a in blanks}
    cells |= dict.fromkeys(zeros, _ZERO)
    if not zeros:
        return replace(reading, cells=cells)
    report = reading.report.copy()
    report.store(dict.fromkeys(zeros, 0))
    return replace(reading, report=report, cells=cells)


def _doubted(cell: CellReading) -> CellReading:
    return replace(cell, certainty=Certainty.GUESSED, reason=_OPEN)


def _is_blank(reading: Interpretation, address: str) -> bool:
    """Say whether a cell was found, and nothing in it."""
    cell = reading.cells[address]
    is_blank = cell.value is None and cell.certainty is Certainty.SURE
    return is_blank and address not in reading.confirmed


def _is_balanced(form: Form, cells: Mapping[str, CellReading]) -> bool:
    """Say whether figures bear each other out that no program computes from each other.

    A total holds as soon as its first part is typed; that what came in is what was
    handled shows that a table is complete.
    """
    balances = [equation for equation in form.equations if not equation.is_total]
    filled = (any(cells[address].value for address in each.cells) for each in balances)
    return any(filled) and all(_holds(equation, cells) for equation in balances)


def _all_hold(form: Form, table: str, cells: Mapping[str, CellReading]) -> bool:
    """Say whether a table has figures, no gap, and sums that hold with its blanks as 0."""
    equations = [equation for equation in form.equations if equation.table == table]
    addresses = [cell.address for cell in form.cells_of(table)]
    if any(cells[address].certainty is Certainty.MISSING for address in addresses):
        return False
    has_figures = any(cells[address].value for address in addresses)
    return bool(equations) and has_figures and all(_holds(each, cells) for each in equations)


def _holds(equation: Equation, cells: Mapping[str, CellReading]) -> bool:
    def total(side: Iterable[NamedCell]) -> Number:
        return sum(cells[cell.address].value or 0 for cell in side)

    return total(equation.left) == total(equation.right)
