"""The equations of a report as a linear system: which fail, by how much, over which cells."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.checks.equations import excess_of, is_filled
from core.form.equations import Equation
from core.numbers import Number
from core.report.report import Report


@dataclass(frozen=True)
class Evidence:
    """Equations that hang together by their cells, of which at least one fails.

    `terms` maps a cell to its equations, by number, and the sign it has in each:
    1 on the left side, -1 on the right. `members` are the cells of each equation.
    `residual` is by how much the left side of a failing equation exceeds the right.
    """

    equations: tuple[Equation, ...]
    terms: dict[str, tuple[tuple[int, int], ...]]
    members: tuple[tuple[str, ...], ...]
    residual: dict[int, Number]


def gather(report: Report) -> list[Evidence]:
    """Return the evidence of a report, one for each group of equations with shared cells.

    An equation with a blank counts only when it defines a total: a blank part
    adds nothing. A total that was left blank says nothing, but of the only figure
    of its line, where the total across it says the same. A figure that came in
    print counts however the total of it is computed, so that a wrong total is
    told from a wrong part.
    """
    judged = [
        equation
        for equation in report.form.equations
        if equation.is_total or is_filled(report, equation)
        if not _leaves_blank(report, equation) or _is_strayed_into(report, equation)
    ]
    groups = [_evidence(report, group) for group in _connected(judged)]
    return [evidence for evidence in groups if evidence.residual]


def _leaves_blank(report: Report, equation: Equation) -> bool:
    return any(report.values.get(cell, 0) is None for cell in equation.cells)


def _is_strayed_into(report: Report, equation: Equation) -> bool:
    """Say whether a line was left blank, total included, but for one figure that is too much.

    It is too much when the total across the line came in print and is off by it.
    """
    if not equation.is_total or report.figures[equation.follows] is not None:
        return False
    written = [part.address for part in equation.right if report.figures[part.address]]
    return len(written) == 1 and any(
        report.values.get(other.follows) is not None
        and excess_of(report, other) == -(report.figures[written[0]] or 0)
        for other in report.form.equations
        if other.is_total and other != equation and written[0] in other.cells[1:]
    )


def _connected(equations: Iterable[Equation]) -> list[list[Equation]]:
    """Group the equations that share cells, directly or through others."""
    groups: list[tuple[set[str], list[Equation]]] = []
    for equation in equations:
        cells, members = set(equation.cells), [equation]
        apart = []
        for group in groups:
            if cells.isdisjoint(group[0]):
                apart.append(group)
            else:
                cells |= group[0]
                members = group[1] + members
        groups = [*apart, (cells, members)]
    return [members for _, members in groups]


def _evidence(report: Report, equations: list[Equation]) -> Evidence:
    terms: dict[str, list[tuple[int, int]]] = {}
    for number, equation in enumerate(equations):
        for cells, sign in ((equation.left, 1), (equation.right, -1)):
            for cell in cells:
                terms.setdefault(cell.address, []).append((number, sign))
    excesses = [excess_of(report, equation) for equation in equations]
    return Evidence(
        equations=tuple(equations),
        terms={cell: tuple(places) for cell, places in terms.items()},
        members=tuple(equation.cells for equation in equations),
        residual={number: excess for number, excess in enumerate(excesses) if excess},
    )
