"""勾稽关系: in every equation of the form, both sides add up to the same.

Source: the official form, which prints the first of them in the corner of the
table of applications.
"""

from collections.abc import Callable, Iterator

from core.checks.finding import Action, Finding, Severity, Suggestion
from core.checks.rule import Rule
from core.checks.slips import slip_of, unlikeliness
from core.form.equations import Equation, NamedCell
from core.numbers import Number, format_number
from core.report.report import Report, sum_of

_HasSay = Callable[[Equation], bool]
"""Whether an equation has no blanks, and thus a say on its cells."""


def check_equations(report: Report) -> Iterator[Finding]:
    """Yield a finding for every equation that does not hold."""
    has_say = _asked_once(report)
    for equation in report.form.equations:
        if not is_decided(report, equation):
            continue
        if excess_of(report, equation):
            yield _finding(report, equation, has_say)


def _asked_once(report: Report) -> _HasSay:
    """Return what says whether an equation is filled, which is asked of the same ones often."""
    known: dict[int, bool] = {}  # by identity: to hash an equation takes longer than to ask

    def has_say(equation: Equation) -> bool:
        if id(equation) not in known:
            known[id(equation)] = is_filled(report, equation)
        return known[id(equation)]

    return has_say


def excess_of(report: Report, equation: Equation) -> Number:
    """Return by how much the left side exceeds the right; a blank adds nothing."""
    return _sum(report, equation.left) - _sum(report, equation.right)


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
    return is_filled(report, equation)


def is_filled(report: Report, equation: Equation) -> bool:
    """Say whether no term of the equation is blank or adds up blanks."""
    return all(_is_written(report, cell) for cell in equation.cells)


def _is_written(report: Report, address: str) -> bool:
    """Say whether a figure is written in the cell, or in all that it adds up."""
    parts = report.form.totals.get(address)
    if parts is None or address in report.values:
        return report.figures[address] is not None
    return all(_is_written(report, part) for part in parts)


def _has_two_definitions(report: Report, equation: Equation) -> bool:
    """Say whether another equation computes this one's total."""
    parts = tuple(cell.address for cell in equation.right)
    return report.form.totals[equation.follows] != parts


def _sum(report: Report, cells: tuple[NamedCell, ...]) -> Number:
    return sum_of(report.figures[cell.address] for cell in cells) or 0


def _finding(report: Report, equation: Equation, has_say: _HasSay) -> Finding:
    left, right = _sum(report, equation.left), _sum(report, equation.right)
    return Finding(
        rule=equation.rule,
        severity=Severity.ERROR,
        message=_message(report, equation, left, right),
        section=equation.table,
        cells=equation.cells,
        suggestions=tuple(_suggestions(report, equation, left - right, has_say)),
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


def _suggestions(
    report: Report, equation: Equation, excess: Number, has_say: _HasSay
) -> list[Suggestion]:
    """Return the cells whose correction alone satisfies the equation.

    `excess` is the left side minus the right. The cell that follows from the
    others comes first, unless it is a part of a total that shows a slip of
    typing. A computed cell is not offered, a negative count neither.
    """
    signs = [(c.address, -1) for c in equation.left] + [(c.address, 1) for c in equation.right]
    offered = []
    for address, sign in signs:
        value = (report.figures[address] or 0) + sign * excess
        if value >= 0 and _may_be_offered(report, equation, address, has_say):
            offered.append(Suggestion(address, value))
    if len(offered) < 2:
        return offered
    return sorted(offered, key=lambda suggestion: _rank(report, equation, suggestion))


def _may_be_offered(report: Report, equation: Equation, address: str, has_say: _HasSay) -> bool:
    """Say whether a cell may be changed on this equation's account.

    A part of a total may, when no other equation has a say.
    """
    if address in report.form.totals and address not in report.values:
        return False
    if not equation.is_total or address == equation.follows:
        return True
    is_printed = report.figures[equation.follows] is not None
    return is_printed and _is_undisputed(report, equation, address, has_say)


def _is_undisputed(report: Report, equation: Equation, address: str, has_say: _HasSay) -> bool:
    """Say whether no other equation has a say on a cell; one with blanks has none."""
    others = (each for each in report.form.equations_of[address] if each is not equation)
    return not any(map(has_say, others))


def _rank(report: Report, equation: Equation, suggestion: Suggestion) -> tuple[bool, bool]:
    """Return what to sort suggestions by."""
    is_slip = False
    if equation.is_total and suggestion.value is not None:
        slip = slip_of(report.figures[suggestion.cell], suggestion.value)
        is_slip = unlikeliness(slip) == 1
    return not is_slip, suggestion.cell != equation.follows


RULE = Rule(
    id="balance",
    title="勾稽关系",
    severity=Severity.ERROR,
    source="年度报告格式的表格",
    example="自然人第一项3件、第二项1件，第三项总计2件、第四项1件：4件与3件相差1件。",
    check=check_equations,
)
