"""Folders → database: what is new or changed is read, the rest is known.

What was read is written every moment, so that a refresh that is killed or cancelled goes on
where it was.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from core.rollup.database.organs import set_settled
from core.rollup.database.readings import (
    current_files,
    known_readings,
    leave,
    now,
    receive,
    write_records,
)
from core.rollup.database.store import Store
from core.rollup.model import Listener, Refreshed, Step
from core.rollup.reading.folder import Found, Listing, list_folder
from core.rollup.reading.messages import Content, Failure
from core.rollup.reading.pool import Answer, Pool, Task
from core.rollup.reading.record import ReadingRecord

_EVERY = 0.5  # seconds between two transactions
_MOST = 200  # answers of one
_FIRST = 5  # files after which the time that is left can be told


class Job(NamedTuple):
    """A file to be read: in which folder ("this" or "last" year's), where, and what it is."""

    folder: str
    root: Path
    found: Found


class Changes(NamedTuple):
    """How a folder differs from what was known of it."""

    jobs: list[Job]
    new: list[str]
    changed: list[str]
    removed: list[str]
    problems: tuple[str, ...]


def look(store: Store, folder: str, root: Path) -> Changes:
    """Compare a folder with what is known of it; nothing is read or written."""
    known, listing = current_files(store, folder), list_folder(root)
    jobs, new, changed = [], [], []
    for found in listing.files:
        before = known.get(found.path)
        if before is None:
            new.append(found.path)
        elif before[0] != found:
            changed.append(found.path)
        elif not before[2]:
            continue
        jobs.append(Job(folder, root, found))
    return Changes(jobs, new, changed, _removed(known, listing), listing.problems)


def _removed(known: dict[str, tuple[Found, str, bool]], listing: Listing) -> list[str]:
    """Return the files that are gone; what a part that did not open had is not."""
    there = {found.path for found in listing.files}
    return [path for path in known if path not in there and not listing.is_hidden(path)]


def refresh(store: Store, folders: dict[str, Path], listener: Listener | None) -> Refreshed:
    """Read what is new or changed in the folders. `listener` may raise to cancel."""
    changes = {folder: look(store, folder, root) for folder, root in folders.items()}
    jobs = [job for each in changes.values() for job in each.jobs]
    if jobs or any(each.removed for each in changes.values()):
        with store.writing():
            set_settled(store, settled=False)
            for folder, each in changes.items():
                leave(store, folder, each.removed, now())
    if jobs:
        _read(store, jobs, listener)
    this = changes.get("this")
    return Refreshed(
        new=tuple(this.new) if this else (),
        changed=tuple(this.changed) if this else (),
        removed=tuple(this.removed) if this else (),
        problems=tuple(problem for each in changes.values() for problem in each.problems),
    )


def _read(store: Store, jobs: Sequence[Job], listener: Listener | None) -> None:
    tasks = [Task(job, job.root / job.found.path) for job in jobs]
    with Pool(known_readings(store), len(tasks)) as pool:
        batch = Batch(lambda answers: _write(store, answers))
        try:
            for task, answer in Clock(len(tasks), listener).following(pool.answers(tasks)):
                batch.add(task, answer)
        finally:
            batch.flush()


def _write(store: Store, answers: Sequence[tuple[Task, Answer]]) -> None:
    with store.writing():
        write_records(store, [a for _, a in answers if isinstance(a, ReadingRecord)])
        for task, answer in answers:
            job = task.key
            if isinstance(job, Job):
                reading = answer.id if isinstance(answer, ReadingRecord | Content) else ""
                problem = answer.problem if isinstance(answer, Failure) else ""
                receive(store, job.folder, job.found, reading, problem)


class Batch:
    """Gathers answers, and writes some of them at once."""

    def __init__(self, write: Callable[[Sequence[tuple[Task, Answer]]], None]) -> None:
        self._write = write
        self._answers: list[tuple[Task, Answer]] = []
        self._written = time.monotonic()

    def add(self, task: Task, answer: Answer) -> None:
        """Take an answer."""
        self._answers.append((task, answer))
        if len(self._answers) >= _MOST or time.monotonic() - self._written > _EVERY:
            self.flush()

    def flush(self) -> None:
        """Write what there is."""
        if self._answers:
            self._write(self._answers)
        self._answers = []
        self._written = time.monotonic()


class Clock:
    """Counts what is done and tells how long the rest takes."""

    def __init__(self, total: int, listener: Listener | None) -> None:
        self._total = total
        self._listener = listener
        self._started = time.monotonic()

    def following(self, answers: Iterable[tuple[Task, Answer]]) -> Iterator[tuple[Task, Answer]]:
        """Yield the answers, and tell of each."""
        self._tell(0, "")
        for done, (task, answer) in enumerate(answers, 1):
            yield task, answer
            self._tell(done, task.key.found.path if isinstance(task.key, Job) else "")

    def _tell(self, done: int, path: str) -> None:
        if self._listener:
            spent = time.monotonic() - self._started
            left = spent / done * (self._total - done) if done >= _FIRST else None
            self._listener(Step(done, self._total, left, path))
