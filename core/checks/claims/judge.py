"""Claims against the tables: what a number should be, and whether it is that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import Enum

from core.checks.claims.claim import Cells, Claim, Kind
from core.checks.claims.numerals import MONEY_SCALES
from core.form.form import Form
from core.form.labels import CellKind
from core.numbers import Number, format_number
from core.report.report import Report

Figures = Mapping[str, Number | None]


class Verdict(Enum):
    """What the tables say to a claim."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"  # a cell is blank, or there is no report of last year


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of a section's narrative; `expected` is what the likeliest reading makes it."""

    section: str
    claim: Claim
    verdict: Verdict
    cells: Cells
    expected: Decimal | None = None


def judge(section: str, claim: Claim, report: Report) -> Judged:
    """Compare a claim with the tables. It agrees when one of its readings does."""
    options = [(cells, value) for cells, value in _options(claim, report)]
    for cells, value in options:
        if value is not None and _agrees(claim, value):
            return Judged(section, claim, Verdict.AGREES, cells, value)
    cells, expected = options[0] if options else (claim.readings[0], None)
    is_open = not options or any(value is None for _, value in options)
    return Judged(section, claim, Verdict.OPEN if is_open else Verdict.DIFFERS, cells, expected)


def _options(claim: Claim, report: Report) -> Iterable[tuple[Cells, Decimal | None]]:
    """Yield the cells of each reading, with the value the tables give it."""
    now = report.figures
    for cells in claim.readings:
        if claim.kind is Kind.SHARE:
            for whole in claim.wholes:
                part, all_ = total(report.form, now, cells), total(report.form, now, whole)
                yield cells, _percent(part, all_)
        elif claim.kind in (Kind.GROWTH, Kind.GROWTH_RATE):
            yield cells, _growth(claim, cells, report)
        else:
            yield cells, total(report.form, now, cells)


def _growth(claim: Claim, cells: Cells, report: Report) -> Decimal | None:
    before = report.previous
    if before is None or before.heading.year != report.heading.year - 1:
        return None
    old, new = total(before.form, before.figures, cells), total(report.form, report.figures, cells)
    if old is None or new is None:
        return None
    return _percent(new - old, old) if claim.kind is Kind.GROWTH_RATE else new - old


def _percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return part * 100 / whole if part is not None and whole else None


def total(form: Form, figures: Figures, cells: Cells) -> Decimal | None:
    """Return the sum of cells, of money in 元; None when one is blank or not in the form."""
    result = Decimal(0)
    for address in cells:
        value = figures.get(address)
        if value is None:
            return None
        spec = form.cells[address]
        scale = MONEY_SCALES.get(spec.unit, 1) if spec.kind is CellKind.AMOUNT else 1
        result += value * scale
    return result


def _agrees(claim: Claim, value: Decimal) -> bool:
    """Say whether the claim is the value, as far as it is written out."""
    return claim.value in (
        _rounded(value, claim.step, mode) for mode in (ROUND_HALF_UP, ROUND_DOWN)
    )


def _rounded(value: Decimal, step: Decimal, mode: str = ROUND_HALF_UP) -> Decimal:
    return (value / step).quantize(Decimal(1), mode) * step


def written(claim: Claim, value: Decimal) -> str:
    """Return a value as it would be written in the claim's place, without its unit.

    A count is written in full; a share or an amount as exactly as it was.
    """
    if claim.kind in (Kind.SHARE, Kind.GROWTH_RATE):
        return _plain(abs(_rounded(value, claim.step)), claim.step)
    if claim.scale != 1:
        return format_number((value / claim.scale).normalize() + 0)
    return _plain(abs(value), Decimal(1))


def _plain(value: Decimal, step: Decimal) -> str:
    exponent = step.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"{value:.{decimals}f}"
