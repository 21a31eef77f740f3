"""生成本级年报: the sum as a report of the own organ, and what has changed in it since."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import msgspec

from core.numbers import Number
from core.report.report import Report
from core.rollup.reading.record import canonical, figure_of
from core.rollup.summing.total import Total


class Origin(msgspec.Struct, frozen=True):
    """Where the figures of an own report came from: readings by organ (id), and the sums."""

    counted: list[tuple[int, str]]
    sums: dict[str, str]


class Later(msgspec.Struct, frozen=True):
    """A figure of the own report that the sum has left since; `organs` have another file now."""

    address: str
    then: Number | None
    now: Number | None
    organs: tuple[int, ...]


def own_report(total: Total, agency: str, signed_on: date) -> Report:
    """Return a report with the sums, ready for its texts; cells that nobody filled stay blank."""
    report = total.report(agency)
    report.heading = replace(report.heading, signed_on=signed_on)
    report.narratives = {
        section.id: report.form.template(section, agency, total.year)
        for section in report.form.narratives
    }
    return report


def origin_of(total: Total) -> Origin:
    """Return what is to be remembered of a sum that became a report."""
    return Origin(
        [(addend.organ, addend.reading) for addend in total.addends],
        {address: canonical(value) for address, value in total.figures.items()},
    )


def changes_since(
    origin: Origin, total: Total, figures_then: Mapping[str, Mapping[str, Number | None]]
) -> list[Later]:
    """Return the cells whose sum is another now, to be taken over; none where all is as it was.

    `figures_then` are the figures of the readings that were in the sum.
    """
    then = {organ: figures_then.get(reading, {}) for organ, reading in origin.counted}
    now = {addend.organ: addend.figures for addend in total.addends}
    found = []
    for address, value in total.figures.items():
        before = figure_of(total.form.cells[address], origin.sums.get(address, ""))
        if canonical(before) != canonical(value):
            organs = sorted(
                organ
                for organ in then.keys() | now.keys()
                if then.get(organ, {}).get(address) != now.get(organ, {}).get(address)
            )
            found.append(Later(address, before, value, tuple(organs)))
    return found
