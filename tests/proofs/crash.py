"""Kills the program at random moments while it edits and saves, and looks at what is left.

    uv run python -m tests.proofs.crash 500

Each round is a process with the real window, offscreen. It changes one cell to
1, 2, 3 …, types text, and tells each step; then it is killed. A third of the
processes save never, a third now and then, and a third all the time and are
killed within a save. The file must be a version it has told of, whole. File and
recovery together must have all that was told to be written down, and writing a
change down must begin within as many steps as fit into 2 s: steps, because a
busy machine holds up the clock's seconds and the program's alike. How old the
oldest lost change was by the clock is printed.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NoReturn

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import ui  # noqa: F401 (before the first call of Qt; see ui.binding)
from core.form.library import official_forms
from core.project.journal import Journal, abandoned, read_journal
from core.project.project_file import read_project
from core.report.report import Report
from core.text import Difference
from tests.factories import balanced_report, write_project
from ui.application import set_up
from ui.window.main_window import MainWindow

CELL = "applications.received.natural_person"
_PACE = 8  # ms between two steps, at least
_SAFE_AFTER = 2000 // _PACE  # steps within which a change begins to be written down
_LONGEST = 3200 // _PACE  # steps until the kill
_SAVES = (0.0, 0.04, 0.3)  # the share of steps that save, in turn
_LONGEST_SAVE = 0.012  # seconds


@dataclass
class Round:
    """What a killed process had told, each with the time: versions edited and saved."""

    killed_at: float
    edits: list[tuple[int, float]] = field(default_factory=list)
    last: Counter[str] = field(default_factory=Counter)
    """The last version that was begun to be saved, and saved; recording, and recorded."""

    @property
    def waiting(self) -> int:
        """The steps since which a change waits to be written down, while the disk is idle."""
        newest = self.edits[-1][0] if self.edits else 0
        is_writing = self.last["recording"] != self.last["recorded"]
        return 0 if is_writing else newest - self.kept

    @property
    def kept(self) -> int:
        """The version that file and recovery must have at least."""
        return max(self.last["saved"], self.last["recorded"])


@dataclass
class Outcome:
    """The sum of many rounds; `problems` is empty when nothing was lost."""

    rounds: int = 0
    during_a_save: int = 0
    recovered: int = 0
    edits: int = 0
    longest_loss: float = 0.0
    problems: list[str] = field(default_factory=list)


def run(rounds: int, seed: int = 0) -> Outcome:
    """Kill so many processes; return what was found."""
    outcome, chance = Outcome(), random.Random(seed)
    for number in range(rounds):
        with tempfile.TemporaryDirectory(prefix="nianbao-crash-") as folder:
            _one_round(Path(folder), chance, outcome, number)
    return outcome


def _one_round(folder: Path, chance: random.Random, outcome: Outcome, number: int) -> None:
    os.environ["NIANBAO_DATA"] = str(folder / "data")
    path = folder / "年报.nianbao"
    report = balanced_report(official_forms().by_id("2021"))
    report.store({CELL: 0})
    write_project(path, report)
    told = _kill_one(path, chance, _SAVES[number % len(_SAVES)])
    outcome.rounds += 1
    outcome.edits += len(told.edits)
    outcome.during_a_save += told.last["begun"] != told.last["saved"]
    for problem in _look(path, told, outcome):
        outcome.problems.append(f"round {number}: {problem}")


def _kill_one(path: Path, chance: random.Random, saves: float) -> Round:
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        os.close(reader)
        _work(path, writer, saves, chance.random())
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        told = _wait(pipe, chance, within_a_save=saves == _SAVES[-1])
        os.kill(process, signal.SIGKILL)
        killed_at = time.monotonic()
        os.waitpid(process, 0)
        return _read(told + pipe.read(), killed_at)


def _wait(pipe: BinaryIO, chance: random.Random, *, within_a_save: bool) -> bytes:
    """Wait for the moment to kill; return what was told until then."""
    pipe.readline()  # ready
    if not within_a_save:
        return b"".join(pipe.readline() for _ in range(chance.randrange(1, _LONGEST)))
    told = [pipe.readline() for _ in range(chance.randrange(1, 40))]
    while not told[-1].startswith(b"begun"):
        told.append(pipe.readline())
    time.sleep(chance.uniform(0.0, _LONGEST_SAVE))
    return b"".join(told)


def _read(told: bytes, killed_at: float) -> Round:
    found = Round(killed_at)
    for line in told.splitlines():
        kind, number, at = line.split()
        if kind == b"edited":
            found.edits.append((int(number), float(at)))
        else:
            found.last[kind.decode()] = int(number)
    return found


def _look(path: Path, told: Round, outcome: Outcome) -> Iterator[str]:
    try:
        in_file = _version(read_project(path).figures[CELL])
    except Exception as error:  # whatever it is, the file is not whole
        yield f"the file cannot be read: {error}"
        return
    if in_file not in (told.last["saved"], told.last["begun"]):
        yield f"the file has version {in_file}, of {told.last}"
    recovered = 0
    for journal in abandoned():
        try:
            recovered = max(recovered, _version(read_journal(journal).report.figures[CELL]))
        except Exception as error:
            yield f"the journal cannot be read: {error}"
    newest = max(in_file, recovered)
    outcome.recovered += recovered > in_file
    if newest < told.kept:
        yield f"version {newest} is left of {told.last}"
    if told.waiting > _SAFE_AFTER:
        yield f"nothing was written down for {told.waiting} steps"
    lost = [at for n, at in told.edits if n > newest]
    if lost:
        outcome.longest_loss = max(outcome.longest_loss, told.killed_at - min(lost))


def _version(figure: object) -> int:
    return figure if isinstance(figure, int) else -1


def _work(path: Path, writer: int, saves: float, seed: float) -> NoReturn:
    """Edit and save until killed; never returns."""

    def tell(kind: str, version: int) -> None:
        os.write(writer, f"{kind} {version} {time.monotonic()}\n".encode())

    _tell_of_the_journal(tell)
    application = QApplication([])
    set_up(application)
    window = MainWindow()
    window.show()
    window.files.open_path(path)
    editor = window.files.editor
    assert editor is not None
    chance, count = random.Random(seed), [0]

    def step() -> None:
        if chance.random() < saves:
            tell("begun", count[0])
            window.files.save()
            tell("saved", count[0])
            return
        count[0] += 1
        end = len(editor.report.narrative("problems"))
        editor.edit_narrative("problems", Difference(end, "", f"第{count[0]}句。"), "输入")
        editor.change_figures({CELL: count[0]}, "填写")
        tell("edited", count[0])

    timer = QTimer()
    timer.timeout.connect(step)
    timer.start(_PACE)
    os.write(writer, b"ready\n")
    application.exec()
    os._exit(1)


def _tell_of_the_journal(tell: Callable[[str, int], None]) -> None:
    write = Journal.write

    def write_and_tell(
        self: Journal, report: Report, origin: Path | None, base: str | None
    ) -> None:
        version = _version(report.figures[CELL])
        tell("recording", version)
        write(self, report, origin, base)
        tell("recorded", version)

    Journal.write = write_and_tell  # type: ignore[method-assign]


def main() -> int:
    """Run the proof and print its figures."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("rounds", type=int, nargs="?", default=500)
    arguments.add_argument("--seed", type=int, default=int(time.time()))
    outcome = run(**vars(arguments.parse_args()))
    for problem in outcome.problems:
        print(problem)
    print(
        f"{outcome.rounds} kills after {outcome.edits} changes, {outcome.during_a_save} of them"
        f" within a save; {outcome.recovered} times recovery had more than the file;"
        f" the oldest change lost was {outcome.longest_loss:.2f} s old;"
        f" {len(outcome.problems)} problems"
    )
    return bool(outcome.problems)


if __name__ == "__main__":
    sys.exit(main())
