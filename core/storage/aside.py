"""What touches a disk done in a thread of its own: a share that does not answer holds up nobody."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from pathlib import Path
from typing import TypeVar

from core.storage.files import is_there

PATIENCE = 0.15  # seconds, in which a disk that is well has answered
LAST_PATIENCE = 1.0  # seconds, for what would otherwise stay undone
_T = TypeVar("_T")
_last_look: Future[list[Path]] = Future()
_last_look.set_result([])


def begun(work: Callable[[], _T], patience: float | None = None) -> Future[_T]:
    """Begin a piece of work, and wait a moment for it: `PATIENCE`, or so many seconds.

    The thread does not keep the program from ending, unlike those of an executor: the
    system may not give in for minutes.
    """
    future = Future[_T]()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, name="aside", daemon=True).start()
    wait([future], PATIENCE if patience is None else patience)
    return future


def those_there(paths: Iterable[Path], *, in_doubt: bool) -> list[Path]:
    """Return the paths that are there; where no disk answers in time, all if `in_doubt`, or none.

    While an earlier look is still under way, no second one joins it.
    """
    global _last_look  # noqa: PLW0603 (the program's one look)
    asked = list(paths)
    if _last_look.done():
        _last_look = begun(lambda: list(filter(is_there, asked)))
        if _last_look.done():
            return _last_look.result()
    return asked if in_doubt else []
