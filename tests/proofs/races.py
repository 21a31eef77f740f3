"""Two processes that want the same file at the same moment: one has it, the other hears of it.

    uv run python -m tests.proofs.races 500
    uv run python -m tests.proofs.races 500 lock   of those whose names have this

Both start at a barrier, so many times each race: two windows save over one another though
both were told that the file is open elsewhere; two find the lock that a killed process left;
`import -o` is called twice with the same new name.
"""

import contextlib
import io
import multiprocessing
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec

from core.commands.cli import main as command_line
from core.form.library import official_forms
from core.project.open_file import ChangedError, open_file
from core.project.project_file import encode_project, read_project
from core.storage.disk_state import look
from core.storage.locking import Lock, acquire, holder_of, lock_path
from core.storage.processes import mark_of
from tests.factories import AGENCY, narrated_report, write_project

_PATIENCE = 60.0  # s
_NAMES = ("甲", "乙")
Act = Callable[[], str]
"""What is done at the barrier; says how it ended: `won`, or anything else."""


class Barrier(Protocol):
    """Lets all go on when the last has come."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the others."""
        ...


class Turn(NamedTuple):
    """How one of the two fared, and when, in seconds of the machine's clock."""

    end: str
    started: float
    ended: float


class Result(NamedTuple):
    """What came of a race run many times; `overlapping` are those in which both worked at once."""

    race: str
    trials: int
    overlapping: int
    problems: list[str]


def _own_text(name: str) -> bytes:
    report = narrated_report(official_forms().by_id("2021"))
    report.heading = report.heading.with_text("signed_by", name)
    return encode_project(report)


def _saving(path: Path, name: str) -> Act:
    """Both windows have the file open by force; each saves what it has."""
    file = open_file(path, look(path), by_force=True)
    data = _own_text(name)

    def act() -> str:
        try:
            file.save(data, datetime.now())  # noqa: DTZ005 (as the window does)
        except ChangedError:
            return "asked"
        return "won"

    return act


def _taking_over(path: Path, _: str) -> Act:
    """A killed process has left its lock."""

    def act() -> str:
        lock = acquire(path)
        return "won" if isinstance(lock, Lock) and lock.is_held() else type(lock).__name__

    return act


def _importing(path: Path, _: str) -> Act:
    """Both import into a file that is not there yet."""
    source = path.with_name("source.txt")
    arguments = ["import", str(source), "-o", str(path)]

    def act() -> str:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            status = command_line(arguments)
        return {0: "won", 2: "refused"}.get(status, f"status {status}")

    return act


def _stale_lock(path: Path) -> None:
    lock = acquire(path)
    assert isinstance(lock, Lock)
    holder = holder_of(path)
    assert holder is not None
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    left = msgspec.structs.replace(holder, process=ended.pid, process_mark=mark_of(ended.pid))
    lock_path(path).write_bytes(msgspec.json.encode(left))


def _project(path: Path) -> None:
    write_project(path, narrated_report(official_forms().by_id("2021")))


def _source(path: Path) -> None:
    from core.exporting import export  # noqa: PLC0415 (for one race alone)

    export(narrated_report(official_forms().by_id("2021")), "txt", path.with_name("source.txt"))


class Race(NamedTuple):
    """How a race is prepared, what each of the two does, and how the other may fare."""

    prepare: Callable[[Path], None]
    ready: Callable[[Path, str], Act]
    loses: str


RACES: dict[str, Race] = {
    "two saves": Race(_project, _saving, "asked"),
    "a stale lock": Race(_stale_lock, _taking_over, "Holder"),
    "import into a new file": Race(_source, _importing, "refused"),
}


def _serve(pipe: Connection, barrier: Barrier, name: str) -> None:
    """Take part in each race that is named, until None is."""
    while (asked := pipe.recv()) is not None:
        race, path = asked
        try:
            act = RACES[race].ready(path, name)
        finally:
            barrier.wait(_PATIENCE)
        started = time.monotonic()
        try:
            end = act()
        except Exception as error:
            end = repr(error)
        pipe.send(Turn(end, started, time.monotonic()))


@contextmanager
def _two() -> Iterator[list[Connection]]:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(len(_NAMES))
    pairs = [context.Pipe() for _ in _NAMES]
    processes = [
        context.Process(target=_serve, args=(theirs, barrier, name), daemon=True)
        for (_, theirs), name in zip(pairs, _NAMES, strict=True)
    ]
    for process in processes:
        process.start()
    ours = [pipe for pipe, _ in pairs]
    try:
        yield ours
    finally:
        for pipe in ours:
            pipe.send(None)
        for process in processes:
            process.join(_PATIENCE)


def _answer(pipe: Connection) -> Turn:
    if not pipe.poll(_PATIENCE):
        return Turn("hangs", 0, 0)
    turn: Turn = pipe.recv()
    return turn


def _problems(race: str, path: Path, turns: list[Turn]) -> Iterator[str]:
    """Say what is wrong with how a race has ended."""
    ends = [turn.end for turn in turns]
    if sorted(ends) != sorted(("won", RACES[race].loses)):
        yield f"{race}: {ends}"
    elif race == "two saves" and read_project(path).heading.signed_by != _winner(ends):
        yield f"{race}: the file is not that of {_winner(ends)}, who has saved"
    elif race.startswith("import") and read_project(path).heading.agency != AGENCY:
        yield f"{race}: the file is not what was imported"
    known = {path.name, "source.txt", lock_path(path).name}
    left = sorted(each.name for each in path.parent.iterdir() if each.name not in known)
    if left:
        yield f"{race}: left behind {left}"


def _winner(ends: list[str]) -> str:
    return _NAMES[ends.index("won")]


def run(race: str, trials: int) -> Result:
    """Run a race so many times."""
    problems, overlapping = list[str](), 0
    with tempfile.TemporaryDirectory(prefix="nianbao-races-") as folder, _two() as pipes:
        for trial in range(trials):
            path = Path(folder, str(trial), "年报.nianbao")
            path.parent.mkdir()
            RACES[race].prepare(path)
            for pipe in pipes:
                pipe.send((race, path))
            turns = [_answer(pipe) for pipe in pipes]
            problems += _problems(race, path, turns)
            overlapping += max(t.started for t in turns) < min(t.ended for t in turns)
            shutil.rmtree(path.parent)
    return Result(race, trials, overlapping, problems)


def main() -> int:
    """Print how each race went; return 1 when one of them was not decided well."""
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    wanted = "".join(sys.argv[2:])
    results = [run(race, trials) for race in RACES if wanted in race]
    for result in results:
        together = f"{result.overlapping} with both at work at once"
        print(f"{result.race}: {result.trials} times, {together}, {len(result.problems)} problems")
        print("\n".join(result.problems[:10]), end="")
    return int(any(result.problems for result in results))


if __name__ == "__main__":
    sys.exit(main())
