"""What readers might have made of a file, made here; and readers that return it."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from core import importing
from core.errors import UserError
from core.form.cells import CellSpec
from core.form.library import official_forms
from core.interpret.result import CellReading, Certainty, Interpretation, Leftover
from core.numbers import format_number
from core.report.report import ABSENT
from tests.factories import narrated_report

GUESSED = "applications.received.commercial"
MISSING = "applications.granted.natural_person"
LOST_TABLE = "disputes"


def sure_reading(form_id: str = "2021") -> Interpretation:
    """A report of 2023 of which every cell was read for certain."""
    report = narrated_report(official_forms().by_id(form_id))
    cells = {
        address: CellReading(value, Certainty.SURE, format_number(value))
        for address, value in report.figures.items()
    }
    return Interpretation(report, cells)


def doubtful_reading() -> Interpretation:
    """A report with a guessed and a missing cell, without a table, with leftovers."""
    read = sure_reading()
    value = read.report.figures[GUESSED]
    cells = read.cells | {
        GUESSED: CellReading(value, Certainty.GUESSED, f"{value}件", "后面还有别的字"),
        MISSING: CellReading(None, Certainty.MISSING, reason="文件里没有这一格"),
    }
    lost = {c.address: CellReading(None, Certainty.MISSING) for c in _cells_of(read, LOST_TABLE)}
    totals = read.report.form.totals
    read.report.store({a: ABSENT for a in (MISSING, *lost) if a not in totals})
    return replace(
        read,
        cells=cells | lost,
        missing_tables=(LOST_TABLE,),
        leftovers=(Leftover("第2页页脚", "第2页"), Leftover("表格后面", "数据由平台汇总。")),
        remarks=("年度由统计期限推断为2023年。",),
    )


def _cells_of(read: Interpretation, table: str) -> Iterable[CellSpec]:
    return read.report.form.cells_of(table)


@dataclass
class Readers:
    """Stand in for all readers: they return `result`, or fail with `error`."""

    result: Interpretation = field(default_factory=sure_reading)
    error: Exception | None = None
    asked: list[object] = field(default_factory=list)
    may_go_on: threading.Event = field(default_factory=threading.Event)

    def read_any(
        self,
        path: Path,
        _forms: object = None,
        progress: Callable[[float], None] | None = None,
        *,
        part: int | None = None,
    ) -> Interpretation:
        """Read a file, and report progress before and after a pause."""
        return self._read(path if part is None else (path, part), progress)

    def read_clipboard(
        self, text: str, html: str = "", *, part: int | None = None
    ) -> Interpretation:
        """Read copied text."""
        return self._read((text, html) if part is None else (text, html, part), None)

    def _read(self, what: object, progress: Callable[[float], None] | None) -> Interpretation:
        self.asked.append(what)
        if progress:
            progress(0.2)
        assert self.may_go_on.wait(10)
        if progress:
            progress(0.9)
        if self.error:
            raise self.error
        return self.result


def install_readers(monkeypatch: pytest.MonkeyPatch) -> Readers:
    """Put readers that wait for nothing in place of the real ones."""
    readers = Readers()
    readers.may_go_on.set()
    monkeypatch.setattr(importing, "read_any", readers.read_any)
    monkeypatch.setattr(importing, "read_clipboard", readers.read_clipboard)
    return readers


class UnreadableError(UserError):
    """What a reader says about a file it cannot read."""
