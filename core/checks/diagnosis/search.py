"""The smallest sets of cells whose correction satisfies all equations."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from core.checks.diagnosis.evidence import Evidence
from core.form.cells import CellSpec
from core.form.labels import CellKind
from core.numbers import EXACT, Number
from core.report.report import Report

Repair: TypeAlias = dict[str, Number]
"""Cells with the figures they should have."""

_LARGEST = 4  # cells; more wrong ones leave too little to go by
_MOST_STEPS = 2500  # corrections tried before the search gives up


class GivenUp(Exception):  # noqa: N818 (no error: there is an answer, but not within reason)
    """There are too many possibilities to try."""


def smallest_repairs(
    report: Report, evidence: Evidence, largest: int = _LARGEST
) -> tuple[Repair, ...]:
    """Return all repairs of the least number of cells; none when there is none in reach.

    Sets of one or two cells are found without exception, but for two cells that
    stand in just the same equations: between them the equations cannot decide.
    """
    search = _Search(report, evidence)
    widest = max(len(places) for places in evidence.terms.values())
    least = -(-len(evidence.residual) // widest)
    try:
        for size in range(least, largest + 1):
            found = {frozenset(each.items()): each for each in search.repairs(size)}
            if found:
                return tuple(found.values())
    except GivenUp:
        pass
    return ()


def repairs_with(
    report: Report, evidence: Evidence, beginnings: Iterable[Repair], most: int
) -> list[Repair]:
    """Return the repairs that consist of one of some beginnings and up to `most` more cells.

    Only beginnings after which fewer equations fail than before are followed.
    """
    search = _Search(report, evidence)
    found: list[Repair] = []
    try:
        for beginning in beginnings:
            found += search.beginning_with(beginning, most)
    except GivenUp:
        pass
    return found


def evident_errors(report: Report, evidence: Evidence) -> Repair:
    """Return the errors of which all equations of their cell speak, and no other cell's.

    With many wrong cells that is what can still be said.
    """
    return _Search(report, evidence).evident()


class _Search:
    """Tries corrections, cell by cell."""

    def __init__(self, report: Report, evidence: Evidence) -> None:
        self._report = report
        self._terms = evidence.terms
        self._members = evidence.members
        self._residual = evidence.residual
        self._widest = max(len(places) for places in evidence.terms.values())
        self._steps = 0

    def repairs(self, size: int) -> Iterator[Repair]:
        """Yield the repairs of exactly `size` cells; some of them more than once."""
        for errors in self._explain(self._residual, size):
            yield {cell: self._right(cell, error) for cell, error in errors.items()}

    def beginning_with(self, beginning: Repair, most: int) -> list[Repair]:
        """Return the repairs of a beginning and the fewest other cells."""
        residual: Mapping[int, Number] = self._residual
        for cell, value in beginning.items():
            residual = self._rest(residual, cell, (self._report.figures[cell] or 0) - value)
        if not residual:
            return [beginning]
        for size in range(1, most + 1) if len(residual) < len(self._residual) else ():
            others = self._explain(residual, size)
            if found := [each for each in others if beginning.keys().isdisjoint(each)]:
                return [beginning | {c: self._right(c, e) for c, e in f.items()} for f in found]
        return []

    def evident(self) -> Repair:
        """Return the errors that show in every equation of their cell, and in no other's."""
        residual: Mapping[int, Number] = self._residual
        found: Repair = {}
        for number in self._residual:
            agreeing = {
                (cell, error)
                for cell in self._members[number]
                for error in self._errors(cell, residual)
                if self._agrees(residual, cell, error)
            }
            if len(agreeing) == 1:
                ((cell, error),) = agreeing
                found[cell] = self._right(cell, error)
                residual = self._rest(residual, cell, error)
        return found

    def _agrees(self, residual: Mapping[int, Number], cell: str, error: Number) -> bool:
        """Say whether each of a cell's equations, and not just one, shows the error."""
        places = self._terms[cell]
        return len(places) > 1 and all(
            residual.get(number, 0) == sign * error for number, sign in places
        )

    def _explain(self, residual: Mapping[int, Number], size: int) -> Iterator[dict[str, Number]]:
        """Yield the errors of `size` cells that add up to a residual.

        One of the cells stands in the failing equation that has the fewest, and
        one of its equations shows its error bare of the others'.
        """
        if len(residual) > self._widest * size:
            return
        pivot = min(residual, key=lambda number: len(self._members[number]))
        for cell in self._members[pivot]:
            for error in self._errors(cell, residual):
                rest = self._rest(residual, cell, error)
                if not rest and size == 1:
                    yield {cell: error}
                elif rest and size > 1:
                    for others in self._explain(rest, size - 1):
                        if cell not in others:
                            yield {cell: error} | others

    def _errors(self, cell: str, residual: Mapping[int, Number]) -> list[Number]:
        """Return the errors of a cell that would let one of its equations hold."""
        errors = {
            residual[number] * sign for number, sign in self._terms[cell] if number in residual
        }
        return [error for error in errors if self._is_possible(cell, error)]

    def _rest(self, residual: Mapping[int, Number], cell: str, error: Number) -> dict[int, Number]:
        """Return what is left of the residual once a cell's error is gone."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise GivenUp
        rest = dict(residual)
        for number, sign in self._terms[cell]:
            left = rest.pop(number, 0) - sign * error
            if left:
                rest[number] = left
        return rest

    def _right(self, cell: str, error: Number) -> Number:
        """Return the figure a cell should have; a count stays one."""
        value = (self._report.figures[cell] or 0) - error
        is_amount = self._report.form.cells[cell].kind is CellKind.AMOUNT
        return value if is_amount or value != int(value) else int(value)

    def _is_possible(self, cell: str, error: Number) -> bool:
        return is_possible(self._report.form.cells[cell], self._right(cell, error))


def is_possible(spec: CellSpec, value: Number) -> bool:
    """Say whether a cell may hold a figure."""
    if value < 0 and spec.kind is not CellKind.SIGNED:
        return False
    if isinstance(value, int):
        return True
    return EXACT.remainder(value, Decimal(1).scaleb(-spec.decimals)) == 0
