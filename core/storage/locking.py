"""Who has a file open: a small lock file beside it, with host, user, process and time.

A lock is a courtesy between people, no fence: where none can be written (a
read-only share) one works without. It is stale when its process has ended on
this machine, or when another machine has not refreshed it for a long time.
"""

import contextlib
import getpass
import hashlib
import os
import sys
import time
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from core.storage.files import create_file, real_path
from core.storage.opening import open_to_read, set_aside
from core.storage.processes import host_name, mark_of, runs
from core.storage.taking_place import take_place

_STALE_AFTER = 2 * 3600  # seconds without a refresh from another machine
REFRESH_EVERY = 300  # seconds
_SIZE_LIMIT = 10_000  # bytes
_ATTEMPTS = 50  # to take a lock that comes and goes while one looks


class Holder(msgspec.Struct, frozen=True):
    """Who holds a lock. `process_mark` tells a process from a later one of the same number."""

    host: str
    user: str
    process: int
    process_mark: str
    since: datetime
    token: str

    @property
    def is_here(self) -> bool:
        """Whether it is a process of this machine and user."""
        return self.host == host_name() and self.user == _user()


@dataclass(frozen=True)
class Lock:
    """A lock that this process holds, or believes to hold."""

    path: Path
    token: str

    def refresh(self) -> None:
        """Tell other machines that the file is still open here."""
        if self.is_held():
            with contextlib.suppress(OSError):
                os.utime(self.path)

    def release(self) -> None:
        """Remove the lock, unless somebody has taken it over."""
        if self.is_held():
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)

    def is_held(self) -> bool:
        """Say whether nobody has taken it over."""
        holder = _read(self.path)
        return holder is not None and holder.token == self.token


def lock_path(file: Path) -> Path:
    """Return where the lock of a file is; that of a link is beside the file it leads to."""
    real = real_path(file)
    return real.with_name(f".~{real.name}.lock")


def holder_of(file: Path) -> Holder | None:
    """Return who has a file open; None when nobody has, or the lock is stale."""
    path = lock_path(file)
    holder = _read(path)
    return None if holder is None or _is_stale(path, holder) else holder


def acquire(file: Path, *, by_force: bool = False) -> Lock | Holder | None:
    """Lock a file; return the lock, or who has it. None where no lock can be written.

    `by_force` takes the lock over from whoever has it.
    """
    path = lock_path(file)
    try:
        return _seize(path) if by_force else take(path)
    except OSError:
        return None


def _seize(path: Path) -> Lock:
    """Take a lock over from whoever has it; of several who do so the last one has it."""
    lock = _create(path.with_name(f".~{uuid.uuid4().hex}.lock"), _this_process())
    if not isinstance(lock, Lock):
        raise FileExistsError(str(path))
    take_place(lock.path, path)
    return Lock(path, lock.token)


def remove_stale(folder: Path) -> None:
    """Remove the locks in a folder that processes of this machine and user have left."""
    with contextlib.suppress(OSError):
        for path in list(folder.glob(".~*.lock")):
            with contextlib.suppress(OSError):
                _remove_stale(path)


def _remove_stale(path: Path) -> None:
    holder = _read(path)
    if holder is not None and holder.is_here and _is_stale(path, holder):
        lock = take(path)  # in turn with those who take it over at this moment
        if isinstance(lock, Lock):
            lock.release()


def take(path: Path, stale_after: float = _STALE_AFTER) -> Lock | Holder:
    """Take the lock in a file; return it, or who has it. Raises OSError.

    That of another machine is stale when it was not refreshed for `stale_after` seconds.
    """
    set_aside(path)
    me = _this_process()
    for _ in range(_ATTEMPTS):
        taken = _take(path, me, stale_after)
        if taken is not None:
            return taken
    raise FileExistsError(str(path))  # and yet nobody's: e.g. a link that leads nowhere


def _take(path: Path, me: Holder, stale_after: float) -> Lock | Holder | None:
    """Take a lock that is free or stale; None when somebody else was at it, and has finished.

    Whoever takes a stale one over locks the lock first: of two who find it stale
    at the same moment one would otherwise remove what the other has just written.
    """
    found = _content(path)
    if found is None:
        return _create(path, me)
    holder = _decoded(found)
    if holder is not None and not _is_stale(path, holder, stale_after):
        return holder
    claim = _take(_claim_path(path, found), me, stale_after)
    if not isinstance(claim, Lock):
        return claim
    try:
        if _content(path) == found:
            take_place(claim.path, path)
            return Lock(path, me.token)
    finally:
        claim.release()  # unless it has become the lock
    return None


def _claim_path(path: Path, stale: bytes) -> Path:
    """Return where the lock is of those who take over a stale lock with this content."""
    digest = hashlib.blake2b(os.fsencode(path.name) + stale, digest_size=8)
    return path.with_name(f".~{digest.hexdigest()}.lock")


def _create(path: Path, me: Holder) -> Lock | Holder | None:
    try:
        create_file(path, msgspec.json.encode(me))
    except FileExistsError:
        return _read(path)  # somebody was quicker
    if sys.platform == "win32":  # elsewhere its name hides it
        from core.storage.windows import hide  # noqa: PLC0415 (ctypes is for Windows alone)

        hide(path)
    return Lock(path, me.token)


def _this_process() -> Holder:
    process = os.getpid()
    return Holder(
        host=host_name(),
        user=_user(),
        process=process,
        process_mark=mark_of(process),
        since=datetime.now().astimezone(),
        token=uuid.uuid4().hex,
    )


def _read(path: Path) -> Holder | None:
    try:
        content = _content(path)
    except OSError:
        return None
    return None if content is None else _decoded(content)


def _content(path: Path) -> bytes | None:
    """Return what a lock file says; None where there is none. Raises OSError."""
    try:
        with open_to_read(path) as file:
            return file.read(_SIZE_LIMIT)
    except FileNotFoundError:
        return None


def _decoded(content: bytes) -> Holder | None:
    try:
        return msgspec.json.decode(content, type=Holder)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _is_stale(path: Path, holder: Holder, stale_after: float = _STALE_AFTER) -> bool:
    if holder.host != host_name():
        with contextlib.suppress(OSError):
            return time.time() - path.stat().st_mtime > stale_after
        return True
    return not runs(holder.process, holder.process_mark)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return "?"
