"""Figures against last year's report: what is carried over, and changes that look unusual.

Source: the official form (上年结转) and the meaning of 现行有效件数.
"""

from collections.abc import Iterator, Sequence

from core.checks.finding import Finding, Severity, Suggestion
from core.checks.rule import Rule
from core.form.across_years import YearLink, year_links
from core.form.cells import CellSpec
from core.form.equations import NamedCell
from core.form.labels import CellKind
from core.numbers import Number, format_number
from core.report.report import Report

_TIMES = 10  # a count so many times last year's, or the reverse, is unusual …
_LEAST_CHANGE = 20  # … when it also differs by so many
_MANY_CHANGES = 3  # notes about a table; fewer are read one by one


def check_carried(report: Report) -> Iterator[Finding]:
    """Yield a finding for every figure that does not follow from last year's."""
    last = report.previous
    if last is None or last.heading.year != report.heading.year - 1:
        return
    for link in year_links(report.form):
        if _is_computed(report, link.cell.address):
            continue  # its parts are judged
        before = last.figures.get(link.previous.address)
        if before is None or any(report.figures[cell] is None for cell in link.cells):
            continue
        expected = before + _sum(report, link.plus) - _sum(report, link.minus)
        value = report.figures[link.cell.address]
        if value is not None and value != expected:
            yield _finding(report, last, link, value, before, expected)


def _is_computed(report: Report, address: str) -> bool:
    return address in report.form.totals and address not in report.values


def _sum(report: Report, cells: tuple[NamedCell, ...]) -> Number:
    return sum(report.figures[cell.address] or 0 for cell in cells)


def _finding(
    report: Report, last: Report, link: YearLink, value: Number, before: Number, expected: Number
) -> Finding:
    same_organ = report.heading.agency == last.heading.agency
    return Finding(
        rule=link.rule,
        severity=Severity.ERROR if same_organ else Severity.WARNING,
        message=_message(report, last, link, value, before, expected),
        section=link.table,
        cells=link.cells,
        suggestions=tuple(_suggestions(report, link, value - expected)),
    )


def _message(
    report: Report, last: Report, link: YearLink, value: Number, before: Number, expected: Number
) -> str:
    unit = link.unit
    gap = format_number(max(value - expected, expected - value))
    then = f"{last.heading.year}年{link.previous.name}{format_number(before)}{unit}"
    for sign, cells in (("＋", link.plus), ("－", link.minus)):
        for cell in cells:
            then += f"{sign}{cell.name}{format_number(report.figures[cell.address])}{unit}"
    if not link.is_carried:
        then += f"＝{format_number(expected)}{unit}"
    now = f"{report.heading.year}年{link.cell.name}{format_number(value)}{unit}"
    return f"{link.scope}：{then}，{now}，相差{gap}{unit}。"


def _suggestions(report: Report, link: YearLink, excess: Number) -> Iterator[Suggestion]:
    """Yield the cells whose correction alone puts it right; `excess` is what is too much."""
    signs = [(link.cell, -1), *((c, 1) for c in link.plus), *((c, -1) for c in link.minus)]
    for cell, sign in signs:
        value = (report.figures[cell.address] or 0) + sign * excess
        if not _is_computed(report, cell.address) and value >= 0:
            yield Suggestion(cell.address, value)


def check_changes(report: Report) -> Iterator[Finding]:
    """Yield a note for every count that is ten times last year's, or a tenth of it.

    Many of a table come after one that gathers them.
    """
    last = report.previous
    if last is None:
        return
    for table in report.form.tables:
        found = [_change(report, last, spec) for spec in _unusual(report, last, table)]
        if len(found) >= _MANY_CHANGES:
            yield _gathered(report, last, found)
        yield from found


def _unusual(report: Report, last: Report, table: str) -> Iterator[CellSpec]:
    for spec in report.form.cells_of(table):
        value, before = report.figures[spec.address], last.figures.get(spec.address)
        if spec.kind is not CellKind.COUNT or spec.address in report.form.totals:
            continue
        if value is not None and before is not None and _is_unusual(value, before):
            yield spec


def _change(report: Report, last: Report, spec: CellSpec) -> Finding:
    return Finding(
        rule=f"{spec.table}.unusual",
        severity=Severity.NOTE,
        message=f"{_both_years(report, last, spec.address)}，变化很大，请核对有没有填错。",
        section=spec.table,
        cells=(spec.address,),
    )


def _both_years(report: Report, last: Report, address: str) -> str:
    """Say what a cell was last year and is this year."""
    spec = report.form.cells[address]
    then, now = (format_number(each.figures[address]) for each in (last, report))
    return (
        f"{spec.name}：{last.heading.year}年是{then}{spec.unit}，"
        f"{report.heading.year}年是{now}{spec.unit}"
    )


def _gathered(report: Report, last: Report, found: Sequence[Finding]) -> Finding:
    """Return the one that stands for many of a table."""
    first = found[0]
    example = _both_years(report, last, first.cells[0])
    return Finding(
        rule=first.rule,
        severity=first.severity,
        message=f"有{len(found)}格与{last.heading.year}年相差十倍以上，"
        f"请核对是否填错了格或年度。例如{example}。",
        section=first.section,
        cells=tuple(cell for finding in found for cell in finding.cells),
        explains=tuple(finding.key for finding in found),
        gathers=True,
    )


def _is_unusual(value: Number, before: Number) -> bool:
    less, more = min(value, before), max(value, before)
    return more >= _TIMES * less and more - less >= _LEAST_CHANGE


CARRIED_RULE = Rule(
    id="carried_over",
    title="与上年衔接",
    severity=Severity.ERROR,
    source="年度报告格式的表格：上年结转、现行有效的件数要与上年的报告衔接",
    example="自然人：2023年第四项结转下年度4件，2024年第二项上年结转3件，相差1件。",
    check=check_carried,
)

CHANGE_RULE = Rule(
    id="unusual",
    title="与上年相差悬殊",
    severity=Severity.NOTE,
    source="经验：一年之间相差十倍以上的，多半是填错了格或多打了数字",
    example="行政许可：2023年是12件，2024年是1200件，变化很大，请核对有没有填错。",
    check=check_changes,
)
