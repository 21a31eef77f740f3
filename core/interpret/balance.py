"""Sums that fail after reading make the cells doubtful that the failure speaks of.

A cell that another sum confirms is left alone; where no cell is more suspicious
than the others, all of the sum are. A table many of whose sums fail was most
likely read into the wrong places, and so was one that is too incomplete to tell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.form.equations import Equation, NamedCell
from core.interpret.recognised import judge_recognised
from core.interpret.result import CellReading, Certainty, Interpretation
from core.numbers import Number

_MANY = 4  # sums of a table that fail when it was read into wrong places,
_MUCH = 0.2  # and the part of them
_SUM_FAILS = "读入后“{}”不成立，这一格可疑"
_TABLE_FAILS = "读入后这张表的勾稽关系大多不成立，可能读错了行或列"
_INCOMPLETE = "这张表没有读全，勾稽关系无法核对"
_BLANK = "这一格读作空白，旁边有没找到的格，可能漏读了数字"
_REMARK = "“{}”表读入后有{}处勾稽关系不成立，可疑的{}格标为推断，请对照原文核对。"


def judge_sums(reading: Interpretation) -> Interpretation:
    """Return a reading with those cells made doubtful that the sums speak against."""
    if reading.is_scan:
        reading = judge_recognised(reading)
    form = reading.report.form
    cells = dict(reading.cells)
    remarks = list(reading.remarks)
    for table, definition in form.tables.items():
        equations = [equation for equation in form.equations if equation.table == table]
        sums = _Sums(equations, reading.cells)
        reasons = dict(sums.reasons([cell.address for cell in form.cells_of(table)]))
        lowered = [address for address in reasons if _can_be_lowered(reading, address)]
        for address in lowered:
            cells[address] = replace(
                cells[address], certainty=Certainty.GUESSED, reason=reasons[address]
            )
        if sums.failing and lowered:
            remarks.append(_REMARK.format(definition.sheet, len(sums.failing), len(lowered)))
    return replace(reading, cells=cells, remarks=tuple(remarks))


def _can_be_lowered(reading: Interpretation, address: str) -> bool:
    is_sure = reading.cells[address].certainty is Certainty.SURE
    return is_sure and address not in reading.confirmed


class _Sums:
    """The sums of a table: those that fail, those that hold, and those with gaps."""

    def __init__(self, equations: Iterable[Equation], cells: Mapping[str, CellReading]) -> None:
        self._cells = cells
        self.failing: list[Equation] = []
        self.holding: list[Equation] = []
        self.open: list[Equation] = []
        for equation in equations:
            kind = self._kind(equation)
            if kind is not None:
                kind.append(equation)

    def _kind(self, equation: Equation) -> list[Equation] | None:
        """Return where a sum belongs; None for one of blank cells, or with a blank total."""
        readings = [self._cells[address] for address in equation.cells]
        if any(reading.certainty is Certainty.MISSING for reading in readings):
            return self.open
        left, right = self._sum(equation.left), self._sum(equation.right)
        if left is None or right is None:
            return None
        return self.holding if left == right else self.failing

    def _sum(self, side: Iterable[NamedCell]) -> Number | None:
        """Return the sum of a side, blanks as 0; None where all are blank."""
        values = [self._cells[cell.address].value for cell in side]
        filled = [value for value in values if value is not None]
        return sum(filled) if filled else None

    def reasons(self, table: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the cells that are doubtful, of those of the table, and why."""
        judged = len(self.failing) + len(self.holding)
        if len(self.failing) >= _MANY and len(self.failing) > _MUCH * judged:
            yield from ((address, _TABLE_FAILS) for address in table)
        elif len(self.open) > judged:
            yield from ((address, _INCOMPLETE) for address in table)
        else:
            yield from _suspects(self.failing, self.holding)
            yield from self._blanks()

    def _blanks(self) -> Iterator[tuple[str, str]]:
        """Yield the blank cells beside cells that were not found, which no sum confirms."""
        confirmed = {address for equation in self.holding for address in equation.cells}
        beside = {address for equation in self.open for address in equation.cells}
        for address in sorted(beside - confirmed):
            if self._cells[address].value is None:
                yield address, _BLANK


def _suspects(failing: list[Equation], holding: list[Equation]) -> Iterator[tuple[str, str]]:
    """Yield the cells of each failing sum that no other confirms, or all of them."""
    confirmed = {address for equation in holding for address in equation.cells}
    for equation in failing:
        suspects = [address for address in equation.cells if address not in confirmed]
        for address in suspects or equation.cells:
            yield address, _SUM_FAILS.format(equation.name)
