"""Where the reports of earlier years come from: files that are named, or that lie beside."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from core.errors import UserError
from core.formats.all_formats import OPENED
from core.importing import read_any, refuse_without_tables
from core.project.project_file import SUFFIX
from core.report.agencies import agrees, key
from core.report.report import Report
from core.storage.files import real_path

_MOST = 60
"""Files of a folder that are looked into, the newest first."""

OWN_NAME = "本报告"
_SUFFIXES = {SUFFIX, ".json", *(suffix for each in OPENED.values() for suffix in each)}
_PASSED = (".", "~$")  # hidden, or open in Office


class Source(NamedTuple):
    """A report of an earlier year, its file, and what one has to know of its figures."""

    path: Path
    report: Report
    doubt: str = ""

    @property
    def said(self) -> str:
        """Where the figures are from, in words."""
        return f"“{self.path.name}”{f'（{self.doubt}）' if self.doubt else ''}"


def read_source(path: Path) -> Source:
    """Read a report of an earlier year from any file. Raises UserError."""
    from core.interpret.result import Certainty  # noqa: PLC0415 (readers load much)

    reading = read_any(path)
    refuse_without_tables(reading, path)
    certainties = [cell.certainty for cell in reading.cells.values()]
    told = (
        (certainties.count(Certainty.MISSING), "没有读出"),
        (certainties.count(Certainty.GUESSED), "是推断的"),
    )
    return Source(path, reading.report, "，".join(f"{n}格{what}" for n, what in told if n))


def sources_beside(
    report: Report,
    folder: Path,
    passed: Iterable[Path] = (),
    progress: Callable[[float], object] = lambda _: None,
) -> list[Source]:
    """Return the organ's reports of earlier years in a folder, newest year first, one a year.

    Of several of a year a project file comes before others, then the file changed last. What
    cannot be read is none; `passed` are not looked into. `progress` hears the part done, 0 to
    1, and may raise to cancel.
    """
    known = {real_path(path) for path in passed}
    paths = [path for path in _readable(folder) if real_path(path) not in known][:_MOST]
    found: dict[int, Source] = {}
    for number, path in enumerate(paths):
        progress(number / len(paths))
        source = _source_of(report, path)
        if source is not None:
            found.setdefault(source.report.heading.year, source)
    return [found[year] for year in sorted(found, reverse=True)]


def _readable(folder: Path) -> list[Path]:
    """Return the files that may be reports: project files first, then the newest."""
    try:
        with os.scandir(folder) as entries:
            files = [e for e in entries if not e.name.startswith(_PASSED) and e.is_file()]
            dated = [(Path(entry.path), entry.stat().st_mtime) for entry in files]
    except OSError:
        return []
    kept = [pair for pair in dated if pair[0].suffix.lower() in _SUFFIXES]
    kept.sort(key=lambda pair: (pair[0].suffix.lower() != SUFFIX, -pair[1], pair[0].name))
    return [path for path, _ in kept]


def _source_of(report: Report, path: Path) -> Source | None:
    try:
        source = read_source(path)
    except UserError:
        return None
    heading = source.report.heading
    same = agrees(key(heading.agency), key(report.heading.agency))
    return source if same and heading.year < report.heading.year else None
