"""The recovery journal: the unsaved state of each open report, in the user's own folder.

Each window has one file there, locked as long as its process lives. A file
without a living holder is what was not saved before a crash, a kill or a power
cut. Every write replaces the whole file, so that it is readable at any moment.
"""

import contextlib
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from core.errors import UserError
from core.project.project_file import decode_project, encode_project
from core.report.report import Report
from core.storage.files import FileWriteError, is_text, read_file, write_bytes
from core.storage.locking import Lock, acquire, holder_of
from core.storage.refusals import explain
from core.storage.temporaries import sweep
from core.storage.user_folders import make_private, recovery_folder

_SUFFIX = ".unsaved.json"
_SIZE_LIMIT = 100 * 2**20  # bytes


class _Record(msgspec.Struct, kw_only=True):
    """The content of a journal: a project and what it was made from."""

    origin: str | None  # the report's file
    base: str | None  # the digest of that file when it was last read or written
    written: datetime
    project: msgspec.Raw


@dataclass(frozen=True)
class Unsaved:
    """A state that was not saved. `origin` is None for a report without a file."""

    path: Path
    report: Report
    origin: Path | None
    base: str | None
    written: datetime
    is_as_written: bool = True  # by the digest of its project


class Journal:
    """The journal of one window. May be written from any thread."""

    def __init__(self) -> None:
        self.path = recovery_folder() / f"{uuid.uuid4().hex}{_SUFFIX}"
        self._lock: Lock | None = None
        self._guard = threading.Lock()

    def write(self, report: Report, origin: Path | None, base: str | None) -> None:
        """Put a state in place of the one before. Raises FileWriteError."""
        record = _Record(
            origin=str(origin) if origin and is_text(str(origin)) else None,
            base=base,
            written=datetime.now().astimezone(),
            project=msgspec.Raw(encode_project(report)),
        )
        with self._guard:
            self._prepare()
            write_bytes(self.path, msgspec.json.encode(record), private=True)

    def _prepare(self) -> None:
        if self._lock is not None:
            return
        try:
            make_private(self.path.parent)
        except OSError as error:
            raise FileWriteError(
                f"无法建立文件夹“{self.path.parent}”：{explain(error)}。"
            ) from error
        lock = acquire(self.path)
        self._lock = lock if isinstance(lock, Lock) else None

    def refresh(self) -> None:
        """Tell other machines with the same folder that this window lives."""
        if self._lock is not None:
            self._lock.refresh()

    def clear(self) -> None:
        """Forget the state, because it is saved or not wanted."""
        with self._guard:
            _remove(self.path)
            if self._lock is not None:
                self._lock.release()
                self._lock = None


def abandoned() -> Iterator[Path]:
    """Yield the journals whose windows are no more, newest first."""
    sweep(recovery_folder())
    try:
        paths = sorted(recovery_folder().glob(f"*{_SUFFIX}"), key=_time, reverse=True)
    except OSError:
        return
    yield from (path for path in paths if path.is_file() and holder_of(path) is None)


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


def read_journal(path: Path) -> Unsaved:
    """Return the state in a journal. Raises UserError when it is damaged."""
    data = read_file(path, _SIZE_LIMIT)
    try:
        record = msgspec.json.decode(data, type=_Record)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(f"恢复文件“{path}”已损坏，里面的内容无法恢复。") from error
    report, doubt = decode_project(bytes(record.project), path.name)
    origin = Path(record.origin) if record.origin else None
    return Unsaved(path, report, origin, record.base, record.written, not doubt)


def claim(path: Path) -> Lock | None:
    """Take a journal over from a window that is no more; None when another window was quicker."""
    lock = acquire(path)
    return lock if isinstance(lock, Lock) else None


def discard(path: Path) -> None:
    """Remove a journal that was restored, or that is not wanted."""
    lock = claim(path)
    if lock is not None:
        _remove(path)
        lock.release()


def set_aside(path: Path) -> None:
    """Rename a journal that cannot be understood, so that it is not offered any more."""
    aside = path.with_name(f"{path.name}.damaged")
    with contextlib.suppress(OSError):
        path.rename(aside)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # it would be offered once more, which loses nothing
        return
