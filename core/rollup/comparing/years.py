"""A report against the organ's own of the year before."""

from collections.abc import Iterator
from dataclasses import replace

from core.checks import years
from core.checks.finding import Finding, Severity
from core.checks.writing import copying
from core.form.labels import CellKind
from core.numbers import Number, format_number
from core.report.report import Report
from core.rollup.reading.messages import Compare, Compared
from core.rollup.reading.record import report_of

_RULES = (years.CARRIED_RULE, years.CHANGE_RULE, copying.RULE)
_TIMES = 50
_LEAST = 50  # by how much a figure has to differ, too
_MOST = 3  # figures that are named


def compare(request: Compare) -> Compared:
    """Say what is wrong between two years. Of no later one than the report's nothing is said."""
    report, previous = report_of(request.report), report_of(request.previous)
    if previous.heading.year >= report.heading.year:
        return Compared()
    report = replace(report, previous=previous)
    findings: list[Finding] = [each for rule in _RULES for each in rule.check(report)]
    return Compared(
        errors=sum(each.severity is Severity.ERROR for each in findings),
        warnings=sum(each.severity is Severity.WARNING for each in findings),
        findings=findings,
        remarks=list(_leaps(report, previous)),
    )


def _leaps(report: Report, previous: Report) -> Iterator[str]:
    """Yield a remark on figures that are fifty times last year's."""
    told = []
    for address, spec in report.form.cells.items():
        now, then = report.figures[address], previous.figures.get(address)
        if spec.kind is not CellKind.SIGNED and now and then and _is_leap(now, then):
            told.append(
                f"{spec.name}从{format_number(then)}{spec.unit}到{format_number(now)}{spec.unit}"
            )
    if told:
        more = f"等{len(told)}格" if len(told) > _MOST else ""
        yield f"是上年的{_TIMES}倍以上：{'，'.join(told[:_MOST])}{more}"


def _is_leap(now: Number, then: Number) -> bool:
    return now >= _TIMES * then and now - then >= _LEAST
