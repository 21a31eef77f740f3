"""Figures that were taken from a register (台账) and differ from it by now."""

from collections.abc import Iterator

from core.checks.finding import Finding, Severity, Suggestion
from core.checks.rule import Rule
from core.numbers import format_number
from core.report.report import Report


def check_registers(report: Report) -> Iterator[Finding]:
    """Yield a finding for each cell that does not have as many cases as its register."""
    for table, note in report.ledgers.items():
        if note.year != report.heading.year:
            continue
        for address in note.cells:
            value, count = report.figures.get(address), note.count(address)
            if value is None or count is None or value == count:
                continue
            spec = report.form.cells[address]
            rows = f"（{note.rows(address)}）" if count else ""
            gap = format_number(max(value - count, count - value))
            yield Finding(
                rule=RULE.id,
                severity=Severity.WARNING,
                message=f"{spec.name}：台账“{note.name}”有{count}{spec.unit}{rows}，"
                f"表里填的是{format_number(value)}{spec.unit}，相差{gap}{spec.unit}。",
                section=table,
                cells=(address,),
                suggestions=(Suggestion(address, count),),
            )


RULE = Rule(
    id="ledger",
    title="和台账的数不一样",
    severity=Severity.WARNING,
    source="核对菜单的“从台账统计”",
    example="自然人·（一）予以公开：台账“台账.xlsx”有3件（第4、7、9行），表里填的是2件，相差1件。",
    check=check_registers,
)
