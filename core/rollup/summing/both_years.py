"""The sum beside last year's, over the organs that have a figure in both years."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from core.report.report import Report
from core.rollup.desk import Desk
from core.rollup.summing.total import Addend, Total, add_up, addend_of


class BothYears(NamedTuple):
    """Two sums over the same organs: last year's, and this year's."""

    last: Total
    now: Total

    @property
    def reports(self) -> tuple[Report, Report]:
        """Both as reports, last year's first."""
        return self.last.report(""), self.now.report("")

    def organs(self, address: str) -> int:
        """Return how many organs stand behind a cell."""
        return self.now.counted - len(self.now.without.get(address, ()))


def last_addends(desk: Desk, total: Total) -> dict[int, Addend]:
    """Return last year's reports of the organs in a sum, by organ."""
    counted = {addend.organ for addend in total.addends}
    readings = {row.organ.id: row.last for row in desk.rows() if row.last}
    wanted = {organ: reading for organ, reading in readings.items() if organ in counted}
    read = {
        reading: addend_of(0, reading, content)  # one by one: there are many
        for reading, content in desk.contents(list(set(wanted.values())))
    }
    return {organ: read[r]._replace(organ=organ) for organ, r in wanted.items() if r in read}


def both_years(total: Total, last: Mapping[int, Addend], needed: Collection[str] = ()) -> BothYears:
    """Return two sums in which an organ counts in a cell only with figures of both years.

    With `needed` cells, these alone are added up, over the organs that have all of them in both
    years.
    """
    pairs = [(a, last[a.organ]) for a in total.addends if a.organ in last]
    pairs = [pair for pair in pairs if all(has_all(each, needed) for each in pair)]
    alike = [
        set(needed) or {a for a, value in then.figures.items() if _is_known(now, a, value)}
        for now, then in pairs
    ]
    sums = (
        add_up(
            total.form,
            total.year - back,
            [only(pair[back], known) for pair, known in zip(pairs, alike, strict=True)],
            total.expected,
        )
        for back in (1, 0)
    )
    return BothYears(*sums)


def has_all(addend: Addend, cells: Collection[str]) -> bool:
    """Say whether a report has a figure in each of these cells."""
    return all(addend.figures.get(cell) is not None for cell in cells)


def _is_known(now: Addend, address: str, then: object) -> bool:
    return then is not None and now.figures.get(address) is not None


def only(addend: Addend, cells: Collection[str]) -> Addend:
    """Return a report with nothing but these of its cells."""
    return addend._replace(figures={cell: addend.figures.get(cell) for cell in cells})
