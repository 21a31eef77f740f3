"""An equation that does not hold, set like a sum: names, figures, both sides, the difference."""

from html import escape

from core.checks.equations import excess_of, is_decided
from core.checks.finding import Finding
from core.form.equations import Equation, NamedCell
from core.numbers import format_number
from core.report.report import Report, sum_of
from ui.look.theme import theme

_MOST_TERMS = 7  # that stand in one line


def sum_html(report: Report, finding: Finding) -> str:
    """Return the equation of a finding that does not hold; empty without one that fits a line."""
    involved = set(finding.cells)
    wrong = [
        each
        for each in report.form.equations
        if involved.issuperset(each.cells) and is_decided(report, each) and excess_of(report, each)
    ]
    fitting = [each for each in wrong if len(each.cells) <= _MOST_TERMS]
    first = min(fitting, key=lambda each: each.is_total, default=None)
    return _table(report, first) if first else ""


def _table(report: Report, equation: Equation) -> str:
    sides = (equation.left, equation.right)
    names = _cells([_between("＋", [escape(_name(report, equation, c)) for c in s]) for s in sides])
    figures = _cells([_between("＋", [_figure(report, c) for c in side]) for side in sides], "≠")
    excess = excess_of(report, equation)
    gap = excess if excess > 0 else -excess
    difference = f"相差 {format_number(gap)} {equation.unit}"
    scope = f"<p><b>{escape(equation.scope)}</b></p>" if equation.scope else ""
    colour = theme().error
    return (
        f'{scope}<table cellpadding="4"><tr>{names}</tr><tr>{figures}</tr>'
        f"<tr>{_sums(report, equation)}</tr></table>"
        f'<p style="color:{colour}; font-weight:bold;">{difference}</p>'
    )


def _name(report: Report, equation: Equation, cell: NamedCell) -> str:
    """Name a cell by what tells it from the others of its equation."""
    columns = {report.form.cells[address].column for address in equation.cells}
    spec = report.form.cells[cell.address]
    return (spec.row_name if len(columns) == 1 else spec.column_name).rpartition("·")[2]


def _figure(report: Report, cell: NamedCell) -> str:
    return f"<b>{format_number(report.figures[cell.address]) or '空白'}</b>"


def _between(sign: str, terms: list[str]) -> list[str]:
    """Return terms with a sign between each two."""
    return [each for term in terms for each in (sign, term)][1:]


def _cells(sides: list[list[str]], sign: str = "＝") -> str:
    both = [*sides[0], sign, *sides[1]]
    return "".join(f'<td align="center">{each}</td>' for each in both)


def _sums(report: Report, equation: Equation) -> str:
    """Return what each side adds up to, below its terms; a single term is its own sum."""
    sums = []
    for side in (equation.left, equation.right):
        total = format_number(sum_of(report.figures[cell.address] for cell in side) or 0)
        shown = f"＝ <b>{total}</b>" if len(side) > 1 else ""
        sums.append(f'<td align="center" colspan="{2 * len(side) - 1}">{shown}</td>')
    return f"{sums[0]}<td></td>{sums[1]}"
