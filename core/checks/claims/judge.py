"""Claims against the tables: what a number should be, whether it is that, what is said of it."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import Enum

from core.checks.claims.claim import Cells, Claim, ClaimKind
from core.checks.claims.numerals import MONEY_SCALES
from core.checks.slips import Slip, slip_of
from core.form.cells import CellSpec
from core.form.form import Form
from core.form.labels import CellKind
from core.numbers import EXACT, Number, format_number
from core.report.report import Report, sum_of

_OF_TWO_YEARS = (ClaimKind.GROWTH, ClaimKind.GROWTH_RATE, ClaimKind.RATIO)

_NEAR = 2
_SMALLEST_NEAR = 5  # below, any number is near some other

_STOP = re.compile(r"[，,；;。！？\n、（(）)]")
_LONGEST_QUOTE = 40  # characters before the number
_MOST_NAMES = 3


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
        if claim.kind is ClaimKind.SHARE:
            for whole in claim.wholes:
                part, all_ = total(report, cells), total(report, whole)
                yield cells, _percent(part, all_)
        elif claim.kind in _OF_TWO_YEARS:
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
    if claim.kind is ClaimKind.RATIO:
        return new / old if old else None
    return _percent(new - old, old) if claim.kind is ClaimKind.GROWTH_RATE else new - old


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
    if claim.kind in (ClaimKind.SHARE, ClaimKind.GROWTH_RATE, ClaimKind.RATIO):
        return _plain(abs(_rounded(value, claim.step)), claim.step)
    if claim.scale != 1:
        return format_number((value / claim.scale).normalize() + 0)
    return _plain(abs(value), Decimal(1))


def _plain(value: Decimal, step: Decimal) -> str:
    exponent = step.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"{value:.{decimals}f}"


@functools.lru_cache(maxsize=512)
def cells_name(form: Form, cells: Cells) -> str:
    """Return what the sum of cells is called: 法人或其他组织·（三）不予公开."""
    specs = [form.cells[cell] for cell in cells]
    rows = _common(spec.row_name for spec in specs)
    columns = _common(_column_name(spec) for spec in specs)
    first_is_column = form.tables[specs[0].table].name_first == "column"
    names = (columns, rows) if first_is_column else (rows, columns)
    return "·".join(filter(None, names))


def _column_name(spec: CellSpec) -> str:
    """Return a column's name without that of the row that it fixes."""
    return spec.column_name.removeprefix(f"{spec.row_name}·")


def _common(names: Iterable[str]) -> str:
    """Return one name for several: of the group they are in, or all of them joined."""
    groups: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        groups.setdefault(name.partition("·")[0], []).append(name)
    parts = [each[0] if len(each) == 1 else group for group, each in groups.items()]
    return "＋".join(parts) if len(parts) <= _MOST_NAMES else f"{parts[0]}等{len(parts)}项"


def quote(text: str, start: int, end: int) -> str:
    """Return the words around characters of a narrative: what stands between two stops."""
    nearest = max(0, start - _LONGEST_QUOTE)
    stops = [found.end() for found in _STOP.finditer(text, nearest, start)]
    firsts = [stop for stop in stops if text[stop:start].strip() or text[stop - 1] not in "）)"]
    after = _STOP.search(text, end)
    last = min(after.start() if after else len(text), end + _LONGEST_QUOTE)
    dots = "" if firsts or not nearest else "…"
    return f"{dots}{text[firsts[-1] if firsts else nearest : last]}"


def message(judged: Judged, report: Report) -> str:
    """Return what is wrong with a claim that differs from the tables."""
    claim = judged.claim
    text = report.narrative(judged.section)
    said = f"“{quote(text, claim.start, claim.end)}”"
    name = cells_name(report.form, judged.cells)
    value = _value(judged)
    if claim.kind is ClaimKind.DENIAL:
        return f"{said}：表格中“{name}”是{value}，请改正文字或表格。"
    number = f"{text[claim.start : claim.end]}{claim.unit}"
    if claim.kind is ClaimKind.FIGURE:
        other = _rival(judged, report)
        return f"{said}：文中写的是{number}，表格中“{name}”是{value}{other}，请改正文字或表格。"
    if claim.kind is ClaimKind.SHARE:
        return f"{said}：文中写的是{number}，按表格计算，“{name}”占{value}，请核对。"
    return f"{said}：按两年的表格计算，“{name}”{value}，请核对。"


def _rival(judged: Judged, report: Report) -> str:
    """Return the other figure that the words may mean."""
    if judged.rival is None:
        return ""
    cells, value = judged.rival
    unit = judged.claim.unit or "件"
    return f"、“{cells_name(report.form, cells)}”是{written(judged.claim, value)}{unit}"


def agreement(judged: Judged, report: Report) -> str:
    """Return what is said quietly of a claim that agrees with the tables."""
    name = cells_name(report.form, judged.cells)
    claim = judged.claim
    if claim.kind is ClaimKind.SHARE:
        return f"✓ 与表格一致：“{name}”占{_value(judged)}"
    if claim.kind in _OF_TWO_YEARS:
        return f"✓ 与表格一致：“{name}”{_value(judged)}"
    return f"✓ 与表格一致：“{name}”{_value(judged)}"


def _value(judged: Judged) -> str:
    """Return the value the tables have, with its unit, as a sentence needs it."""
    claim, value = judged.claim, judged.expected
    if value is None:
        return ""
    number = written(claim, value)
    unit = claim.unit or "件"
    if claim.kind is ClaimKind.RATIO:
        return f"是上年的{number}倍"
    if claim.kind in (ClaimKind.GROWTH, ClaimKind.GROWTH_RATE):
        turn = "增加" if value > 0 else "减少"
        return f"比上年{turn}{number}{unit}" if value else "与上年持平"
    return f"{number}{unit}"


def replacement(claim: Claim, judged: Judged) -> str | None:
    """Return the text that puts a claim right, in its place; None when it takes other words."""
    value = judged.expected
    if value is None:
        return None
    if claim.kind is ClaimKind.DENIAL:
        return f"{claim.verb or '有'}{written(claim, value)}件"
    is_growth = claim.kind in (ClaimKind.GROWTH, ClaimKind.GROWTH_RATE)
    if is_growth and (not claim.unit or (value < 0) != (claim.value < 0)):
        return None
    return written(claim, value)
