"""Likely errors: the wrong cells behind equations that fail, each with its right figure."""

from collections.abc import Iterator, Sequence

from core.checks.diagnosis import ID
from core.checks.diagnosis.evidence import Evidence, gather
from core.checks.diagnosis.exchange import exchanged, exchanges, is_exchange, rank
from core.checks.diagnosis.search import Repair, evident_errors, repairs_with, smallest_repairs
from core.checks.diagnosis.slips_here import slip_at
from core.checks.diagnosis.stale_totals import check_stale_totals
from core.checks.equations import check_equations
from core.checks.finding import Finding, Severity, Suggestion
from core.checks.rule import Rule
from core.checks.slips import Slip
from core.numbers import Number, format_number
from core.report.report import Report

MOST_SAID = 3
"""How many possibilities a message spells out."""


def check_likely_errors(report: Report) -> Iterator[Finding]:
    """Yield the wrong cells that the failing equations point to, and what they explain.

    A single failing equation says all there is to say by itself.
    """
    failing = list(check_equations(report))
    if not failing or (len(failing) == 1 and not report.printed_totals):
        return
    for evidence in gather(report):
        cells = {equation.cells for equation in evidence.equations}
        explained = [finding for finding in failing if finding.cells in cells]
        of_print = _has_printed_totals(report, evidence)
        if explained and len(evidence.residual if of_print else explained) > 1:
            yield from _findings(report, evidence, explained)


def _has_printed_totals(report: Report, evidence: Evidence) -> bool:
    """Say whether a total came in print; without one all are taken for computed."""
    return any(cell in report.form.totals and cell in report.values for cell in evidence.terms)


def _findings(
    report: Report, evidence: Evidence, explained: Sequence[Finding]
) -> Iterator[Finding]:
    repairs = _repairs(report, evidence)
    certain = _certain(evidence, repairs) if repairs else _evident(report, evidence)
    for cell, value in certain.items():
        touching = [finding for finding in explained if cell in finding.cells]
        if touching:  # a computed total may differ from its parts unnoticed, where a part is blank
            yield _one_cell(report, cell, value, touching)
    explained = [finding for finding in explained if certain.keys().isdisjoint(finding.cells)]
    rest = [{c: v for c, v in each.items() if c not in certain} for each in repairs]
    if any(rest):
        yield _several(report, rest, explained, _place(evidence))
    elif not repairs:
        yield from check_stale_totals(report, explained)


def _evident(report: Report, evidence: Evidence) -> Repair:
    """Return what is evident of many errors; what explains only a few of them is chance."""
    found = evident_errors(report, evidence)
    speaking = evidence.residual.keys() & _touched(evidence, found).keys()
    return found if 2 * len(speaking) >= len(evidence.residual) else {}


def _repairs(report: Report, evidence: Evidence) -> list[Repair]:
    """Return the repairs of the least number of cells, the likeliest first.

    Without printed totals, equations of single columns are all there is to go
    by; then only what explains two of them at once is said.
    """
    if _has_printed_totals(report, evidence):
        found = list(smallest_repairs(report, evidence))
        found += _with_exchanges(report, evidence, found)
    else:
        found = [*smallest_repairs(report, evidence, largest=2), *exchanged(report, evidence)]
    return sorted(_distinct(found), key=lambda repair: rank(report, repair))


def _with_exchanges(
    report: Report, evidence: Evidence, found: Sequence[Repair]
) -> Iterator[Repair]:
    """Yield the repairs of more cells, but no more slips, that are as likely as those found.

    Two figures that are in each other's place are one slip.
    """
    slips = len(found[0]) if found else 0
    if slips < 2:
        return
    best = min(rank(report, repair) for repair in found)
    for repair in repairs_with(report, evidence, exchanges(report, evidence), slips - 1):
        if rank(report, repair) <= best:
            yield repair


def _distinct(repairs: Sequence[Repair]) -> list[Repair]:
    return list({frozenset(repair.items()): repair for repair in repairs}.values())


