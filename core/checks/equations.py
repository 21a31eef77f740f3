"""勾稽关系: in every equation of the form, both sides add up to the same.

Source: the official form (国办公开办函〔2019〕60号, 〔2021〕30号), which prints the
first of them in the corner of the table of applications.
"""

from collections.abc import Iterator

from core.checks.finding import Action, Finding, Severity, Suggestion
from core.document import Number
from core.form import Equation, NamedCell
from core.numbers import format_number
from core.report import Report, sum_of


def check_equations(report: Report) -> Iterator[Finding]:
    """Yield a finding for every equation that does not hold."""
    for equation in report.form.equations:
        if not is_decided(report, equation):
            continue
        left, right = _sum(report, equation.left), _sum(report, equation.right)
        if left != right:
            yield _finding(report, equation, left, right)


def is_decided(report: Report, equation: Equation) -> bool:
    """Say whether the equation can be judged, and tells something of its own.

    With a blank term, or a term that adds up blanks, it cannot be judged yet.
    When all its cells are computed it is a consequence of the equations of the
    single columns or rows.
    """
    if all(cell in report.form.totals and cell not in report.values for cell in equation.cells):
        return False
    if equation.is_total:
        return equation.follows in report.values or _has_two_definitions(report, equation)
    return all(_is_filled(report, cell) for cell in equation.cells)


def _is_filled(report: Report, address: str) -> bool:
    """Say whether a figure is written in the cell, or in all that it adds up."""
    parts = report.form.totals.get(address)
    if parts is None or address in report.values:
        return report.figures[address] is not None
    return all(_is_filled(report, part) for part in parts)


def _has_two_definitions(report: Report, equation: Equation) -> bool:
    """Say whether another equation computes this one's total."""
    parts = tuple(cell.address for cell in equation.right)
    return report.form.totals[equation.follows] != parts


def _sum(report: Report, cells: tuple[NamedCell, ...]) -> Number:
    return sum_of(report.figures[cell.address] for cell in cells) or 0


def _finding(report: Report, equation: Equation, left: Number, right: Number) -> Finding:
    return Finding(
        rule=equation.rule,
        severity=Severity.ERROR,
        message=_message(report, equation, left, right),
        section=equation.table,
        cells=equation.cells,
        suggestions=tuple(_suggestions(report, equation, left - right)),
        action=Action.COMPUTE_TOTALS if equation.is_total and report.printed_totals else None,
    )


def _message(report: Report, equation: Equation, left: Number, right: Number) -> str:
    unit = equation.unit
    scope = f"{equation.scope}：" if equation.scope else ""
    gap = left - right if left > right else right - left
    difference = f"相差{format_number(gap)}{unit}。"
    if not equation.is_total:
        sides = (_side(report, cells, unit) for cells in (equation.left, equation.right))
        return f"{scope}{'，'.join(sides)}，{difference}"
    parts = f"{equation.parts_name}之和是{format_number(right)}{unit}"
    printed = report.figures[equation.follows]
    name = equation.left[0].name
    if printed is None:
        return f"{scope}{name}没有填，{parts}。"
    if all(report.figures[cell.address] is None for cell in equation.right):
        return (
            f"{scope}{name}写的是{format_number(printed)}{unit}，但{equation.parts_name}都没有填。"
        )
    return f"{scope}{name}写的是{format_number(printed)}{unit}，{parts}，{difference}"


def _side(report: Report, cells: tuple[NamedCell, ...], unit: str) -> str:
    terms = [f"{c.name}{format_number(report.figures[c.address])}{unit}" for c in cells]
    total = _sum(report, cells)
    text = "＋".join(terms)
    return text if len(terms) == 1 else f"{text}＝{format_number(total)}{unit}"


def _suggestions(report: Report, equation: Equation, excess: Number) -> Iterator[Suggestion]:
    """Yield the cells whose correction alone satisfies the equation.

    `excess` is the left side minus the right. The cell that follows from the
    others comes first; a computed cell is not offered, a negative count neither.
    """
    signs = [(c.address, -1) for c in equation.left] + [(c.address, 1) for c in equation.right]
    signs.sort(key=lambda sign: sign[0] != equation.follows)
    for address, sign in signs[:1] if equation.is_total else signs:
        fixed = address in report.form.totals and address not in report.values
        value = (report.figures[address] or 0) + sign * excess
        if not fixed and value >= 0:
            yield Suggestion(address, value)
