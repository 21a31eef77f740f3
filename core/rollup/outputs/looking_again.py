"""A report that was made of a 汇总, against the 汇总 as it is now."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from core.report.origin import Origin
from core.report.report import Report
from core.rollup.desk import Desk
from core.rollup.evidence import names_of
from core.rollup.model import RollupError
from core.rollup.summing.own_report import Later, changes_since, origin_of

_GONE = "找不到汇总文件“{}”，请选择它现在在哪里。"
_NOT_KEPT = "那份汇总没有保存成文件。"
_OTHER = "“{}”是{}年的汇总，这份年报是{}年的，请选择它自己的汇总。"


class Again(NamedTuple):
    """What a 汇总 says now: its file, how complete it is, its sums, and what has changed."""

    file: Path
    completeness: str
    origin: Origin
    changes: tuple[Later, ...]

    def open_changes(self, report: Report) -> list[Later]:
        """Return what was not taken over yet; a total that is computed follows its parts."""
        known, now = report.origin.sums if report.origin else {}, self.origin.sums
        return [
            each
            for each in self.changes
            if known.get(each.address) != now.get(each.address)
            and (each.address in report.values or each.address not in report.form.totals)
        ]


def find_rollup(origin: Origin, beside: Path | None) -> Path:
    """Return where the 汇总 is: where it was, or beside the report. Raises RollupError."""
    known = Path(origin.file)
    near = [beside.parent / known.name] if beside and known.name else []
    for path in (known, *near):
        if known.name and path.is_file():
            return path
    raise RollupError(_GONE.format(known.name) if origin.file else _NOT_KEPT)


def look_again(report: Report, origin: Origin, file: Path) -> Again:
    """Add up the 汇总 as it is now. Raises RollupError; takes a while with many reports."""
    with Desk.peek(file) as desk:
        year = desk.settings.year
        if year != report.heading.year:
            raise RollupError(_OTHER.format(file.name, year, report.heading.year))
        total, names = desk.total(), names_of(desk.organs())
        now = origin_of(total, names, file, datetime.now().astimezone())
        changes = tuple(changes_since(origin, total, names))
        return Again(file, total.completeness, now, changes)


def taken_over(report: Report, again: Again, chosen: frozenset[str]) -> Report:
    """Return a report with the figures that a 汇总 says now, in the cells that were chosen."""
    taken = report.copy()
    taken.store({each.address: each.now for each in again.changes if each.address in chosen})
    done = {each.address for each in again.changes if taken.figures[each.address] == each.now}
    if taken.origin:
        taken.origin = taken.origin.with_sums(again.origin, frozenset(chosen | done))
    return taken
