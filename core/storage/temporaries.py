"""Temporary files: named so that a later start knows whose they are, and removes what is left.

A name holds the machine, the process and, as a digest, when that process began. Those of a
process of this machine that has ended are surely nobody's; of others only a day tells.
"""

import contextlib
import hashlib
import os
import time
from pathlib import Path

from core.storage.processes import host_name, mark_of, runs

_PREFIX, SUFFIX = ".nianbao-", ".tmp"
_FORGOTTEN = 24 * 3600  # seconds after which no one can still be writing a temporary file
_PARTS = 4  # host, process, its mark, a random part


def own_prefix() -> str:
    """Return how the names of this process's temporary files begin."""
    process = os.getpid()
    return f"{_PREFIX}{_short(host_name())}-{process}-{_short(mark_of(process))}-"


def sweep(folder: Path) -> None:
    """Remove temporary files whose writer has ended, or that are a day old."""
    with contextlib.suppress(OSError):
        for path in list(folder.glob(f"{_PREFIX}*{SUFFIX}")):
            _remove_orphan(path)


def _remove_orphan(path: Path) -> None:
    with contextlib.suppress(OSError):  # the others go all the same
        if _is_orphan(path.name) or time.time() - path.stat().st_mtime > _FORGOTTEN:
            path.unlink(missing_ok=True)


def _is_orphan(name: str) -> bool:
    """Tell whether the process that made a file was one of this machine, and has ended."""
    parts = name.removeprefix(_PREFIX).removesuffix(SUFFIX).split("-", _PARTS - 1)
    if len(parts) < _PARTS or parts[0] != _short(host_name()) or not parts[1].isdecimal():
        return False
    process = int(parts[1])
    mark = mark_of(process)
    return not runs(process, mark) or _short(mark) != parts[2]


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogateescape"), digest_size=5).hexdigest()
