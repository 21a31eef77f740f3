"""Figures that were recognised in pictures: how sure they are, and what the sums make of them.

Recognition alone never makes a figure sure, however sure it is of itself. A sum does that
holds, if it compares different figures: one that only repeats a figure is read wrong twice
when it is read wrong once. A figure that was not recognised is worked out from a sum in
which it is the only unknown, and marked as derived.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from core.document.document import Sighting
from core.form.cells import CellSpec
from core.form.equations import Equation
from core.form.labels import CellKind
from core.interpret.result import CellReading, Certainty, Interpretation
from core.numbers import Number, format_number

LEAST = 0.8
"""The confidence below which a recognised figure counts as not found."""

_UNCLEAR = "图片里“{}”没有认清"
_NOT_CLEAR = "图片里这一格没有认清"
_UNCONFIRMED = "从图片认出，没有合计可以核对"
_BLANK = "图片里这一格是空的"
_CONFIRMED = "从图片认出，“{}”核对无误"
_SUM_FAILS = "从图片认出，但“{}”不成立，这一格可疑"
_DERIVED = "{}，按“{}”推算是{}，请对照图片"
_REMARK = "这是扫描件，数字和文字都是从图片里认出来的，请对照原件核对。"


def as_seen(reading: CellReading, sighting: Sighting) -> CellReading:
    """Return a reading with its picture, at most guessed."""
    picture, source = sighting.picture, reading.source
    if sighting.confidence < LEAST:
        reason = _UNCLEAR.format(source) if source else _NOT_CLEAR
        return CellReading(None, Certainty.MISSING, source, reason, picture)
    if reading.certainty is not Certainty.SURE:
        return replace(reading, picture=picture)
    reason = _BLANK if reading.value is None else _UNCONFIRMED
    return replace(reading, certainty=Certainty.GUESSED, reason=reason, picture=picture)


def judge_recognised(reading: Interpretation) -> Interpretation:
    """Return the reading of a scan with figures derived, confirmed and doubted by the sums."""
    form = reading.report.form
    cells = dict(reading.cells)
    equations = [each for each in form.equations if each.table not in reading.missing_tables]
    _confirm(equations, cells)
    derived = _derive(equations, cells, form.cells)
    report = reading.report.copy()
    report.store({address: cells[address].value for address in derived})
    return replace(reading, report=report, cells=cells, remarks=(*reading.remarks, _REMARK))


def _confirm(equations: Iterable[Equation], cells: dict[str, CellReading]) -> None:
    """Make sure what sums that hold confirm, and name a sum that fails for what it doubts."""
    sums = _Sums(equations, cells)
    for address, reading in list(cells.items()):
        if reading.reason != _UNCONFIRMED:
            continue
        if failing := sums.failing.get(address):
            cells[address] = replace(reading, reason=_SUM_FAILS.format(failing.name))
        elif address not in sums.unjudged:
            witness = _witness(reading, sums.holding[address], cells)
            if witness:
                proof = _CONFIRMED.format(witness.name)
                cells[address] = replace(reading, certainty=Certainty.SURE, reason=proof)


class _Sums:
    """The sums of each figure: those that hold, one that fails, or that some cannot be judged."""

    def __init__(self, equations: Iterable[Equation], cells: Mapping[str, CellReading]) -> None:
        self.holding: defaultdict[str, list[Equation]] = defaultdict(list)
        self.failing: dict[str, Equation] = {}
        self.unjudged: set[str] = set()
        for equation in equations:
            if any(_is_unclear(cells[address]) for address in equation.cells):
                self.unjudged.update(equation.cells)
                continue
            is_held = _sum(equation, cells) == 0
            for address in equation.cells:
                if is_held:
                    self.holding[address].append(equation)
                else:
                    self.failing.setdefault(address, equation)


def _is_unclear(reading: CellReading) -> bool:
    """Say whether a cell was seen and not recognised; one that is not there counts as 0."""
    return reading.certainty is Certainty.MISSING and bool(reading.picture)


def _witness(
    reading: CellReading, holding: list[Equation], cells: Mapping[str, CellReading]
) -> Equation | None:
    """Return a sum that would fail if the figure were wrong, though others were wrong alike."""
    for equation in holding:
        if sum(bool(cells[address].value) for address in equation.cells) > 2:
            return equation
    return holding[0] if reading.value == 0 and len(holding) > 1 else None


def _sum(equation: Equation, cells: Mapping[str, CellReading], without: str = "") -> Number:
    """Return by how much the left side is more than the right one, blanks as 0."""
    left = sum(cells[c.address].value or 0 for c in equation.left if c.address != without)
    return left - sum(cells[c.address].value or 0 for c in equation.right if c.address != without)


def _derive(
    equations: Iterable[Equation], cells: dict[str, CellReading], specs: Mapping[str, CellSpec]
) -> list[str]:
    """Work out figures that are the only unknown of their sums; return their addresses."""
    found: list[str] = []
    while proposals := _proposals(equations, cells, specs):
        for address, (value, equation) in proposals.items():
            before = cells[address]
            reason = _DERIVED.format(before.reason, equation.name, format_number(value))
            cells[address] = replace(
                before, value=value, certainty=Certainty.GUESSED, reason=reason, derived=True
            )
        found += proposals
    return found


def _proposals(
    equations: Iterable[Equation], cells: Mapping[str, CellReading], specs: Mapping[str, CellSpec]
) -> dict[str, tuple[Number, Equation]]:
    """Return figures for unknowns on which all sums agree that tell one."""
    values: defaultdict[str, list[tuple[Number, Equation]]] = defaultdict(list)
    for equation in equations:
        unknown = [a for a in equation.cells if cells[a].certainty is Certainty.MISSING]
        if len(unknown) == 1 and _is_unclear(cells[unknown[0]]):
            rest = _sum(equation, cells, without=unknown[0])
            is_left = any(cell.address == unknown[0] for cell in equation.left)
            values[unknown[0]].append((-rest if is_left else rest, equation))
    return {
        address: told[0]
        for address, told in values.items()
        if len({value for value, _ in told}) == 1 and _may_be(specs[address], told[0][0])
    }


def _may_be(spec: CellSpec, value: Number) -> bool:
    return value >= 0 or spec.kind is CellKind.SIGNED
