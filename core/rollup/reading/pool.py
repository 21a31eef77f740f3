"""Workers that read files: as many as there are cores, ended and replaced when one hangs or dies.

A thread waits for each of them, so that a file that takes for ever takes nothing but its own
time. What they read comes out in the thread that asks.
"""

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias

import msgspec

from core.formats.scan.reading import extra
from core.rollup.reading.messages import Ask, Compare, Compared, Content, Failure, Go
from core.rollup.reading.record import ReadingRecord
from core.signed_paper import SUFFIXES as SCANS
from core.storage.processes import NO_WINDOW

_PROJECT = Path(__file__).parents[3]
_WORKER = "core.rollup.reading.worker"
_TO_START = 60.0  # seconds, where a virus scanner looks at everything first
_SECONDS = 20.0  # for a file, be it the machine that is busy
_CONVERTED = frozenset((".doc", ".wps", ".rtf", ".odt"))
_TO_CONVERT = 90.0  # LibreOffice has a minute itself
_TO_RECOGNISE = 240.0  # a scan has a process of its own with limits, and seconds for a page
# Files after which a worker is replaced at the latest, so that none grows; on Linux it tells.
_FILES_EACH = 4000 if sys.platform == "linux" else 400
_A_WORKER = 12  # files for which it pays to start one more
_TOO_LONG = "读这个文件用了太长时间，已跳过；请用 Office 或 WPS 打开它，另存一份后再放进来。"
_DIED = "读这个文件时出错，已跳过；请用 Office 或 WPS 打开它，另存一份后再放进来。"

Answer: TypeAlias = ReadingRecord | Content | Failure | Compared


class Task(NamedTuple):
    """A file to be read, by its path, or two reports to be compared; `key` is the asker's."""

    key: object
    request: Path | Compare


class Pool:
    """The workers of one refresh. Use it as a context: they end with it."""

    def __init__(self, known: set[str], tasks: int, *, seconds: float = _SECONDS) -> None:
        self._known = known
        self._seconds = seconds
        self._count = max(1, min(os.cpu_count() or 1, -(-tasks // _A_WORKER)))
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[Task, Answer]] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._workers: set[_Worker] = set()
        self._stopped = threading.Event()

    def __enter__(self) -> "Pool":
        for _ in range(self._count):
            thread = threading.Thread(target=self._serve, daemon=True, name="rollup reader")
            self._threads.append(thread)
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stopped.set()
        for _ in range(self._count):
            self._tasks.put(None)
        for worker in tuple(self._workers):
            worker.end()
        for thread in self._threads:
            thread.join(timeout=2)

    def answers(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Answer]]:
        """Yield the answers as they come: a record, the content of a known file, or a failure."""
        for task in tasks:
            self._tasks.put(task)
        for _ in tasks:
            yield self._answers.get()

    def _serve(self) -> None:
        """Let a worker do one task after the other, until there is None."""
        worker: _Worker | None = None
        while (task := self._tasks.get()) and not self._stopped.is_set():
            if worker is None or worker.is_spent:
                self._dismiss(worker)
                worker = _Worker()
                self._workers.add(worker)
            answer = self._asked(worker, task)
            if self._stopped.is_set():
                break
            self._answers.put((task, answer))
        self._dismiss(worker)

    def _dismiss(self, worker: "_Worker | None") -> None:
        if worker:
            self._workers.discard(worker)
            worker.end()

    def _asked(self, worker: "_Worker", task: Task) -> Answer:
        if isinstance(task.request, Compare):
            return worker.ask(task.request, self._seconds)
        seconds = max(self._seconds, _time_for(task.request))
        answer = worker.ask(Ask(str(task.request)), seconds)
        if not isinstance(answer, Content):
            return answer
        is_new = answer.id not in self._known
        if not is_new:
            worker.tell(Go(read=False))
            return answer
        self._known.add(answer.id)
        record = worker.ask(Go(read=True), seconds)
        if isinstance(record, Failure) and worker.has_ended:  # it would end the next one, too
            return ReadingRecord(id=answer.id, problem=record.problem)
        return record


def _time_for(path: Path) -> float:
    """Return how long another program may take with a file, 0 for one that is read right here."""
    suffix = path.suffix.lower()
    if suffix in SCANS and extra.is_there():
        return _TO_RECOGNISE
    return _TO_CONVERT if suffix in _CONVERTED else 0


class _Worker:
    """One process, with a clock."""

    def __init__(self) -> None:
        self._files = 0
        self._ended = False
        self._is_large = False
        self._late = False
        self._process = subprocess.Popen(  # noqa: S603 (its own code, no argument from outside)
            [sys.executable, "-m", _WORKER],
            cwd=_PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=NO_WINDOW,
        )
        self._decoder = msgspec.json.Decoder(Answer)

    @property
    def is_spent(self) -> bool:
        """Whether another process has to take its place."""
        return self._ended or self._is_large or self._files >= _FILES_EACH

    @property
    def has_ended(self) -> bool:
        """Whether the process died, or was ended since it took too long."""
        return self._ended

    def tell(self, message: msgspec.Struct) -> None:
        """Send what needs no answer."""
        pipe: IO[bytes] | None = self._process.stdin
        if pipe:
            with contextlib.suppress(OSError, ValueError):  # it has ended: the answer says so
                pipe.write(msgspec.json.encode(message) + b"\n")
                pipe.flush()

    def ask(self, message: msgspec.Struct, seconds: float) -> Answer:
        """Return the answer; a failure when there is none in time, or the process dies."""
        self._files += not isinstance(message, Go)
        extra = _TO_START if self._files == 1 and not isinstance(message, Go) else 0
        watch = threading.Timer(seconds + extra, self._too_late)
        watch.start()
        try:
            self.tell(message)
            line = self._process.stdout.readline() if self._process.stdout else b""
        except (OSError, ValueError):
            line = b""
        finally:
            watch.cancel()
        if line.endswith(b"\n"):
            with contextlib.suppress(msgspec.MsgspecError):
                answer: Answer = self._decoder.decode(line)
                self._is_large |= isinstance(answer, Content) and answer.is_large
                return answer
        self.end()
        return Failure(problem=_TOO_LONG if self._late else _DIED)

    def _too_late(self) -> None:
        self._late = True
        self._process.kill()

    def end(self) -> None:
        """End the process, whatever it does; one that a dead share holds is left to itself."""
        self._ended = True
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
