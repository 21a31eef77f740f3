"""The side of a reader that works in a process of its own; `process` starts it."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

Messages: TypeAlias = Callable[[bytes], Iterator[dict[str, Any]]]
"""Reads a file; yields what is done, 0 to 1, and last what is in it, or why nothing is."""


def work(messages: Messages, most_memory: int, most_seconds: int) -> None:
    """Read the file on standard input and say what is in it, within bytes and processor time."""
    _limit(most_memory, most_seconds)
    data = sys.stdin.buffer.read()
    _say({"done": 0})
    for message in messages(data):
        _say(message)


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _limit(most_memory: int, most_seconds: int) -> None:
    """Limit memory, and time where the system knows how to."""
    if sys.platform == "win32":
        from core.storage.windows import limit_memory  # noqa: PLC0415

        limit_memory(most_memory)
        return
    import resource  # noqa: PLC0415 (there is none on Windows)

    limits = ((resource.RLIMIT_AS, most_memory), (resource.RLIMIT_CPU, most_seconds))
    for kind, most in limits:
        with contextlib.suppress(OSError, ValueError):  # there is a lower limit already
            resource.setrlimit(kind, (most, most))
