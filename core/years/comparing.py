"""Reports of several years → lines of figures, and how each has changed."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from core.errors import UserError
from core.form.cells import CellSpec
from core.form.form import Form
from core.numbers import EXACT, Number, format_number
from core.report.report import Report

MOST = 6
"""How many years stand beside one another: more columns than a page has room for."""

LEAST_COUNT, LEAST_AMOUNT = 10, 1
"""The least base of a percentage: of counts, and of amounts in 万元."""

_SMALL = 20  # cells of a table that is shown whole
_PLACES = Decimal("0.1")


class YearsError(UserError):
    """Reports cannot be put beside one another; the message says why."""


class Change(NamedTuple):
    """From one year to another: the difference, and in percent; None where there is none."""

    difference: Number | None
    percent: Decimal | None

    @property
    def signed(self) -> str:
        """The difference as it is printed: +3, -2, 0; empty for none."""
        return "" if self.difference is None else _with_sign(self.difference)

    @property
    def signed_percent(self) -> str:
        """The change in percent as it is printed; empty where it would say nothing."""
        return "" if self.percent is None else f"{_with_sign(self.percent)}%"


class Line(NamedTuple):
    """A cell of the form in all years, oldest first; None where a report has no figure.

    `name` is what it is called among the lines beside it.
    """

    spec: CellSpec
    name: str
    values: tuple[Number | None, ...]

    @property
    def change(self) -> Change:
        """The change from the year before to the last."""
        if len(self.values) == 1:
            return NO_CHANGE
        then, now = self.values[-2:]
        return change(now, then, is_amount=bool(self.spec.decimals))


NO_CHANGE = Change(None, None)


def change(now: Number | None, then: Number | None, *, is_amount: bool = False) -> Change:
    """Return how a figure has changed.

    No percentage of a base below 10 cases, or below 1 of an amount: from 1 to 2 is not
    +100 %, and from 0 or below there is none.
    """
    if now is None or then is None:
        return NO_CHANGE
    difference: Number = now - then if _are_counts(now, then) else _exact(now, then)
    if then < (LEAST_AMOUNT if is_amount else LEAST_COUNT):
        return Change(difference, None)
    part = EXACT.divide(Decimal(difference) * 100, Decimal(then))
    return Change(difference, part.quantize(_PLACES, ROUND_HALF_UP, EXACT))


def _are_counts(*values: Number) -> bool:
    return all(isinstance(value, int) for value in values)


def _exact(now: Number, then: Number) -> Decimal:
    return EXACT.subtract(Decimal(now), Decimal(then))


def _with_sign(value: Number) -> str:
    return f"+{format_number(value)}" if value > 0 else format_number(value)


def in_order(report: Report, earlier: Iterable[Report]) -> tuple[Report, ...]:
    """Return the reports oldest first, the last of them `report`; of one year the first given.

    Raises YearsError for one that is not of an earlier year, and for too many.
    """
    by_year: dict[int, Report] = {}
    for each in earlier:
        if each.heading.year >= report.heading.year:
            raise YearsError(
                f"“{each.heading.title}”是{each.heading.year}年的，不早于{report.heading.year}年，"
                "请选择更早年度的报告。"
            )
        by_year.setdefault(each.heading.year, each)
    if len(by_year) >= MOST:
        raise YearsError(f"最多和{MOST - 1}个年度比较，现在选了{len(by_year)}个，请去掉一些。")
    return (*(by_year[year] for year in sorted(by_year)), report)


def lines(reports: Sequence[Report], *, everything: bool = False) -> list[Line]:
    """Return the cells of the last report's form in all years.

    Without `everything`, of a large table with a column of totals these alone, and what the
    first of them is made of.
    """
    form = reports[-1].form
    if everything:
        named = [(spec, spec.name) for spec in form.cells.values()]
    else:
        named = [pair for id_ in form.tables for pair in _main_cells(form, id_)]
    return [
        Line(spec, name, tuple(each.figures.get(spec.address) for each in reports))
        for spec, name in named
    ]


def _main_cells(form: Form, table: str) -> Iterator[tuple[CellSpec, str]]:
    """Yield the cells of most interest, and what they are called among these."""
    cells, claims = list(form.cells_of(table)), form.tables[table].claims
    if len(cells) <= _SMALL or not claims or not claims.column:
        yield from ((cell, cell.name) for cell in cells)
        return
    totals = [cell for cell in cells if cell.column == claims.column]
    for number, total in enumerate(totals):
        yield total, total.row_name
        if number == 0:
            parts = (c for c in cells if c.row == total.row and c is not total)
            yield from ((part, f"其中：{part.column_name}") for part in parts)


def year_name(report: Report) -> str:
    """Return a report's year as a head: 2024年."""
    return f"{report.heading.year}年"
