"""Lets each system call of a save, an export and an import fail in turn, by strace.

    uv run python -m tests.proofs.faults             every call
    uv run python -m tests.proofs.faults --every 40  one call in forty

Each round is a process, forked with the program loaded, that does one task while strace
answers its n-th call of a kind with an error, alone or with all that follow. Afterwards the
old or the new file must be there, whole, and nothing beside it; the exit status says which,
and one Chinese sentence why.
"""

import argparse
import contextlib
import ctypes
import io
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple, NoReturn

from core.commands.cli import main as run_command
from core.errors import UserError
from core.form.library import official_forms
from core.formats.all_formats import FORMATS
from core.project.open_file import open_file
from core.project.project_file import encode_project
from core.storage.disk_state import look
from core.storage.locking import Lock, take
from core.storage.logs import start_logging
from tests.factories import balanced_report, narrated_report, write_project

REASONS = ("EIO", "ENOSPC", "EACCES")
OLD = b"old\n" * 500
_NOT_TRIED = {"mmap", "poll", "ppoll", "select", "pselect6", "execve", "exit_group"}
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(", re.MULTILINE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ANYONE = ctypes.c_ulong(-1)
_SET_TRACER = 0x59616D61  # PR_SET_PTRACER: systems let no stranger trace a process
_PATIENCE = 30.0  # seconds


class Task(NamedTuple):
    """What is done, and the file that comes of it; `old` is what stands there before."""

    name: str
    target: str
    run: Callable[[Path], int]
    old: bytes | None = OLD


class Fault(NamedTuple):
    """The n-th call of this name fails; `on` with all that come after."""

    call: str
    number: int
    reason: str
    on: bool

    @property
    def inject(self) -> str:
        """What strace is told."""
        when = f"{self.number}{'+' * self.on}"
        return f"inject={self.call}:error={self.reason}:when={when}"


class Ending(NamedTuple):
    """How a process ended, what it said, and strace's list of its calls."""

    status: int
    said: str
    calls: str


@dataclass
class Outcome:
    """The sum of all rounds; `problems` is empty when every one ended well."""

    rounds: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    problems: list[str] = field(default_factory=list)


def tasks() -> list[Task]:
    """Return what is tried: a save, each export, an import, a new report."""

    def command(*words: str) -> Callable[[Path], int]:
        return lambda folder: run_command([w.replace("@", f"{folder}/") for w in words])

    found = [Task("save", "年报.nianbao", _save)]
    for id_, suffix in [*((i, f.suffix) for i, f in FORMATS.items()), ("json", ".json")]:
        run = command("export", "@源.nianbao", f"--{id_}", f"@年报{suffix}")
        found.append(Task(f"export {id_}", f"年报{suffix}", run))
    run = command("import", "@源.html", "-o", "@新.nianbao")
    found.append(Task("import", "新.nianbao", run, None))
    run = command("new", "--year", "2024", "--agency", "清溪镇人民政府", "-o", "@新.nianbao")
    return [*found, Task("new", "新.nianbao", run, None)]


def _save(folder: Path) -> int:
    """Save as the window does: what went wrong is told by a sentence."""
    path = folder / "年报.nianbao"
    data = encode_project(narrated_report(official_forms().by_id("2021")))
    try:
        file = open_file(path, look(path))
        told = file.save(data, datetime(2025, 3, 20, 15, 30))  # noqa: DTZ001 (the clerk's time)
        file.close()
    except UserError as error:
        told = str(error)
    with contextlib.suppress(OSError):
        sys.stderr.write(told)
    return 2 if told else 0


def prepare(folder: Path, task: Task) -> Path:
    """Lay out what a task needs, in a folder of its own; return that."""
    place = folder / "files"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "sources", place)
    if task.old is not None:
        (place / task.target).write_bytes(_old(folder, task))
    return place


def _old(folder: Path, task: Task) -> bytes:
    """A save replaces what it has read; exports whatever is there."""
    return (folder / "sources" / "源.nianbao").read_bytes() if task.run is _save else OLD


def _lay_sources(folder: Path) -> None:
    (folder / "sources").mkdir()
    source = folder / "sources" / "源.nianbao"
    write_project(source, balanced_report(official_forms().by_id("2021")))
    run_command(["export", str(source), "--html", str(source.with_suffix(".html"))])


def perform(folder: Path, task: Task, *options: str) -> Ending:
    """Do a task in a process under strace, with these `-e` options."""
    place, said, log = prepare(folder, task), folder / "said", folder / "calls"
    (gate, opens), (ready, tells) = os.pipe(), os.pipe()
    process = os.fork()
    if not process:
        _child(task, place, said, gate, tells)
    os.read(ready, 1)
    command = ["strace", "-f", "-qq", "-o", str(log), "-p", str(process)]
    for option in ("trace=%file,%desc", *options):
        command += ["-e", option]
    tracer = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for_tracer(process, tracer)
        os.write(opens, b"g")
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    finally:
        for descriptor in (gate, opens, ready, tells):
            os.close(descriptor)
        tracer.wait(_PATIENCE)
    return Ending(status, said.read_text(encoding="utf-8"), log.read_text(encoding="utf-8"))


