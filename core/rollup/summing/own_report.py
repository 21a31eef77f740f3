"""生成本级年报: the sum as a report of the own organ, and what has changed in it since.

The report remembers in its own file where its figures came from (`core.report.origin`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from core.numbers import Number
from core.report.origin import Origin
from core.report.report import Report
from core.rollup.reading.record import canonical, figure_of
from core.rollup.summing.total import Total


class Moved(NamedTuple):
    """What an organ adds to a cell, then and now; None where it was, or is, not in the sum."""

    organ: str
    then: Number | None
    now: Number | None


class Later(NamedTuple):
    """A figure of the own report that the sum has left since, and the organs that moved it."""

    address: str
    then: Number | None
    now: Number | None
    organs: tuple[Moved, ...]


def own_report(total: Total, agency: str, signed_on: date) -> Report:
    """Return a report with the sums, ready for its texts; cells that nobody filled stay blank."""
    report = total.report(agency)
    report.heading = replace(report.heading, signed_on=signed_on)
    report.narratives = {
        section.id: report.form.template(section, agency, total.year)
        for section in report.form.narratives
    }
    return report


def origin_of(total: Total, names: Mapping[int, str], file: Path, at: datetime) -> Origin:
    """Return what is to be remembered of a sum that becomes a report, read from a file."""
    return Origin(
        file=str(file.absolute()),
        at=at.isoformat(timespec="seconds"),
        expected=total.expected,
        organs={addend.organ: names[addend.organ] for addend in total.addends},
        shares={address: text for address in total.form.cells if (text := _shares(total, address))},
        sums={a: canonical(value) for a, value in total.figures.items() if value is not None},
    )


def _shares(total: Total, address: str) -> str:
    values = ((addend.organ, addend.figures.get(address)) for addend in total.addends)
    return " ".join(f"{organ}:{canonical(value)}" for organ, value in values if value)


def changes_since(origin: Origin, total: Total, names: Mapping[int, str]) -> list[Later]:
    """Return the cells whose sum is another now, to be taken over; none where all is as it was."""
    return [
        Later(address, before, value, tuple(_moved(origin, total, address, names)))
        for address, value in total.figures.items()
        if canonical(before := _figure(total, address, origin.sums.get(address, "")))
        != canonical(value)
    ]


def _moved(origin: Origin, total: Total, address: str, names: Mapping[int, str]) -> Iterator[Moved]:
    """Yield the organs whose figure in a cell is another than it was, most first."""
    then: dict[int, Number | None] = dict.fromkeys(origin.organs, 0)
    then |= {organ: _figure(total, address, text) for organ, text in origin.parts(address)}
    now = {addend.organ: addend.figures.get(address) for addend in total.addends}
    for organ in sorted(then.keys() | now.keys()):
        before, after = then.get(organ), now.get(organ)
        if (before or 0) != (after or 0):
            yield Moved(names.get(organ) or origin.organs.get(organ, ""), before, after)


def _figure(total: Total, address: str, text: str) -> Number | None:
    try:
        return figure_of(total.form.cells[address], text)
    except (ValueError, ArithmeticError):  # somebody edited the file
        return None