def _certain(evidence: Evidence, repairs: Sequence[Repair]) -> Repair:
    """Return the cells that every repair has, and that can be put right one by one.

    Two errors that cancel out in an equation cannot: its total would follow the first.
    """
    first, *others = repairs
    shared = {
        cell: value
        for cell, value in first.items()
        if all(repair.get(cell) == value for repair in others)
    }
    lonely = {number for number, count in _touched(evidence, first).items() if count > 1}
    lonely -= evidence.residual.keys()
    return {
        cell: value
        for cell, value in shared.items()
        if not any(number in lonely for number, _ in evidence.terms[cell])
    }


def _touched(evidence: Evidence, repair: Repair) -> dict[int, int]:
    """Return how many cells of a repair each equation has."""
    counts: dict[int, int] = {}
    for cell in repair:
        for number, _ in evidence.terms[cell]:
            counts[number] = counts.get(number, 0) + 1
    return counts


def _one_cell(report: Report, cell: str, value: Number, explained: Sequence[Finding]) -> Finding:
    slip = slip_at(report, cell, value)
    return Finding(
        rule=f"{report.form.cells[cell].table}.{ID}",
        severity=Severity.ERROR,
        message=f"最可能的错误：{_correction(report, cell, value)}{_hint(slip)}。",
        section=report.form.cells[cell].table,
        cells=(cell,),
        suggestions=(Suggestion(cell, value),),
        explains=tuple(finding.key for finding in explained),
    )


def _place(evidence: Evidence) -> str:
    """Name the rows and columns whose equations fail."""
    scopes = list(dict.fromkeys(evidence.equations[number].scope for number in evidence.residual))
    return "、".join(scopes[:MOST_SAID]) + ("等" if len(scopes) > MOST_SAID else "")


def _several(
    report: Report, repairs: Sequence[Repair], explained: Sequence[Finding], place: str
) -> Finding:
    """Return one finding for repairs of which one has to be chosen."""
    cells = tuple(dict.fromkeys(cell for repair in repairs for cell in repair))
    table = report.form.cells[cells[0]].table
    return Finding(
        rule=f"{table}.{ID}",
        severity=Severity.ERROR,
        message=_message(report, repairs, place),
        section=table,
        cells=cells,
        suggestions=tuple(suggestion(repair) for repair in repairs),
        explains=tuple(finding.key for finding in explained),
    )


def suggestion(repair: Repair) -> Suggestion:
    """Return the suggestion that changes all cells of a repair."""
    first, *others = (Suggestion(cell, value) for cell, value in repair.items())
    return Suggestion(first.cell, first.value, tuple(others))


def _message(report: Report, repairs: Sequence[Repair], place: str) -> str:
    """Name the likeliest repair; where the figures do not tell, say so."""
    ranks = [rank(report, repair) for repair in repairs]
    first = in_words(report, repairs[0])
    if len(repairs) == 1:
        return f"最可能的错误：{first}。"
    if ranks[0] < ranks[1]:
        return f"最可能的错误：{first}；另有{len(repairs) - 1}种可能，请对照原件。"
    if len(repairs) > MOST_SAID:
        return (
            f"{place}：有{len(repairs[0])}格不对，改法有{len(repairs)}种，"
            f"从数字上分不出是哪一种，请对照原件选一种。"
        )
    said = "；或者".join(in_words(report, repair) for repair in repairs)
    return f"最可能的错误有{len(repairs)}种，请对照原件选一种：{said}。"


def in_words(report: Report, repair: Repair) -> str:
    """Say what each cell of a repair should be, and by which slip it may be wrong."""
    corrections = "，".join(_correction(report, cell, repair[cell]) for cell in repair)
    if is_exchange(report, repair):
        return f"{corrections}{_hint(Slip.EXCHANGED)}"
    hints = {slip_at(report, cell, value) for cell, value in repair.items()}
    return f"{corrections}{_hint(hints.pop() if len(hints) == 1 else Slip.NONE)}"


def _correction(report: Report, cell: str, value: Number) -> str:
    typed = format_number(report.figures[cell]) or "空白"
    return f"{report.form.cells[cell].name} 应为 {format_number(value)}（现为 {typed}）"


def _hint(slip: Slip) -> str:
    return f"，{slip.value}" if slip.value else ""


RULE = Rule(
    id=ID,
    title="最可能的错误",
    severity=Severity.ERROR,
    source="年度报告格式的表格：由各个勾稽关系推算",
    example="自然人·（三）不予公开·4.保护第三方合法权益应为6（现为16），像是多打了一位数字。",
    check=check_likely_errors,
)