def _wait_for_tracer(process: int, tracer: "subprocess.Popen[bytes]") -> None:
    status = Path(f"/proc/{process}/status")
    while "TracerPid:\t0\n" in status.read_text(encoding="utf-8"):
        if tracer.poll() is not None:
            os.kill(process, 9)
            os.waitpid(process, 0)
            raise RuntimeError("strace cannot follow a process here")
        time.sleep(0.001)


def _child(task: Task, place: Path, said: Path, gate: int, tells: int) -> NoReturn:
    status = 99
    try:
        ctypes.CDLL(None).prctl(_SET_TRACER, _ANYONE, 0, 0, 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        os.write(tells, b"r")
        select.select([gate], [], [])
        status = _status_of(task, place)
        sys.stderr.flush()
    finally:  # never back into what the parent does
        os._exit(status)


def _status_of(task: Task, place: Path) -> int:
    try:
        return task.run(place)
    except SystemExit as error:
        return int(str(error.code))
    except BaseException:
        traceback.print_exc()
        raise


def faults_of(calls: str) -> Iterator[Fault]:
    """Yield the faults to try, given the calls of a run without any."""
    count: Counter[str] = Counter(_CALL.findall(calls))
    for name in sorted(count.keys() - _NOT_TRIED):
        for number in range(1, count[name] + 1):
            for reason in REASONS:
                yield Fault(name, number, reason, on=False)
            yield Fault(name, number, REASONS[0], on=True)


def run(every: int = 1, wanted: str = "") -> Outcome:
    """Try one fault in `every` of all tasks whose name begins so; return what was found."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="nianbao-faults-") as name:
        folder = Path(name)
        os.environ["NIANBAO_DATA"] = str(folder / "data")
        start_logging()
        _lay_sources(folder)
        for task in tasks():
            if task.name.startswith(wanted):
                _load_all(folder, task)
                _try_task(folder, task, outcome, every)
    return outcome


def _load_all(folder: Path, task: Task) -> None:
    """Do a task in this process, so that all it needs is loaded."""
    with contextlib.redirect_stdout(io.StringIO()):
        # The second run finds backups of the first.
        if any(task.run(prepare(folder, task)) for _ in range(2)):
            raise RuntimeError(f"{task.name} does not work")


def _try_task(folder: Path, task: Task, outcome: Outcome, every: int) -> None:
    calls = perform(folder, task).calls
    new = (folder / "files" / task.target).read_bytes()
    judge = partial(_judge, folder, task, new)
    for fault in list(faults_of(calls))[::every]:
        start = time.monotonic()
        ending = perform(folder, task, fault.inject)
        outcome.slowest = max(outcome.slowest, time.monotonic() - start)
        outcome.rounds[task.name] += 1
        outcome.refused[task.name] += ending.status == 2
        for problem in judge(ending, fault):
            outcome.problems.append(f"{task.name}, {fault}: {problem}")


def _judge(folder: Path, task: Task, new: bytes, ending: Ending, fault: Fault) -> Iterator[str]:
    target = folder / "files" / task.target
    there = _content(target.read_bytes()) if target.exists() else None
    old, new = None if task.old is None else _old(folder, task), _content(new)
    said = ending.said.splitlines()
    if ending.status not in (0, 2) or len(said) > 1 or "内部出错" in ending.said:
        yield f"status {ending.status}, says {ending.said[-1500:]!r}"
    if said and not (said[0].endswith("。") and _CHINESE.search(said[0])):
        yield f"says {ending.said!r}"
    is_mute = not said and fault.on and fault.call == "write"  # nor can its reason be written
    is_written = is_mute or any(w in ending.said for w in ("已", "无法输出"))
    if ending.status == 2 and not said and not is_mute:
        yield "refuses without a word"
    if there not in ((new,) if ending.status == 0 else (old, new) if is_written else (old,)):
        yield f"status {ending.status}, says {ending.said!r}, the file is neither"
    for path in set(target.parent.iterdir()) - {target}:
        if path.suffix == ".lock":  # that cannot be removed; its process has ended
            if not isinstance(take(path), Lock):
                yield f"{path.name} keeps others out"
        elif path.stem != "源" and fault.call not in ("unlink", "unlinkat"):
            yield f"leaves {path.name}"


def _content(data: bytes) -> bytes:
    """Return a file's bytes, of an archive those of its parts: it has several ways to lay them."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def main() -> int:
    """Run the proof and print its figures."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("wanted", nargs="?", default="", help="how a task's name begins")
    arguments.add_argument("--every", type=int, default=1)
    outcome = run(**vars(arguments.parse_args()))
    for problem in outcome.problems:
        print(problem)
    for name, count in outcome.rounds.items():
        print(f"{name}: {count} faults, {outcome.refused[name]} refusals")
    total, problems = outcome.rounds.total(), len(outcome.problems)
    print(f"{total} faults; slowest {outcome.slowest:.1f} s; {problems} problems")
    return bool(outcome.problems)


if __name__ == "__main__":
    sys.exit(main())
