"""The fewest changes after which sums, text and last year agree.

A change is a figure put right, two figures that were in each other's place, or
a number of the text or of last year's report that is itself wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from core.checks.diagnosis.exchange import gaps_of
from core.checks.diagnosis.search import GivenUp, is_possible
from core.checks.diagnosis.system import Constraint
from core.numbers import Number
from core.report.report import Report

Residual: TypeAlias = dict[int, Number]
"""The constraints that do not hold, by number, and by how much they are off."""

_MOST_CHANGES = 4
_MOST_STEPS = 1000  # changes tried before the search gives up


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One slip: an error of one of several cells that no constraint tells apart, or an exchange."""

    cells: tuple[str, ...]
    error: Number
    is_exchange: bool = False


Explanation: TypeAlias = tuple[frozenset[Change], frozenset[int]]
"""Changes, and the witnesses that are still contradicted after them."""


class Joint:
    """Searches explanations of everything that is off at once."""

    def __init__(
        self, report: Report, system: Sequence[Constraint], pairs: Sequence[tuple[str, str]]
    ) -> None:
        self._report = report
        self._system = system
        self._places = _places(system)
        kinds: dict[tuple[tuple[int, int], ...], int] = {}
        # Numbered once: a figure that a long text names often stands in thousands.
        self._kinds = {cell: kinds.setdefault(at, len(kinds)) for cell, at in self._places.items()}
        self._classes: dict[int, list[tuple[tuple[str, ...], Number]]] = {}
        self._pairs = pairs
        self._exchanges: list[tuple[Change, Mapping[int, Number]]] = []
        self._sharing = _sharing(system, self._places)
        self._doubling = 0  # exchanges that put two things right at once
        self._steps = 0

    def smallest(self, residual: Residual) -> list[Explanation]:
        """Return all explanations with the fewest changes; none when out of reach."""
        self._exchanges = list(self._exchanges_for(residual))
        effects = (effect for _, effect in self._exchanges)
        self._doubling = sum(len(effect.keys() & residual.keys()) > 1 for effect in effects)
        for size in range(1, _MOST_CHANGES + 1):
            try:
                found = self._explain(residual, size, frozenset(), frozenset())
                if different := list(dict.fromkeys(found)):
                    return different
            except GivenUp:
                break
        return []

    def _explain(
        self, residual: Residual, size: int, done: frozenset[Change], left: frozenset[int]
    ) -> Iterator[Explanation]:
        """Yield the explanations with `size` more changes, or witnesses left contradicted.

        The constraint of which fewest figures are to blame comes first: one of
        them is wrong, or the witness.
        """
        if not size or not residual:
            if not size and not residual:
                yield done, left
            return
        by_blame = sorted(residual, key=lambda number: len(self._of(number)))
        if self._least(by_blame) > size + min(size, self._doubling):
            return
        pivot = by_blame[0]
        if not self._system[pivot].must_hold:
            rest = {number: by for number, by in residual.items() if number != pivot}
            yield from self._explain(rest, size - 1, done, left | {pivot})
        for change, effect in self._changes(pivot, residual):
            rest = self._rest(residual, effect, left)
            if sum(self._system[number].must_hold for number in rest) < 2 * size:
                yield from self._explain(rest, size - 1, done | {change}, left)

    def _least(self, failing: Sequence[int]) -> int:
        """Return how many constraints have no figure in common: each takes a wrong one."""
        count = sharing = 0
        for number in failing:
            if not sharing >> number & 1:
                count += 1
                sharing |= self._sharing[number]
        return count

    def _changes(
        self, pivot: int, residual: Residual
    ) -> Iterator[tuple[Change, Mapping[int, Number]]]:
        for cells, most in self._of(pivot):
            places = self._places[cells[0]]
            for error in {residual[n] * sign for n, sign in places if n in residual}:
                if error <= most:
                    yield Change(cells, error), {n: sign * error for n, sign in places}
        for change, effect in self._exchanges:
            if pivot in effect and self._helps(effect, residual):
                yield change, effect

    def _helps(self, effect: Mapping[int, Number], residual: Residual) -> bool:
        """Say whether an exchange lets something hold that does not."""
        return any(residual.get(n) == by for n, by in effect.items())

    def _exchanges_for(self, residual: Residual) -> Iterator[tuple[Change, Mapping[int, Number]]]:
        """Yield the exchanges whose figures differ by as much as something is off."""
        figures, cells = self._report.figures, self._report.form.cells
        gaps = gaps_of(residual.values())
        for one, other in self._pairs:
            first, second = figures[one] or 0, figures[other] or 0
            gap = first - second
            if abs(gap) not in gaps or one not in self._places:
                continue
            effect: dict[int, Number] = {number: sign * gap for number, sign in self._places[one]}
            for number, sign in self._places.get(other, ()):
                effect[number] = effect.get(number, 0) - sign * gap
            effect = {number: by for number, by in effect.items() if by}
            if is_possible(cells[one], second) and is_possible(cells[other], first):
                yield Change((one, other), gap, is_exchange=True), effect

    def _of(self, number: int) -> list[tuple[tuple[str, ...], Number]]:
        """Return the cells of a constraint, those together that stand in just the same ones.

        Each group comes with the most that one of its figures can be too large by.
        """
        if number not in self._classes:
            alike: dict[int, list[str]] = {}
            for cell in self._system[number].signs:
                if cell in self._kinds:
                    alike.setdefault(self._kinds[cell], []).append(cell)
            figures = self._report.figures
            self._classes[number] = [
                (tuple(cells), max(figures[cell] or 0 for cell in cells))
                for cells in alike.values()
            ]
        return self._classes[number]

    def _rest(
        self, residual: Residual, effect: Mapping[int, Number], left: frozenset[int]
    ) -> Residual:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise GivenUp
        rest = dict(residual)
        for number, by in effect.items():
            off = rest.pop(number, 0) - by
            if off and number not in left:
                rest[number] = off
        return rest


def _places(system: Sequence[Constraint]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return for each cell the constraints it stands in, with its sign."""
    places: dict[str, list[tuple[int, int]]] = {}
    for number, constraint in enumerate(system):
        for cell, sign in constraint.signs.items():
            if sign:
                places.setdefault(cell, []).append((number, sign))
    return {cell: tuple(found) for cell, found in places.items()}


def _sharing(
    system: Sequence[Constraint], places: Mapping[str, tuple[tuple[int, int], ...]]
) -> list[int]:
    """Return for each constraint, as bits, those that have a figure in common with it."""
    sharing = [1 << number for number in range(len(system))]
    for together in {tuple(number for number, _ in each) for each in places.values()}:
        bits = sum(1 << number for number in together)
        for number in together:
            sharing[number] |= bits
    return sharing
