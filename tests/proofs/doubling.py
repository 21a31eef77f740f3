"""Readers, exporters, checks and the window, with inputs that double: their time and room.

`uv run python -m tests.proofs.doubling` prints a line a case, each run in a process of its
own. A short run is among the tests; `tests/core/formats/test_linear.py` counts the work.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from core import limits
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.project.project_file import encode_project
from tests.factories import narrated_report

ROOT = Path(__file__).parents[2]
STEPS = (1, 2, 4)
MOST_SECONDS = {"check": 5.0, "import": 5.0, "export": 10.0, "window": 10.0}  # opening, two changes
MOST_MEMORY = 500  # MB
_PATIENCE = 60  # s
_WINDOW = "tests/proofs/window_once.py"
_MEASURE = (
    "import os, pathlib, resource, runpy, sys; sys.path.insert(0, '.')\n"
    "os._exit = sys.exit\n"  # by which a command ends before anything could be measured
    "try: runpy.run_path(sys.argv[0], run_name='__main__')\n"
    "finally:\n"  # what getrusage tells of itself would be that of the process that began it
    "    status = pathlib.Path('/proc/self/status').read_text().split('VmHWM:')[1]\n"
    "    used = [resource.getrusage(who) for who in (0, -1)]\n"  # itself, its children
    "    peak = max(int(status.split()[0]), used[1].ru_maxrss) // 1024\n"
    "    spent = sum(each.ru_utime + each.ru_stime for each in used)\n"
    "    print('USED', peak, spent, file=sys.stderr)"
)


class Run(NamedTuple):
    """What one call of the program took of the processor, its children's among it, and memory.

    Status None is one that did not end in time.
    """

    name: str
    step: int
    seconds: float
    megabytes: int
    status: int | None

    @property
    def is_fine(self) -> bool:
        """Whether it ended, within the limits."""
        most = MOST_SECONDS[self.name.partition(" ")[0]]
        ended = self.status in (0, 1, 2)
        return ended and self.seconds <= most and self.megabytes <= MOST_MEMORY


def _project(text: str) -> bytes:
    report = narrated_report(official_forms().by_id("2021"))
    most = limits.NARRATIVE
    report.narratives = {s.id: text[:most] for s in report.form.narratives}
    report.heading = replace(report.heading, title="甲" * limits.HEADING["title"])
    return encode_project(report)


_PAGE = "Content-Type: text/html\n\n<html><body><p>一</p></body></html>"

# Each makes a file of n thousand pieces; those of the program's own are cut at their limits.
TEXTS: dict[str, Callable[[int], bytes]] = {
    "list": lambda n: _project("一、\n" * 4_000 * n),
    "text": lambda n: _project("本镇公开工作。\n" * 2_000 * n),
    "brackets": lambda n: _project("（" * 12_000 * n),
    "figures": lambda n: _project("收到政府信息公开申请12件，" * 1_000 * n),
}
FILES: dict[str, Callable[[int], bytes]] = {
    "rows.txt": lambda n: (("1\t" * 20 + "\n") * 2_000 * n).encode(),
    "blank rows.txt": lambda n: (("a" + "\t" * 20 + "\n") * 2_000 * n).encode(),
    "pipes.txt": lambda n: ("| a |\n" * 10_000 * n).encode(),
    "list.txt": lambda n: ("一、\n" * 10_000 * n).encode(),
    "attributes.html": lambda n: (
        "<html><p " + " ".join(f"a{k}" for k in range(20_000 * n)) + ">一</p>"
    ).encode(),
    "style.html": lambda n: (
        "<html><style>" + "text-decoration:" * 10_000 * n + "</style><p>一</p>"
    ).encode(),
    "nested.html": lambda n: ("<html>" + "<div>" * 20_000 * n + "一").encode(),
    "nested.mht": lambda n: (
        "MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 1_000 * n + _PAGE
    ).encode(),
    "parameters.mht": lambda n: (
        "MIME-Version: 1.0\nX: 1\nContent-Type: text/html"
        + "".join(f"; a{k}=1" for k in range(50_000 * n))
        + "\n\n<html><body>一</body></html>"
    ).encode(),
    "blanks.json": lambda n: b"{" + b" " * (10_000_000 * n) + b"}",
}


def measured(name: str, step: int, arguments: list[str], script: str = "main.py") -> Run:
    """Run the program, or a script beside it; return what it took."""
    start = monotonic()
    measure = f"import sys; sys.argv[0] = {script!r}; {_MEASURE}"
    command = [sys.executable, "-c", measure, *arguments]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return Run(name, step, monotonic() - start, 0, None)
    said, _, used = done.stderr.rpartition(b"USED ")
    peak, spent = used.split()[:2]
    status = done.returncode if b"Traceback" not in said else -1
    return Run(name, step, float(spent), int(peak), status)


def runs(folder: Path, steps: tuple[int, ...] = STEPS) -> Iterator[Run]:
    """Check and export every text, import every file, at every size."""
    out = str(folder / "out")
    for step in steps:
        for name, make in TEXTS.items():
            path = folder / f"{name}.nianbao"
            path.write_bytes(make(step))
            yield measured(f"check {name}", step, ["check", str(path)])
            yield measured(f"window {name}", step, [str(path)], _WINDOW)
            for id_ in FORMATS:
                target = ["--final", f"--{id_}", f"{out}.{id_}"]
                yield measured(f"export {name} {id_}", step, ["export", str(path), *target])
        for name, make in FILES.items():
            path = folder / name
            path.write_bytes(make(step))
            yield measured(f"import {name}", step, ["import", str(path), "-o", f"{out}.nianbao"])


def main() -> int:
    """Print every run; return 1 when one of them was beyond a limit."""
    with tempfile.TemporaryDirectory() as folder:
        done = []
        for run in runs(Path(folder)):
            done.append(run)
            mark = "" if run.is_fine else "  BEYOND"
            print(f"{run.name:28} x{run.step} {run.seconds:6.1f} s {run.megabytes:4} MB{mark}")
    beyond = [run for run in done if not run.is_fine]
    slowest, largest = max(run.seconds for run in done), max(run.megabytes for run in done)
    print(f"{len(done)} runs, {len(beyond)} beyond; slowest {slowest:.1f} s, largest {largest} MB")
    return int(bool(beyond))


if __name__ == "__main__":
    sys.exit(main())
