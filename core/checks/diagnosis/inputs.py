"""The typed figures behind an equation whose totals are computed: one of them may be wrong."""

from collections import Counter
from collections.abc import Iterator

from core.checks.diagnosis.search import is_possible
from core.checks.equations import excess_of
from core.checks.finding import Finding, Suggestion
from core.form.equations import Equation
from core.report.report import Report


def spread(report: Report, equation: Equation) -> Counter[str]:
    """Return the sign that each written figure has in an equation, computed totals taken apart."""
    signs: Counter[str] = Counter()
    open_ = [(c.address, 1) for c in equation.left] + [(c.address, -1) for c in equation.right]
    while open_:
        cell, sign = open_.pop()
        parts = None if cell in report.values else report.form.totals.get(cell)
        if parts is None:
            signs[cell] += sign
        else:
            open_ += [(part, sign) for part in parts]
    return signs if any(signs.values()) else Counter()


def parts_of_totals(report: Report, finding: Finding) -> Iterator[Suggestion]:
    """Yield the corrections of figures that a finding's equation has within computed totals."""
    for equation in report.form.equations:
        if (equation.rule, equation.cells) == (finding.rule, finding.cells):
            yield from _corrections(report, equation)


def _corrections(report: Report, equation: Equation) -> Iterator[Suggestion]:
    excess = excess_of(report, equation)
    for cell, sign in spread(report, equation).items():
        if cell in equation.cells or abs(sign) != 1:
            continue
        value = (report.figures[cell] or 0) - sign * excess
        if is_possible(report.form.cells[cell], value):
            yield Suggestion(cell, value)
