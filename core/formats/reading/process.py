"""Readers that work in a process of their own, limited in time and memory.

A file can be made so that reading it takes for ever, takes all memory, or makes
an engine crash. The process that reads has its limits, and its end is not that of
the program, whose report may be unsaved. `working` is its other side.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from core.formats.reading.raw import ReadError
from core.storage.processes import NO_WINDOW

_PROJECT = Path(__file__).parents[3]


class Limits(NamedTuple):
    """Seconds until the first word, and without a word after it, be it the machine that is busy."""

    to_start: float
    silent: float


def messages_of(
    worker: str, data: bytes, limits: Limits, too_large: str
) -> Generator[dict[str, Any]]:
    """Yield what a process says of a file until it ends, or is ended because it takes too long.

    `worker` is the module that it runs. Raises ReadError, with the sentence
    `too_large`, when the process did not end by itself.
    """
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(  # noqa: S603 (its own code, no argument from outside)
            [sys.executable, "-m", worker],
            cwd=_PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            creationflags=NO_WINDOW,
        )
        watch = _Watch(process, limits)
        try:
            with process:
                _send(data, process.stdin)
                for message in _lines(process.stdout):
                    watch.restart()
                    yield message
        finally:
            watch.cancel()
            process.kill()
        if process.returncode:
            errors.seek(0)
            ended = subprocess.CalledProcessError(process.returncode, worker, None, errors.read())
            raise ReadError(too_large) from ended


class _Watch:
    """Ends a process that says nothing for too long; itself it may run out of processor time."""

    def __init__(self, process: subprocess.Popen[bytes], limits: Limits) -> None:
        self._process = process
        self._silent = limits.silent
        self._start(limits.to_start)

    def _start(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._process.kill)
        self._timer.start()

    def restart(self) -> None:
        """Wait from now on."""
        self._timer.cancel()
        self._start(self._silent)

    def cancel(self) -> None:
        """Wait no longer."""
        self._timer.cancel()


def _send(data: bytes, pipe: IO[bytes] | None) -> None:
    """Give the process the file; one that has ended does not take it, and says nothing."""
    if pipe:
        with contextlib.suppress(OSError), pipe:
            pipe.write(data)


def _lines(pipe: IO[bytes] | None) -> Iterator[dict[str, Any]]:
    """Yield the lines that are whole: the last one may have been cut off."""
    for line in pipe or ():
        if line.endswith(b"\n"):
            yield json.loads(line)
