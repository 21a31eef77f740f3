"""Sums, text and last year as one system: what the typed figures of a table have to satisfy."""

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.checks.claims.claim import Cells, ClaimKind
from core.checks.claims.judge import Judged, Verdict, total
from core.checks.equations import excess_of, is_decided
from core.checks.finding import Finding
from core.checks.slips import slip_of, unlikeliness
from core.form.across_years import YearLink, year_links
from core.form.form import Form
from core.form.labels import CellKind
from core.numbers import Number
from core.report.report import Report

_SURE = 3  # how unlikely last year's report is to be wrong: as a slip that nothing speaks for


@dataclass(frozen=True, slots=True)
class Constraint:
    """A sum of typed figures, each with its sign, that exceeds what it should be by `excess`.

    Equations of the form `must_hold`. The text and last year's report are
    witnesses, who may be wrong themselves; `doubt` is how unlikely that is.
    `key` is that of the finding that tells of it, where there is one.
    """

    signs: Mapping[str, int]
    excess: Number
    key: str
    must_hold: bool = False
    doubt: int = _SURE
    is_of_years: bool = False


def constraints(
    report: Report, judged: Sequence[Judged], findings: Sequence[Finding]
) -> list[Constraint]:
    """Return what the figures of all tables with computed totals have to satisfy."""
    printed = {report.form.cells[cell].table for cell in report.printed_totals}
    return [
        *_of_sums(report, printed),
        *_of_text(report, judged, printed, findings),
        *_of_years(report, printed),
    ]


def _of_sums(report: Report, printed: set[str]) -> Iterator[Constraint]:
    for equation in report.form.equations:
        if equation.table in printed or equation.is_total or not is_decided(report, equation):
            continue
        signs = Counter(_parts(report.form, tuple(c.address for c in equation.left)))
        signs.subtract(_parts(report.form, tuple(c.address for c in equation.right)))
        key = f"{equation.rule} {' '.join(equation.cells)}"
        yield Constraint(signs, excess_of(report, equation), key, must_hold=True)


def _of_text(
    report: Report, judged: Sequence[Judged], printed: set[str], findings: Sequence[Finding]
) -> Iterator[Constraint]:
    keys = {(f.narrative.section, f.narrative.start): f.key for f in findings if f.narrative}
    for each in judged:
        cells = [report.form.cells[cell] for cell in each.cells if cell in report.form.cells]
        if each.verdict is Verdict.OPEN or any(
            c.table in printed or c.kind is not CellKind.COUNT for c in cells
        ):
            continue
        now, stated = total(report, each.cells), _stated(report, each)
        if now is None or stated is None:
            continue
        excess = now - stated if each.verdict is Verdict.DIFFERS else 0
        doubt = _doubt(_whole(stated), _whole(now))
        key = keys.get((each.section, each.claim.start), "")
        yield Constraint(_parts(report.form, each.cells), _whole(excess), key, doubt=doubt)


@functools.lru_cache(maxsize=2048)
def _doubt(stated: Number, now: Number) -> int:
    return unlikeliness(slip_of(stated, now))


def _stated(report: Report, judged: Judged) -> Decimal | None:
    """Return what a number of the text says that its cells add up to; None for a share."""
    claim, last = judged.claim, report.previous
    if claim.kind in (ClaimKind.FIGURE, ClaimKind.DENIAL):
        return claim.value
    before = total(last, judged.cells) if last is not None else None
    if before is None or claim.kind not in (ClaimKind.GROWTH, ClaimKind.GROWTH_RATE):
        return None
    more = claim.value if claim.kind is ClaimKind.GROWTH else before * claim.value / 100
    return round(before + more, 0)


def _of_years(report: Report, printed: set[str]) -> Iterator[Constraint]:
    last = report.previous
    if last is None or last.heading.year != report.heading.year - 1:
        return
    for link in year_links(report.form):
        before = last.figures.get(link.previous.address)
        if link.table in printed or link.cell.address in report.form.totals or before is None:
            continue
        if all(report.figures[cell] is not None for cell in link.cells):
            yield _of_link(report, link, before)


def _of_link(report: Report, link: YearLink, before: Number) -> Constraint:
    signs = {link.cell.address: 1}
    signs |= {c.address: -1 for c in link.plus} | {c.address: 1 for c in link.minus}
    now = sum(sign * (report.figures[cell] or 0) for cell, sign in signs.items())
    return Constraint(signs, now - before, f"{link.rule} {' '.join(link.cells)}", is_of_years=True)


@functools.lru_cache(maxsize=512)
def _parts(form: Form, cells: Cells) -> Counter[str]:
    """Return the inputs that cells add up, computed totals taken apart."""
    parts: Counter[str] = Counter()
    for cell in cells:
        of_total = form.totals.get(cell)
        parts.update([cell] if of_total is None else _parts(form, of_total))
    return parts


def _whole(value: Number) -> Number:
    return int(value) if value == int(value) else value
