"""A province at the county desk: python -m tests.proofs.rollup [3000] [--excel].

So many organs send their reports, a third each as project file, our Excel and Word, some as
PDF; some do not, or send another year's, wrong sums, a blank cell, a broken file. The desk
must find exactly these, and the sum over the rest must be the true one, from the figures the
county was made with. What it took is printed.

With --excel all send our own Excel: 38600 are the townships of the country, and take half an
hour to be written. How long a file takes, and how much memory, must not depend on how many.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from core.rollup.desk import Desk
from core.rollup.model import Settings, State, Step
from tests.core.rollup.county import YEAR, County, county, of_year, write

_KINDS = ("nianbao", "xlsx", "docx") * 9 + ("pdf",)
_EVERY = 17  # so many organs apart are those with a fault


def make(folder: Path, made: County, kinds: tuple[str, ...] = _KINDS) -> dict[str, State]:
    """Write the files; return what has to be found of each organ."""
    expected: dict[str, State] = {}
    for number, (name, report) in enumerate(made.reports.items()):
        kind, fault = kinds[number % len(kinds)], number // _EVERY % 5
        state = State.CLEAN
        if number % _EVERY:
            write(folder / str(number % 40), report, kind)
        elif fault == 0:
            state = State.MISSING
        elif fault == 1:
            state = State.MISSING
            write(folder, of_year(report, YEAR - 1), kind)
        elif fault == 2:
            state = State.ERRORS
            wrong = report.copy()
            wrong.store({next(iter(report.form.totals)): 10**6})
            write(folder, wrong, "nianbao")
        elif fault == 3:
            state = State.UNCHECKABLE
            blank = report.copy()
            blank.store({next(iter(report.values)): None})
            write(folder, blank, "xlsx")
        else:
            state = State.UNREADABLE
            (folder / f"{name}.docx").write_bytes(b"PK\x03\x04" + name.encode())
        expected[name] = state
    return expected


def run(organs: int, folder: Path, kinds: tuple[str, ...] = _KINDS) -> int:
    """Make a county, let the desk read it twice, and print what it took; 1 when it was wrong."""
    made = county(organs)
    expected = make(folder / "files", made, kinds)
    settings = Settings(YEAR, "", folder / "files")
    with Desk.create(folder / "rollup.nbhz", settings) as desk:
        desk.set_roster(made.roster)
        started = time.monotonic()
        marks: list[tuple[int, int]] = []
        before = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        desk.refresh(lambda step: _note(step, marks))
        own = sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - before
        states = {row.organ.name: row.state for row in desk.rows()}
        read = time.monotonic() - started
        desk.confirm_clean()
        total = desk.total()
    started = time.monotonic()
    with Desk.open(folder / "rollup.nbhz") as desk:
        desk.refresh()
        desk.rows()
        again = time.monotonic() - started
    clean = {name for name, state in expected.items() if state is State.CLEAN}
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{organs} organs: read in {read:.1f} s (workers {used.ru_utime + used.ru_stime:.1f} s of"
        f" processor, {used.ru_maxrss / 1024:.0f} MB at most; this process {own:.1f} s),"
        f" {(used.ru_utime + used.ru_stime + own) / organs * 1000:.1f} ms of processor a file,"
        f" again unchanged in {again:.2f} s; memory here by files done, MB: {dict(marks)}"
    )
    wrong = {name: (state, states.get(name)) for name, state in expected.items()}
    wrong = {name: pair for name, pair in wrong.items() if pair[0] is not pair[1]}
    print(f"wrong states: {wrong or 'none'}; sums true: {total.figures == made.sums(clean)}")
    return int(bool(wrong) or total.figures != made.sums(clean))


def _note(step: Step, marks: list[tuple[int, int]]) -> None:
    """Note how much memory this process takes, ten times on the way."""
    status = Path("/proc/self/statm")
    if step.done and step.done % max(1, step.total // 10) == 0 and status.exists():
        pages = int(status.read_text().split()[1])
        marks.append((step.done, pages * resource.getpagesize() // 2**20))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    with tempfile.TemporaryDirectory() as place:
        sends = ("xlsx",) if "--excel" in sys.argv else _KINDS
        sys.exit(run(numbers[0] if numbers else 3_000, Path(place), sends))
