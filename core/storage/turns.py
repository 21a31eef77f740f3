"""One writer at a time looks at a file and replaces it; what it saw is what it replaces.

The lock of an open file is a courtesy that may be overridden; this one is not. It is
held for the moment in which a finished file takes another's place.
"""

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.storage.files import FileWriteError, real_path
from core.storage.locking import Holder, Lock, take
from core.storage.refusals import explain

_PAUSE = 0.02  # seconds between attempts
_PATIENCE = 30.0  # seconds; a slow disk takes its time for the copy of the old version
_STALE_AFTER = 300  # seconds, of a machine that broke down at that moment

_in_this_process = threading.Lock()


@contextmanager
def turn(path: Path, check: Callable[[], object]) -> Iterator[None]:
    """Let one writer at a time replace a file, if `check` does not raise. Raises FileWriteError."""
    place = _place(real_path(path))
    with _in_this_process:
        lock = _wait(path, place)
        try:
            check()
            yield
        finally:
            lock.release()


def _place(real: Path) -> Path:
    """Return where the lock of a turn is; its name is short however long the file's is."""
    digest = hashlib.blake2b(os.fsencode(real.name), digest_size=8).hexdigest()
    return real.with_name(f".~{digest}.saving.lock")


def _wait(path: Path, place: Path) -> Lock:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            lock = take(place, _STALE_AFTER)
        except OSError as error:
            raise FileWriteError(f"无法写入文件“{path}”：{explain(error)}。") from error
        if isinstance(lock, Lock):
            return lock
        if isinstance(lock, Holder) and lock.process == os.getpid() and lock.is_here:
            place.unlink(missing_ok=True)  # ours, of a turn whose lock could not be removed
        elif time.monotonic() > end:
            raise FileWriteError(
                f"无法写入文件“{path}”：另一个窗口正在保存它，请稍后再试，或换一个名字。"
            )
        else:
            time.sleep(_PAUSE)
