"""Figures by themselves: no blanks, no negative counts, no more decimals than allowed.

Source: the official form asks for whole numbers and for 0 where there is
nothing to report.
"""

from collections.abc import Iterator
from decimal import Decimal

from core.checks.finding import Action, Finding, Severity
from core.checks.rule import Rule
from core.form.cells import CellSpec
from core.form.labels import CellKind
from core.numbers import MAX_AMOUNT_DIGITS, MAX_COUNT_DIGITS, Number, format_number
from core.report.report import Report


def check_blanks(report: Report) -> Iterator[Finding]:
    """Yield one finding a table that has blank cells, with how many."""
    blanks = report.blank_cells
    for table, definition in report.form.tables.items():
        sheet = definition.sheet
        cells = tuple(cell for cell in blanks if report.form.cells[cell].table == table)
        inputs = tuple(cell for cell in cells if cell not in report.form.totals)
        count = len(inputs) or len(cells)
        if cells:
            yield Finding(
                rule=f"{table}.blank",
                severity=Severity.ERROR,
                message=f"“{sheet}”表还有{count}格没有填；没有发生的填0，可以用“空白补0”一次补齐。",
                section=table,
                cells=inputs or cells,
                action=Action.FILL_BLANKS,
            )


def check_figures(report: Report) -> Iterator[Finding]:
    """Yield a finding for every figure that its cell may not hold.

    A computed total is wrong only because one of its parts is.
    """
    for address, value in report.figures.items():
        if value is None or (address in report.form.totals and address not in report.values):
            continue
        spec = report.form.cells[address]
        reason = _reason(spec, value)
        if reason:
            yield Finding(
                rule=f"{spec.table}.figure",
                severity=Severity.ERROR,
                message=f"{spec.name}：{format_number(value)}{reason}。",
                section=spec.table,
                cells=(address,),
            )


def _reason(spec: CellSpec, value: Number) -> str:
    if value < 0 and spec.kind is not CellKind.SIGNED:
        return "小于0，应当是0或正数"
    whole = len(str(abs(int(value))))
    if whole > (MAX_AMOUNT_DIGITS if spec.kind is CellKind.AMOUNT else MAX_COUNT_DIGITS):
        return f"有{whole}位，请检查是否多打了数字"
    if isinstance(value, Decimal):
        exponent = value.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > spec.decimals:
            return f"的小数超过{spec.decimals}位" if spec.decimals else "不是整数"
    return ""


FIGURE_RULE = Rule(
    id="figure",
    title="数字本身",
    severity=Severity.ERROR,
    source="年度报告格式的表格：件数为整数，金额最多六位小数",
    example="自然人新收写了-1：小于0，应当是0或正数。",
    check=check_figures,
)

BLANK_RULE = Rule(
    id="blank",
    title="空白",
    severity=Severity.ERROR,
    source="年度报告格式的表格：没有发生的填0",
    example="“主动公开”表还有3格没有填。",
    check=check_blanks,
)
