"""Two figures that stand in each other's place, beside each other in a row or a column."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from core.checks.diagnosis.evidence import Evidence
from core.checks.diagnosis.inputs import spread
from core.checks.diagnosis.search import Repair, is_possible
from core.checks.diagnosis.slips_here import line, slip_at
from core.checks.equations import excess_of
from core.checks.slips import unlikeliness
from core.form.equations import Equation
from core.form.form import Form
from core.numbers import Number
from core.report.report import Report

EXCHANGED = 1
"""How unlikely an exchange is: as a slip that people make all the time."""


def is_exchange(report: Report, repair: Repair) -> bool:
    """Say whether a repair only exchanges the figures of two cells beside each other."""
    if len(repair) != 2:
        return False
    first, second = repair
    typed = report.figures
    return (repair[first], repair[second]) == (
        typed[second] or 0,
        typed[first] or 0,
    ) and _are_beside(report.form, first, second)


def _are_beside(form: Form, first: str, second: str) -> bool:
    one, other = form.cells[first], form.cells[second]
    if one.table != other.table or (one.row != other.row and one.column != other.column):
        return False
    cells = line(form, first, across=one.row == other.row)
    return abs(cells.index(first) - cells.index(second)) == 1


def exchanged(report: Report, evidence: Evidence) -> Iterator[Repair]:
    """Yield the exchanges of two typed figures after which all equations hold.

    Totals are computed here: they follow their parts.
    """
    gaps = gaps_of(evidence.residual.values())
    pairs = [
        (one, other)
        for one, other in neighbours(report.form)
        if one in evidence.terms and other in evidence.terms
        if abs((report.figures[one] or 0) - (report.figures[other] or 0)) in gaps
    ]
    off = [evidence.equations[number] for number in evidence.residual]
    for equations in (off, evidence.equations):  # what is off leaves few to look at in all
        pairs = pairs and _satisfying(report, equations, pairs)
    for one, other in pairs:
        repair = exchange(report, one, other)
        if all(is_possible(report.form.cells[cell], value) for cell, value in repair.items()):
            yield repair


def _satisfying(
    report: Report, equations: Sequence[Equation], pairs: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Return the pairs of cells whose exchange lets all equations hold."""
    signs = [(spread(report, each), excess_of(report, each)) for each in equations]
    signs = [(each, excess) for each, excess in signs if each]

    def satisfies(one: str, other: str) -> bool:
        gap = (report.figures[one] or 0) - (report.figures[other] or 0)
        return all(excess == (sign[one] - sign[other]) * gap for sign, excess in signs)

    return [pair for pair in pairs if satisfies(*pair)]


def exchange(report: Report, one: str, other: str) -> Repair:
    """Return the repair that puts each of two figures in the other's place."""
    return {one: report.figures[other] or 0, other: report.figures[one] or 0}


def gaps_of(excesses: Iterable[Number]) -> set[Number]:
    """Return the differences of two figures whose exchange may be to blame for an excess.

    Where they stand on two sides of an equation, it is off by twice as much.
    """
    gaps: set[Number] = set()
    for excess in excesses:
        size = max(excess, -excess)
        gaps |= {size} if size % 2 else {size, size // 2}
    gaps.discard(0)
    return gaps


@lru_cache(maxsize=16)
def neighbours(form: Form) -> tuple[tuple[str, str], ...]:
    """Return the inputs that stand beside each other in a row or a column, totals left out."""
    lines: dict[tuple[str, str], list[str]] = {}
    for cell in form.cells.values():
        if cell.address not in form.totals:
            lines.setdefault((cell.table, f"row {cell.row}"), []).append(cell.address)
            lines.setdefault((cell.table, f"column {cell.column}"), []).append(cell.address)
    return tuple(pair for cells in lines.values() for pair in pairwise(cells))


def exchanges(report: Report, evidence: Evidence) -> Iterator[Repair]:
    """Yield the exchanges of printed figures beside each other that touch what is off."""
    gaps = gaps_of(evidence.residual.values())
    for one, other in _beside(report.form):
        if one in evidence.terms and other in evidence.terms:
            gap = (report.figures[one] or 0) - (report.figures[other] or 0)
            if abs(gap) in gaps:
                yield exchange(report, one, other)


@lru_cache(maxsize=16)
def _beside(form: Form) -> tuple[tuple[str, str], ...]:
    """Return all cells that stand beside each other in a row or a column."""
    lines = {line(form, cell, across=across) for cell in form.cells for across in (True, False)}
    return tuple(pair for cells in sorted(lines) for pair in pairwise(cells))


def rank(report: Report, repair: Repair) -> int:
    """Return how unlikely a repair is, beside others of as many slips; 1 is the likeliest.

    An exchange is one slip.
    """
    total, left = 0, dict(repair)
    while left:
        cell, value = left.popitem()
        partners = (c for c in left if is_exchange(report, {cell: value, c: left[c]}))
        partner = next(partners, None)
        if partner is None:
            total += unlikeliness(slip_at(report, cell, value))
        else:
            total += EXCHANGED
            del left[partner]
    return total
