"""Claims against the tables: what a number should be, and whether it is that."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import Enum

from core.checks.claims.claim import Cells, Claim, Kind
from core.checks.claims.numerals import MONEY_SCALES
from core.checks.slips import Slip, slip_of
from core.form.labels import CellKind
from core.numbers import EXACT, Number, format_number
from core.report.report import Report, sum_of

_NEAR = 2
_SMALLEST_NEAR = 5  # below, any number is near some other


class Verdict(Enum):
    """What the tables say to a claim."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"  # the cells are blank, there is no report of last year, or it is another matter


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of a section's narrative; `expected` is what the likeliest reading makes it.

    Where it differs, `rival` is the next likely reading with another figure.
    """

    section: str
    claim: Claim
    verdict: Verdict
    cells: Cells
    expected: Decimal | None = None
    rival: tuple[Cells, Decimal] | None = None


def judge(section: str, claim: Claim, report: Report) -> Judged:
    """Compare a claim with the tables. It agrees when one of its readings does."""
    options = [(cells, value) for cells, value in _options(claim, report)]
    for cells, value in options:
        if value is not None and _agrees(claim, value):
            return Judged(section, claim, Verdict.AGREES, cells, value)
    cells, expected = options[0] if options else (claim.readings[0], None)
    is_open = not options or any(value is None for _, value in options)
    if not is_open and not claim.sure:
        near = [(cells, value) for cells, value in options if value and _is_near(claim, value)]
        is_open = not near
        cells, expected = near[0] if near else (cells, expected)
    if is_open:
        return Judged(section, claim, Verdict.OPEN, cells, expected)
    others = ((o, value) for o, value in options if value is not None and value != expected)
    return Judged(section, claim, Verdict.DIFFERS, cells, expected, next(others, None))


def _is_near(claim: Claim, value: Decimal) -> bool:
    """Say whether a number looks like a slip for a figure."""
    number, meant = claim.value / claim.scale, value / claim.scale
    if min(number, meant) < _SMALLEST_NEAR:
        return False
    return abs(number - meant) <= _NEAR or slip_of(number, meant) is not Slip.NONE


def _options(claim: Claim, report: Report) -> Iterable[tuple[Cells, Decimal | None]]:
    """Yield the cells of each reading, with the value the tables give it."""
    for cells in claim.readings:
        if claim.kind is Kind.SHARE:
            for whole in claim.wholes:
                part, all_ = total(report, cells), total(report, whole)
                yield cells, _percent(part, all_)
        elif claim.kind in (Kind.GROWTH, Kind.GROWTH_RATE):
            yield cells, _growth(claim, cells, report)
        else:
            yield cells, total(report, cells)


def _growth(claim: Claim, cells: Cells, report: Report) -> Decimal | None:
    before = report.previous
    if before is None or before.heading.year != report.heading.year - 1:
        return None
    old, new = total(before, cells), total(report, cells)
    if old is None or new is None:
        return None
    return _percent(new - old, old) if claim.kind is Kind.GROWTH_RATE else new - old


def _percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return part * 100 / whole if part is not None and whole else None


def total(report: Report, cells: Cells) -> Decimal | None:
    """Return the sum of cells, of money in 元; None when all are blank, or one not in the form.

    Of some blank cells, the others are the sum; a blank total is that of its parts.
    """
    values: list[Decimal] = []
    for address in cells:
        spec = report.form.cells.get(address)
        if spec is None:
            return None
        value = _figure(report, address)
        if value is not None:
            scale = MONEY_SCALES.get(spec.unit, 1) if spec.kind is CellKind.AMOUNT else 1
            values.append(Decimal(value * scale))
    return sum(values, Decimal(0)) if values else None


def _figure(report: Report, address: str) -> Number | None:
    value = report.figures.get(address)
    if value is not None or address not in report.form.totals:
        return value
    return sum_of(_figure(report, part) for part in report.form.totals[address])


def _agrees(claim: Claim, value: Decimal) -> bool:
    """Say whether the claim is the value, as far as it is written out."""
    return claim.value in (
        _rounded(value, claim.step, mode) for mode in (ROUND_HALF_UP, ROUND_DOWN)
    )


def _rounded(value: Decimal, step: Decimal, mode: str = ROUND_HALF_UP) -> Decimal:
    return (value / step).quantize(Decimal(1), mode, EXACT) * step


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
