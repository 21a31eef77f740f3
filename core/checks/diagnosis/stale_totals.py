"""Many printed totals that are wrong at once: they were not brought up to date."""

from collections.abc import Iterator, Sequence

from core.checks.diagnosis import ID
from core.checks.equations import check_equations
from core.checks.finding import Action, Finding, Severity
from core.report.report import ABSENT, Report

_MANY = 4  # wrong totals; fewer are looked at one by one


def check_stale_totals(report: Report, explained: Sequence[Finding]) -> Iterator[Finding]:
    """Yield one finding for many wrong totals that no few wrong cells explain."""
    wrong = [finding for finding in explained if finding.action is Action.COMPUTE_TOTALS]
    if len(wrong) < _MANY:
        return
    table = wrong[0].section
    computed = report.copy()
    computed.store(dict.fromkeys(report.printed_totals, ABSENT))
    left = {finding.key for finding in check_equations(computed)}
    yield Finding(
        rule=f"{table}.{ID}",
        severity=Severity.ERROR,
        message=(
            f"“{report.form.tables[table].sheet}”表有{len(wrong)}个合计与各项之和不同，可能有几格填错，"
            f"也可能合计没有跟着改；请先核对各格，再用“全部改用计算的合计”一次改好。"
        ),
        section=table,
        cells=tuple(finding.cells[0] for finding in wrong),
        action=Action.COMPUTE_TOTALS,
        explains=tuple(finding.key for finding in explained if finding.key not in left),
    )
