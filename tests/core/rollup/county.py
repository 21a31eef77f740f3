"""Makes counties: organs with true figures, their files in every format, and faults planted."""

import os
import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import load_workbook

from core.exporting import ExportOptions, export
from core.form.library import official_forms
from core.numbers import Number
from core.project.project_file import encode_project
from core.report.report import Heading, Report
from core.rollup.model import Organ
from core.rollup.roster.names import kind_of, level_of
from tests.factories import PROPER_TEXTS, balance, blank_report

YEAR = 2024
IN_TIME = datetime(YEAR + 1, 1, 15, 9, 0, tzinfo=UTC)
FORMATS = ("nianbao", "xlsx", "docx", "html", "txt", "renamed", "pdf")
_FIRST = "石青白黄清双龙金新大小上下东西南北高平长"
_SECOND = "家溪水河山口桥坪湾田岭塘店沟林泉庙港坝湖"
_ENDS = ("乡", "镇", "街道")


@dataclass
class County:
    """A county, and what is true of it."""

    roster: list[Organ] = field(default_factory=list)
    reports: dict[str, Report] = field(default_factory=dict)

    def sums(self, names: set[str]) -> dict[str, Number]:
        """The true sums over some organs."""
        form = official_forms().for_year(YEAR)
        return {
            address: sum(self.reports[name].figures[address] or 0 for name in names)
            for address in form.cells
        }


def names(count: int) -> list[str]:
    """Return so many names of organs, all different."""
    found = []
    for number in range(count):
        first, rest = divmod(number, len(_SECOND) * len(_ENDS))
        second, end = divmod(rest, len(_ENDS))
        level, first = divmod(first, len(_FIRST))
        prefix = ""
        while level:  # as many letters as it takes: there is no end of names
            level, letter = divmod(level - 1, len(_FIRST))
            prefix = f"{_FIRST[letter]}{prefix}"
        place = f"{prefix}{_FIRST[first]}{_SECOND[second]}{_ENDS[end]}"
        found.append(f"{place}{'办事处' if place.endswith('街道') else '人民政府'}")
    return found


def true_report(name: str, seed: int, year: int = YEAR) -> Report:
    """Return a report in which everything is right, with figures of its own."""
    form = official_forms().for_year(year)
    report = blank_report(form)
    title = "".join(form.title_parts(name, year))
    report.heading = Heading(year, name, title, name, datetime(year + 1, 1, 12, tzinfo=UTC).date())
    chance = random.Random(seed)
    report.store(
        {a: chance.choice((0, 0, 1, 2, 7, 30)) for a in form.cells if a not in form.totals}
    )
    balance(report)
    if any((value or 0) < 0 for value in report.figures.values()):
        report.store({a: 0 for a in form.cells if a not in form.totals})
        report.store({next(iter(form.cells)): seed % 5})
    report.narratives = {key: text.replace("本镇", name[:2]) for key, text in PROPER_TEXTS.items()}
    return report


def county(count: int, seed: int = 1) -> County:
    """Return a county of so many organs."""
    made = County()
    for number, name in enumerate(names(count)):
        kind = kind_of(name)
        made.roster.append(Organ((name,), kind, level_of(kind)))
        made.reports[name] = true_report(name, seed * 10_000 + number)
    return made


def write(
    folder: Path, report: Report, kind: str, *, name: str = "", at: datetime = IN_TIME
) -> Path:
    """Write a report as a file of a kind, changed last at a moment."""
    folder.mkdir(parents=True, exist_ok=True)
    suffix = "xlsx" if kind == "renamed" else kind
    path = folder / f"{name or report.heading.agency}.{suffix}"
    if kind == "nianbao":
        path.write_bytes(encode_project(report))
    else:
        export(report, suffix, path, options=ExportOptions(draft=False))
    if kind == "renamed":
        _rename_sheets(path)
    stamp(path, at)
    return path


def stamp(path: Path, at: datetime) -> None:
    """Let a file be changed last at a moment."""
    os.utime(path, (at.timestamp(), at.timestamp()))


def _rename_sheets(path: Path) -> None:
    """Save a workbook as an office does: other names of sheets, no sheet for machines."""
    book = load_workbook(path)
    for sheet in book.worksheets[3:]:
        book.remove(sheet)
    for number, sheet in enumerate(book.worksheets, 1):
        sheet.title = f"Sheet{number}"
    book.save(path)


def write_all(folder: Path, made: County, kinds: tuple[str, ...] = FORMATS) -> None:
    """Write every organ's report, the kinds in turn."""
    for number, report in enumerate(made.reports.values()):
        write(folder, report, kinds[number % len(kinds)])


def of_year(report: Report, year: int) -> Report:
    """Return the report as if of another year."""
    copy = report.copy()
    heading = report.heading
    title = "".join(report.form.title_parts(heading.agency, year))
    copy.heading = replace(heading, year=year, title=title)
    return copy
