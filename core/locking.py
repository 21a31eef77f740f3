"""Who has a file open: a small lock file beside it, with host, user, process and time.

A lock is a courtesy between people, no fence: where none can be written (a
read-only share) one works without. It is stale when its process has ended on
this machine, or when another machine has not refreshed it for a long time.
"""

import contextlib
import ctypes
import getpass
import os
import socket
import sys
import time
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

_STALE_AFTER = 2 * 3600  # seconds without a refresh from another machine
REFRESH_EVERY = 300  # seconds
_SIZE_LIMIT = 10_000  # bytes
_ENDED = "ZX"  # the states of a process on Linux that has ended


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
        return self.host == socket.gethostname() and self.user == _user()


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
    real = Path(os.path.realpath(file))
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
    holder = holder_of(file)
    if holder is not None and not by_force:
        return holder
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)  # stale, or not wanted any more
    return _create(path)


def _create(path: Path) -> Lock | Holder | None:
    token = uuid.uuid4().hex
    me = Holder(
        socket.gethostname(),
        _user(),
        os.getpid(),
        _mark(os.getpid()),
        datetime.now().astimezone(),
        token,
    )
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        return _read(path)  # somebody was quicker
    except OSError:
        return None
    with contextlib.suppress(OSError), os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.json.encode(me))
    return Lock(path, token)


def _read(path: Path) -> Holder | None:
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_SIZE_LIMIT), type=Holder)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _is_stale(path: Path, holder: Holder) -> bool:
    if holder.host != socket.gethostname():
        with contextlib.suppress(OSError):
            return time.time() - path.stat().st_mtime > _STALE_AFTER
        return True
    return not _is_alive(holder.process) or _mark(holder.process) != holder.process_mark


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return "?"


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # of another user
    return True


def _is_alive_on_windows(process: int) -> bool:
    query_limited_information, still_active = 0x1000, 259
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    handle = kernel.OpenProcess(query_limited_information, False, process)  # noqa: FBT003
    if not handle:
        return False
    status = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(status))
    kernel.CloseHandle(handle)
    return status.value == still_active


def _mark(process: int) -> str:
    """Return when a process began, where Linux tells it: the same number may come again.

    One that has ended has no mark, even if whoever started it has not noticed yet.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    state, *fields = status.rpartition(")")[2].split()
    return "" if state in _ENDED else f"{boot}/{fields[18]}"
