"""Opens files to which accidents happened: never a traceback, a hang, much memory or a change.

    uv run python -m tests.proofs.mutations 10000

Project, Word, Excel and web files, written by the program and, where
NIANBAO_SAMPLES names a folder, published ones, go through `mutate` and are read
as the window reads them, in a process that is watched. A file may take 5 s of the
processor and 500 MB; all it may raise is a UserError.
"""

import hashlib
import multiprocessing
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from core.errors import UserError
from core.exporting import export
from core.form.library import official_forms
from core.importing import read_any
from core.project.project_file import SUFFIX
from tests.factories import narrated_report, write_project
from tests.proofs.mutate import mutate

LONGEST = 5.0  # seconds of the processor, whatever else the machine does
PATIENCE = 60.0  # seconds until a process hangs
_STARTING = 60.0  # seconds
LARGEST = 500 * 2**20  # bytes
_KINDS = (SUFFIX, ".docx", ".xlsx", ".html")


@dataclass
class Outcome:
    """The sum of all files; `problems` is empty when each was read or refused well."""

    files: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    largest: int = 0
    problems: list[str] = field(default_factory=list)


def originals(folder: Path) -> list[Path]:
    """Write good files of each kind; add the published samples there are."""
    files: list[Path] = []
    for form_id in ("2019", "2021"):
        report = narrated_report(official_forms().by_id(form_id))
        project = folder / f"{form_id}{SUFFIX}"
        write_project(project, report)
        files.append(project)
        for format_id in ("docx", "xlsx", "html"):
            path = folder / f"{form_id}.{format_id}"
            export(report, format_id, path)
            files.append(path)
    samples = os.environ.get("NIANBAO_SAMPLES")
    if samples:
        files += [p for p in sorted(Path(samples).iterdir()) if p.suffix in _KINDS]
    return files


class Reader:
    """A process that reads files, and is replaced when it hangs or dies."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,))
        self._process.start()
        theirs.close()
        if not self._pipe.poll(_STARTING):
            raise RuntimeError("no reader has started")
        self._pipe.recv()

    def read(self, path: Path) -> tuple[str, float, int]:
        """Return what came of a file (read, refused, or a problem), its time and memory."""
        self._pipe.send(path)
        if not self._pipe.poll(PATIENCE):
            self.stop()
            self._start()
            return "hangs", PATIENCE, 0
        try:
            answer: tuple[str, float, int] = self._pipe.recv()
        except EOFError:
            self.stop()
            self._start()
            return "ends the process", 0.0, 0
        return answer

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection) -> None:
    pipe.send("ready")
    while True:
        path: Path = pipe.recv()
        _forget_peak()
        began = time.process_time()
        outcome = _attempt(path)
        pipe.send((outcome, time.process_time() - began, _peak()))


def _attempt(path: Path) -> str:
    try:
        read_any(path)
    except UserError as error:
        text = str(error)
        return "refused" if text and "\n" not in text else f"says {text!r}"
    except BaseException:
        return traceback.format_exc()
    return "read"


def _forget_peak() -> None:
    """Let the system measure the process's largest memory anew."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def run(count: int, seed: int) -> Outcome:
    """Read so many mutated files; return what was found."""
    outcome, chance, reader = Outcome(), random.Random(seed), Reader()
    with tempfile.TemporaryDirectory(prefix="nianbao-mutations-") as name:
        folder = Path(name)
        sources = originals(folder)
        for number in range(count):
            source = sources[number % len(sources)]
            path = folder / f"mutated{source.suffix}"
            path.write_bytes(mutate(source.read_bytes(), chance))
            _judge(path, reader, outcome, f"{number} of {source.name}, seed {seed}")
            path.unlink()
    reader.stop()
    return outcome


def _judge(path: Path, reader: Reader, outcome: Outcome, name: str) -> None:
    before = _state(path)
    result, seconds, largest = reader.read(path)
    outcome.files[path.suffix] += 1
    outcome.refused[path.suffix] += result == "refused"
    outcome.slowest = max(outcome.slowest, seconds)
    outcome.largest = max(outcome.largest, largest)
    if result not in ("read", "refused"):
        outcome.problems.append(f"{name}: {result}")
    is_slow = seconds > LONGEST
    if largest > LARGEST or is_slow:
        outcome.problems.append(f"{name}: {largest // 2**20} MB, {seconds:.1f} s")
    if _state(path) != before:
        outcome.problems.append(f"{name}: a file was changed")
    if result not in ("read", "refused") or largest > LARGEST or is_slow:
        _keep(path, name)


def _state(path: Path) -> tuple[str, list[str]]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return digest, sorted(entry.name for entry in path.parent.iterdir())


def _keep(path: Path, name: str) -> None:
    """Keep a file that found a fault, where NIANBAO_FAULTS names a folder."""
    folder = os.environ.get("NIANBAO_FAULTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{name.partition(',')[0]}{path.suffix}").write_bytes(path.read_bytes())


def main() -> int:
    """Run the proof in full and print its figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    outcome = run(count, seed)
    for problem in outcome.problems:
        print(problem)
    for suffix, files in sorted(outcome.files.items()):
        print(f"{suffix}: {files} files, {outcome.refused[suffix]} refused")
    print(
        f"slowest {outcome.slowest:.1f} s, largest {outcome.largest // 2**20} MB,"
        f" {len(outcome.problems)} problems"
    )
    return bool(outcome.problems)


if __name__ == "__main__":
    sys.exit(main())
